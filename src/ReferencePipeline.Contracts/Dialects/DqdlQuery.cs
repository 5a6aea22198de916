using System.Text.RegularExpressions;

namespace ReferencePipeline.Contracts.Dialects;

/// <summary>A query that the contract's author wrote, as CustomSql.</summary>
internal static partial class DqdlQuery
{
    public static string CustomSql(string query) => $"CustomSql {DqdlExpression.Quote(query)}";

    /// <summary>The query with its placeholders filled in, or the reason why Glue could not run it; a dataset's own rule has no place.</summary>
    public static DqdlOutcome Of(DqdlMetric.Origin origin, SqlRule rule, DqdlPlace? place)
    {
        var query = rule.Query.ReplaceLineEndings("\n").Trim().TrimEnd(';').TrimEnd();
        if (query.Contains('"', StringComparison.Ordinal))
            return origin.Skip("DQDL cannot hold a double quote; quote texts with ' and names with `");
        if (query.EndsWith('\\'))
            return origin.Skip("it ends in a backslash");
        if (query.Contains(';', StringComparison.Ordinal))
            return origin.Skip("CustomSql runs one statement, and a ; ends it");

        string? reason = null;
        var text = Placeholder().Replace(query, match =>
        {
            switch (match.Groups["name"].Value)
            {
                case "object" or "table":
                    return "primary";
                case "property" or "column" when place is { IsInsideList: false }:
                    return place.Plain;
                case "property" or "column":
                    reason = place is null ? $"a dataset's rule has no {match.Value}; write it below a property" : $"{match.Value} stands inside an array or a map, which is no column";
                    return match.Value;
                default:
                    reason = $"{match.Value} stands for nothing; use {{object}} or {{property}}";
                    return match.Value;
            }
        });
        return reason is null ? origin.Write(DqdlExpression.Compare(CustomSql(text), rule.Comparison)) : origin.Skip(reason);
    }

    /// <summary>ODCS's placeholders. Its own pages also write <c>{table}</c>, <c>{column}</c> and a dollar before the brace.</summary>
    [GeneratedRegex(@"\$?\{(?<name>[A-Za-z_]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
