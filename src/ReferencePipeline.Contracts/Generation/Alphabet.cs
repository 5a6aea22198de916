namespace ReferencePipeline.Contracts.Generation;

/// <summary>The characters that a class or an escape of a pattern stands for, asked of the pattern's own engine.</summary>
internal static class Alphabet
{
    /// <summary>All printable ASCII characters that belong to it; where there is none, the first few others.</summary>
    public static IReadOnlyList<string> Of(string piece)
    {
        if (!EcmaPattern.TryParse($"^{piece}$", out var pattern, out _))
            throw new InvalidOperationException($"'{piece}' is a piece of an accepted pattern, and is not accepted alone.");

        string[] printable = [.. Within(pattern, ' ', '~')];
        if (printable.Length > 0)
            return printable;
        string[] others = [.. Within(pattern, '\u00a0', '\ufffd').Take(64)];
        return others.Length > 0 ? others : [.. Within(pattern, '\0', '\u009f')];
    }

    private static IEnumerable<string> Within(EcmaPattern pattern, char first, char last) =>
        Enumerable.Range(first, last - first + 1).Select(code => (char)code)
            .Where(c => !char.IsSurrogate(c)).Select(c => c.ToString()).Where(text => pattern.Matches(text));
}
