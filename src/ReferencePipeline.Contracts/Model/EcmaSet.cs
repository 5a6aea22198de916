using System.Globalization;

namespace ReferencePipeline.Contracts;

/// <summary>The sets of characters that ECMA-262 and .NET spell alike but mean differently, in .NET's spelling.</summary>
internal static class EcmaSet
{
    public const string Digits = "0-9";
    public const string Words = "0-9A-Z_a-z";
    public const string Spaces = @"\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";
    public const string LineEnds = @"\n\r\u2028\u2029";

    // The same three, turned round, for use inside a class.
    public const string NotDigits = @"\0-/:-\uffff";
    public const string NotWords = @"\0-/:-@\[-\^`\{-\uffff";
    public const string NotSpaces = @"\0-\x08\x0e-\x1f!-\u009f\u00a1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff\u3001-\ufefe\uff00-\uffff";

    private const string Astral = @"[\ud800-\udbff][\udc00-\udfff]";

    public static string AnyButLineEnds { get; } = Not(LineEnds);

    /// <summary>One character outside the set; beyond U+FFFF it is two <see cref="char"/>s.</summary>
    public static string Not(string set) => $@"(?:[^{set}\ud800-\udfff]|{Astral})";

    public static string Escaped(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
}
