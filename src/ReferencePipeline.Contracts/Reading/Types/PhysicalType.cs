using System.Text.RegularExpressions;

namespace ReferencePipeline.Contracts.Reading.Types;

/// <summary>What a column is called in a database: <c>VARCHAR(20)</c>, <c>timestamp with time zone</c>, <c>map&lt;string,int&gt;</c>.</summary>
/// <param name="Name">Lower case, single spaces, without what stands in brackets.</param>
/// <param name="Arguments">The numbers in parentheses.</param>
internal sealed partial record PhysicalType(string Name, IReadOnlyList<int> Arguments)
{
    private static readonly (LogicalType Logical, string[] Names)[] Table =
    [
        (LogicalType.String, ["string", "text", "varchar", "char", "character", "character varying", "nvarchar", "uuid"]),
        (LogicalType.Integer, ["tinyint", "smallint", "int", "integer", "bigint", "long", "int2", "int4", "int8"]),
        (LogicalType.Number, ["decimal", "numeric", "double", "double precision", "float8", "real", "float", "float4"]),
        (LogicalType.Boolean, ["boolean", "bool"]),
        (LogicalType.Date, ["date"]),
        (LogicalType.Timestamp,
            ["timestamp", "timestamptz", "timestamp with time zone", "timestamp without time zone", "timestamp_tz", "timestamp_ntz", "datetime"]),
        (LogicalType.Time, ["time", "time without time zone"]),
        (LogicalType.Object, ["object", "struct", "record", "json"]),
        (LogicalType.Array, ["array", "list"]),
        (LogicalType.Map, ["map"]),
    ];

    public static PhysicalType? Parse(string text)
    {
        var match = Written().Match(text.Trim());
        if (!match.Success)
            return null;
        var name = match.Groups["name"].Value + " " + match.Groups["rest"].Value;
        var arguments = match.Groups["arguments"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new PhysicalType(
            string.Join(' ', name.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            [.. arguments.Select(argument => int.TryParse(argument, out var number) ? number : int.MaxValue)]);
    }

    /// <summary>What a slip was meant to be: <c>decimal(18,2)</c> for <c>decimal(18.2)</c>, <c>varchar(20)</c> for <c>varcahr[20]</c>.</summary>
    public static string? Meant(string text)
    {
        var mended = Digits().Replace(text.Trim().Replace('[', '(').Replace(']', ')'), "${name}(${precision},${scale})");
        if (Parse(mended) is not { } parsed)
            return null;
        if (parsed.Logical is null && Nearest.To(parsed.Name, Table.SelectMany(row => row.Names)) is { } near)
            mended = near + mended[parsed.Name.Length..];
        return mended != text && Parse(mended)?.Logical is not null ? mended : null;
    }

    public LogicalType? Logical => Table.Where(row => row.Names.Contains(Name)).Select(row => (LogicalType?)row.Logical).FirstOrDefault();

    public static IReadOnlyList<string> NamesOf(LogicalType logical) => Table.Single(row => row.Logical == logical).Names;

    [GeneratedRegex(@"^(?<name>[A-Za-z][A-Za-z0-9_ ]*)(<.*>|\((?<arguments>\s*[0-9]+\s*(,\s*[0-9]+\s*)*)\)(?<rest>[A-Za-z ]*))?\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Written();

    /// <summary>Digits parted by anything but a comma.</summary>
    [GeneratedRegex(@"^(?<name>[A-Za-z]+)\s*\(\s*(?<precision>[0-9]+)\s*[.;:/ ]\s*(?<scale>[0-9]+)\s*\)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Digits();
}

/// <summary>ODCS's logical types.</summary>
internal enum LogicalType
{
    String,
    Integer,
    Number,
    Boolean,
    Date,
    Timestamp,
    Time,
    Object,
    Array,
    Map,
}
