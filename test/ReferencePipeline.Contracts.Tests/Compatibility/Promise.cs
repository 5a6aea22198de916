using ReferencePipeline.Contracts.Comparing;
using Who = ReferencePipeline.Contracts.Comparing.Breaks;

namespace ReferencePipeline.Contracts.Tests.Comparing;

/// <summary>One edit of the shop's contract and every change that it makes.</summary>
/// <remarks>
/// <c>Before</c> edits the old version as well, where the shop as it is does not show the change.
/// <c>Mirrors</c>: undoing the edit breaks FORWARD where the edit breaks BACKWARD, and the other way round.
/// </remarks>
public sealed record Promise(string Title, IReadOnlyList<Edit> Before, IReadOnlyList<Edit> Edits, IReadOnlyList<Expected> Changes, bool Mirrors = false)
{
    internal ContractComparison Compare() => ShopContract.Compare(Before, [.. Before, .. Edits]);

    internal ContractComparison Undo() => ShopContract.Compare([.. Before, .. Edits], Before);

    public override string ToString() => Title;
}

/// <summary>A change as a line of the table: who breaks (P producers, D stored data, R readers), where it is in place (A Athena, S Spectrum, F Firehose).</summary>
public sealed record Expected(string Path, ChangeKind Kind, string Breaks = "", string InPlace = "ASF")
{
    public static Expected Of(Change change) => new(
        change.Path, change.Kind,
        Letters((Who.Producers, 'P'), (Who.OldData, 'D'), (Who.OldReaders, 'R'), change.Breaks),
        Letters((Engines.Athena, 'A'), (Engines.Spectrum, 'S'), (Engines.Firehose, 'F'), change.InPlace));

    private static string Letters<T>((T Flag, char Letter) a, (T Flag, char Letter) b, (T Flag, char Letter) c, T value)
        where T : struct, Enum => string.Concat(new[] { a, b, c }.Where(pair => value.HasFlag(pair.Flag)).Select(pair => pair.Letter));
}
