using System.Text.RegularExpressions;

namespace ReferencePipeline.Contracts.Dialects;

/// <summary>Turns a date or time that is written by a JDK pattern into the text that Redshift's casts read.</summary>
/// <remarks>Redshift's own TO_DATE and TO_TIMESTAMP fail on a text that does not fit, and one bad event would fail every query.</remarks>
internal static partial class RedshiftIsoText
{
    /// <summary>An expression over <paramref name="text"/>, or <c>null</c> when the pattern's parts stand at no fixed place.</summary>
    public static string? Of(JdkPattern pattern, string text) =>
        Readable().IsMatch(pattern.Text) ? text : Places(pattern.Text) is { } places ? Rebuilt(places, text) : null;

    private static string? Rebuilt(Dictionary<string, (int At, int Length)> places, string text)
    {
        var date = Joined("-", "y", "M", "d");
        var time = Joined(":", "H", "m", "s");
        var fraction = Part("S") is { } digits ? $" || '.' || {digits}" : "";
        var offset = places.TryGetValue("X", out var from) ? $" || SUBSTRING({text}, {from.At})" : "";
        return (date, time) switch
        {
            (null, null) => null,
            (_, null) => date,
            (null, _) => time + fraction + offset,
            _ => $"{date} || ' ' || {time}{fraction}{offset}",
        };

        string? Part(string letter) => places.TryGetValue(letter, out var place) ? $"SUBSTRING({text}, {place.At}, {place.Length})" : null;

        string? Joined(string sign, params string[] letters)
        {
            var parts = letters.Select(Part).OfType<string>().ToList();
            return parts.Count < 2 ? null : string.Join($" || '{sign}' || ", parts);
        }
    }

    /// <summary>Where each part stands, counted from one as SUBSTRING does.</summary>
    private static Dictionary<string, (int At, int Length)>? Places(string pattern)
    {
        var places = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        var at = 1;
        foreach (Match part in Parts().Matches(pattern))
        {
            var letter = part.Value[..1] switch { "u" => "y", "x" => "X", var other => other };
            var isFixed = part.Value is "yyyy" or "uuuu" or "MM" or "dd" or "HH" or "mm" or "ss" || letter == "S";
            if (char.IsAsciiLetter(part.Value[0]) && !isFixed && (letter != "X" || part.Index + part.Length < pattern.Length))
                return null;
            var length = part.Value == "''" ? 1 : part.Value[0] == '\'' ? part.Length - 2 : part.Length;
            if (char.IsAsciiLetter(part.Value[0]) && !places.TryAdd(letter, (at, length)))
                return null;
            at += length;
        }

        return places;
    }

    /// <summary>A quoted text, a run of one letter, or a sign.</summary>
    [GeneratedRegex(@"'[^']*'|(?<letter>[A-Za-z])\k<letter>*|.", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parts();

    /// <summary>What the casts read as it stands.</summary>
    [GeneratedRegex("^(?:(?:yyyy|uuuu)-MM-dd(?:(?: |'T')HH:mm(?::ss(?:[.]S{1,6})?)?(?:[Xx]{1,3})?)?|HH:mm(?::ss(?:[.]S{1,6})?)?)$", RegexOptions.NonBacktracking)]
    private static partial Regex Readable();
}
