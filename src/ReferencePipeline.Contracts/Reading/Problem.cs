namespace ReferencePipeline.Contracts;

/// <summary>One thing wrong with a contract: where, what, and what to write instead.</summary>
public sealed record Problem(string File, int Line, string Path, string What, string Instead)
{
    /// <summary><c>file:line: path: what; what instead</c>, on one line whatever the parts hold.</summary>
    public override string ToString() =>
        $"{File}:{Line}: {(Path.Length == 0 ? "" : OneLine(Path) + ": ")}{OneLine(What)}; {OneLine(Instead)}";

    private const int LongestPart = 400;

    private static string OneLine(string text)
    {
        var clipped = text.Length <= LongestPart ? text : text[..LongestPart] + "…";
        return clipped.Any(char.IsControl) ? string.Concat(clipped.Select(c => char.IsControl(c) ? ' ' : c)) : clipped;
    }
}

/// <summary>The contracts cannot be used; <see cref="Problems"/> says all there is to mend, in the files' order.</summary>
public sealed class ContractException(IReadOnlyList<Problem> problems)
    : Exception(string.Join('\n', problems.Select(problem => problem.ToString())))
{
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
