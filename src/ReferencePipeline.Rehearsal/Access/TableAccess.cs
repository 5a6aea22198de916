namespace ReferencePipeline.Rehearsal.Access;

/// <summary>What a role may read of one table.</summary>
/// <param name="Columns">In lower case. None: the table is as good as not there.</param>
/// <param name="RowFilter">The rows that it sees, as Lake Formation writes conditions; <c>null</c> for all.</param>
public sealed record TableAccess(IReadOnlySet<string> Columns, string? RowFilter)
{
    public static TableAccess None { get; } = new(new HashSet<string>(), null);
}
