namespace ReferencePipeline.Templates.Rules;

/// <summary>Patterns as policies have them: <c>*</c> for any text, <c>?</c> for one character.</summary>
internal static class Glob
{
    public static bool Matches(string pattern, string text)
    {
        var (at, from, star, tried) = (0, 0, -1, 0);
        while (from < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
                (star, tried) = (at++, from);
            else if (at < pattern.Length && (pattern[at] == '?' || pattern[at] == text[from]))
                (at, from) = (at + 1, from + 1);
            else if (star >= 0)
                (at, from) = (star + 1, ++tried);
            else
                return false;
        }

        return pattern.AsSpan(at).Trim('*').IsEmpty;
    }

    /// <summary>Whether some text fits both; what follows the first star of either is taken to fit.</summary>
    public static bool Overlap(string one, string other)
    {
        var (first, second) = (Fixed(one), Fixed(other));
        return first.StartsWith(second, StringComparison.Ordinal) && second.Length < other.Length
            || second.StartsWith(first, StringComparison.Ordinal) && first.Length < one.Length
            || first == second && first.Length == one.Length && second.Length == other.Length;
    }

    private static string Fixed(string pattern) => pattern.IndexOfAny(['*', '?']) is var end and >= 0 ? pattern[..end] : pattern;
}
