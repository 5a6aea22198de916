using System.Text;

namespace ReferencePipeline.Contracts.Dialects;

/// <summary>An ECMA-262 pattern as <c>java.util.regex</c>, which Spark's RLIKE speaks, means it.</summary>
/// <remarks>The two differ inside brackets: there Java nests classes at <c>[</c>, intersects them at <c>&amp;&amp;</c>, and knows no empty class.</remarks>
internal static class JavaRegex
{
    public static string From(string ecma)
    {
        var java = new StringBuilder(ecma.Length + 8);
        var isInClass = false;
        for (var i = 0; i < ecma.Length; i++)
        {
            var c = ecma[i];
            if (c == '\\' && i + 1 < ecma.Length)
            {
                java.Append(c).Append(ecma[++i]);
            }
            else if (isInClass)
            {
                _ = c is '[' or '&' ? java.Append('\\').Append(c) : java.Append(c);
                isInClass = c != ']';
            }
            else if (ecma.AsSpan(i).StartsWith("[^]"))
            {
                java.Append(@"[\s\S]");
                i += 2;
            }
            else if (ecma.AsSpan(i).StartsWith("[]"))
            {
                java.Append(@"[^\s\S]");
                i++;
            }
            else
            {
                java.Append(c);
                isInClass = c == '[';
            }
        }

        return java.ToString();
    }
}
