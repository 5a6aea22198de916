using System.Text.RegularExpressions;

namespace ReferencePipeline.Rehearsal.Catalog.Schema;

/// <summary>The types that Athena reads as others ("Change a column data type - Amazon Athena", those that Parquet has).</summary>
internal static partial class Widening
{
    private static readonly string[] Whole = ["tinyint", "smallint", "int", "bigint"];

    /// <summary>Digits before the point were added: the same number, and in no list of AWS's.</summary>
    public static bool IsWiderDecimal(string asTable, string fromFile) =>
        Decimal().Match(asTable) is { Success: true } wide && Decimal().Match(fromFile) is { Success: true } narrow
        && wide.Groups["scale"].Value == narrow.Groups["scale"].Value && int.Parse(wide.Groups["precision"].Value) > int.Parse(narrow.Groups["precision"].Value);

    public static bool Reads(string asTable, string fromFile) =>
        (asTable, fromFile) is ("double", "float") || Array.IndexOf(Whole, fromFile) is >= 0 and var narrow && Array.IndexOf(Whole, asTable) > narrow;

    [GeneratedRegex(@"^decimal\((?<precision>\d+),(?<scale>\d+)\)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Decimal();
}
