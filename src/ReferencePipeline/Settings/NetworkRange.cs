using System.Text.RegularExpressions;

namespace ReferencePipeline.Settings;

/// <summary>A private network of 1024 addresses, in quarters: Redshift takes up to some 130 in each of three zones.</summary>
public readonly partial record struct NetworkRange
{
    internal const string Allowed = "a private range of 1024 addresses, like 10.42.0.0/22";

    private const int Size = 22;

    private NetworkRange(string prefix, int third) => (Prefix, Third) = (prefix, third);

    public static NetworkRange Default { get; } = new("10.42", 0);

    private string Prefix { get; }

    private int Third { get; }

    public static NetworkRange? TryParse(string text)
    {
        if (Pattern().Match(text) is not { Success: true } match
            || !byte.TryParse(match.Groups["first"].Value, out var first) || !byte.TryParse(match.Groups["second"].Value, out var second)
            || !byte.TryParse(match.Groups["third"].Value, out var third) || third % 4 != 0)
        {
            return null;
        }

        var isPrivate = (first, second) is (10, _) or (172, >= 16 and <= 31) or (192, 168);
        return isPrivate ? new($"{first}.{second}", third) : null;
    }

    /// <summary>The addresses of one zone.</summary>
    public string Quarter(int number) => $"{Prefix}.{Third + number}.0/24";

    public override string ToString() => $"{Prefix}.{Third}.0/{Size}";

    [GeneratedRegex(@"^(?<first>0|[1-9][0-9]{0,2})\.(?<second>0|[1-9][0-9]{0,2})\.(?<third>0|[1-9][0-9]{0,2})\.0/22$", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
