using System.Text.RegularExpressions;

namespace ReferencePipeline.Templates.Rules.Firehose;

/// <summary>The <c>!{namespace:value}</c> of prefixes.</summary>
internal static partial class Expressions
{
    public static bool Has(string? prefix) => prefix?.Contains("!{", StringComparison.Ordinal) ?? false;

    /// <summary>What stands before the first one.</summary>
    public static string Fixed(string prefix) => prefix.Split("!{", 2)[0];

    public static IEnumerable<(string Namespace, string Value)> In(string? prefix) =>
        Pattern().Matches(prefix ?? "").Select(found => (found.Groups["namespace"].Value, found.Groups["value"].Value));

    [GeneratedRegex(@"!\{(?<namespace>[^:}]*):?(?<value>[^}]*)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    internal static partial Regex Pattern();
}
