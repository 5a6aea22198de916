using System.Text;
using System.Text.RegularExpressions;

namespace ReferencePipeline.Rehearsal.Catalog;

/// <summary>A crawler's pattern of what it passes by: <c>*</c> stays within a folder, <c>**</c> does not.</summary>
internal static class Glob
{
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant;

    public static bool Matches(string pattern, string path) => Regex.IsMatch(path, Regular(pattern), Options, TimeSpan.FromSeconds(1));

    private static string Regular(string pattern)
    {
        var regular = new StringBuilder("^");
        var (isInClass, alternatives) = (false, 0);
        for (var at = 0; at < pattern.Length; at++)
        {
            var c = pattern[at];
            if (c == '\\' && at + 1 < pattern.Length)
                regular.Append(Regex.Escape(pattern[++at].ToString()));
            else if (isInClass)
                (isInClass, _) = (c != ']', regular.Append(c is '!' && pattern[at - 1] == '[' ? "^" : c is '[' or '^' or '\\' ? $"\\{c}" : $"{c}"));
            else if (c == '*' && at + 1 < pattern.Length && pattern[at + 1] == '*')
                (at, _) = (at + 1, regular.Append(".*"));
            else
                regular.Append(Part(c, ref isInClass, ref alternatives));
        }

        return regular.Append('$').ToString();
    }

    private static string Part(char c, ref bool isInClass, ref int alternatives)
    {
        switch (c)
        {
            case '*':
                return "[^/]*";
            case '?':
                return "[^/]";
            case '[':
                isInClass = true;
                return "[";
            case '{':
                alternatives++;
                return "(";
            case '}' when alternatives > 0:
                alternatives--;
                return ")";
            case ',' when alternatives > 0:
                return "|";
            default:
                return Regex.Escape(c.ToString());
        }
    }
}
