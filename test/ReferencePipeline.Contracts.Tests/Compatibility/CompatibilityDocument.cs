using System.Text;
using ReferencePipeline.Contracts.Comparing;

namespace ReferencePipeline.Contracts.Tests.Comparing;

/// <summary>Writes <c>docs/compatibility.md</c>: the table holds what the comparison says of the promises' edits.</summary>
internal static class CompatibilityDocument
{
    public static string Render()
    {
        var page = new StringBuilder(Intro);
        page.Append("| Change | Breaks | BACKWARD | FORWARD | FULL | In place | Registry | Instead |\n");
        page.Append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var row in Changes().OrderBy(change => change.Kind).ThenBy(change => change.Breaks).ThenByDescending(change => change.InPlace).Select(Row).Distinct(StringComparer.Ordinal))
            page.Append(row);
        return page.ToString();
    }

    private static IEnumerable<Change> Changes() =>
        ComparisonTests.All.SelectMany(promise => promise.Compare().Changes).Concat(
            ContractComparison.Compare(ShopContract.Read(), ShopContract.Read(edits: new Edit("maxLength: 20", "maxLength: 19"))).Changes);

    private static string Row(Change change) =>
        $"| {Words(change.Kind)} | {Who(change.Breaks)} | {Mode(change, Contracts.Compatibility.Backward)} | {Mode(change, Contracts.Compatibility.Forward)} | " +
        $"{Mode(change, Contracts.Compatibility.Full)} | {Places(change.InPlace)} | {change.Registry.ToString().ToLowerInvariant()} | {change.Instead} |\n";

    private static string Mode(Change change, Contracts.Compatibility mode) => change.Violates(mode) ? "**no**" : change.Severity is Severity.Review ? "review" : "yes";

    private static string Who(Breaks breaks) => breaks is Breaks.Nothing ? "nobody" : Listed(
        (breaks.HasFlag(Breaks.Producers), "producers"), (breaks.HasFlag(Breaks.OldData), "stored rows"), (breaks.HasFlag(Breaks.OldReaders), "readers"));

    private static string Places(Engines engines) => engines switch
    {
        Engines.All => "yes",
        Engines.None => "no",
        _ => Listed((engines.HasFlag(Engines.Athena), "Athena"), (engines.HasFlag(Engines.Spectrum), "Spectrum"), (engines.HasFlag(Engines.Firehose), "Firehose")),
    };

    private static string Listed(params (bool Holds, string Word)[] words) => string.Join(", ", words.Where(word => word.Holds).Select(word => word.Word));

    private static string Words(ChangeKind kind) =>
        string.Concat(kind.ToString().Select((letter, i) => i == 0 ? $"{letter}" : char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));

    private const string Intro =
        """
        # Compatibility

        `pipeline contract diff OLD NEW` names every change between two versions of a contract, the worst first: its path, old → new, whom it
        breaks, whether the files can stay as they are, and what to do instead ([examples](compatibility-examples.md)). The table below is written by a test from what the comparison
        says; after a change of the code run `UPDATE_DOCS=1 dotnet test test/ReferencePipeline.Contracts.Tests` and read the difference.

        ## Whom a change breaks

        - **Producers**: an event that the old version takes is refused now, or means something else.
        - **Stored rows**: rows that were stored under the old version do not hold what the new one promises.
        - **Readers**: queries and consumers made for the old version fail on new data, or meet values they were promised not to meet.

        ## Modes

        A contract says in its custom property `compatibility` which of them a new version may not break.

        - **BACKWARD** (the default): new readers read old data. Producers and stored rows may not break. Deploy the contract, then the producers.
        - **FORWARD**: old readers read new data. Readers may not break. Move the producers, then the readers.
        - **FULL**: both.
        - **NONE**: anything goes, except that a contract with another `id` is never a version of this one.

        A mode judges the shape of data. Who sees it, how long it is kept and how good it is are decisions of people: such a change breaks no mode
        and is marked *review*. Words alone are harmless, and listed all the same.

        The version must tell the change: the major part when the old version's own mode forbids it (or the mode itself is loosened), the minor
        part for all else, the patch part for words and status. Below 1.0.0 the minor part may break. A version that goes back
        is told even where nothing else has changed. One that is not semantic must only differ.

        ## In place

        Firehose writes what the table's newest version says, so new files follow at once. Old files stay as they are:

        - Parquet columns are found by name. A new column is NULL in old rows, a removed one is not read; a renamed one is a new one, empty in old rows.
        - Athena reads `tinyint`, `smallint`, `int` as any wider one up to `bigint`, and `float` as `double`, in tables with partitions
          (Athena's guide, "Change a column data type"). Decimals, and anything inside a struct, array or map, are not on its list.
        - Spectrum wants a file's type to be the column's (AWS Knowledge Center, "How do I resolve data incompatibility errors in Redshift
          Spectrum?"), so no type widens in place. Structs that differ from file to file are not documented: *In place* leaves Spectrum out.
        - Where two types of the contract are one Hive type (`u16` and `i32` are both `int`), the files do not change.
        - Partition keys are folders. No file moves when they change. Firehose cannot turn dynamic partitioning on for a stream that exists, and
          its documentation does not promise that it can be turned off.

        ## The Glue schema registry

        It compares the JSON Schemas of two versions when a version is registered. It is the second net, this comparison is the first:

        - What is not in the JSON Schema it cannot see: columns, keys, derived fields, classification, roles, promises. *blind* below.
        - Digits of decimals, widths of floats, formats and bounds of moments stand in the schema as a comment, if at all. *partly* below.
        - An optional field added is refused by some checks, since an object that is open to unknown fields might have carried any value under
          that name before; users report so under FULL (awslabs/aws-glue-schema-registry#172). Others report that breaking JSON versions pass
          unchecked (#494). AWS documents neither. *stricter* below: if the registry refuses, this comparison is still right about the pipeline.

        ## Every change

        *no*: the mode forbids it. *review*: allowed, but a person must have seen it. Where a kind stands twice, the contract around it decides:
        fields are refused when unknown, the field is a partition key or inside a struct, the table has no partitions.


        """;
}
