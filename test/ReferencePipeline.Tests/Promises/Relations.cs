namespace ReferencePipeline.Tests.Promises;

/// <summary>Promises about what two places of the templates say of the same thing.</summary>
internal static class Relations
{
    public static IReadOnlyList<Promise> All { get; } =
    [
        .. SchemaRelations.All,
        .. PolicyRelations.All,
        .. GrantRelations.All,
        .. QueryRelations.All,
        .. AlarmRelations.All,
        .. OrderRelations.All,
    ];
}
