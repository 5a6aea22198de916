namespace ReferencePipeline.Contracts.Reading;

/// <summary>Collects what is wrong with one file.</summary>
internal sealed class ProblemList(string file)
{
    public const int Most = 1_000;

    private readonly List<Problem> _problems = [];

    public string File { get; } = file;

    public int Count => _problems.Count;

    public bool IsFull => _problems.Count >= Most;

    public void Add(int line, string path, string what, string instead)
    {
        if (!IsFull)
            _problems.Add(new Problem(File, line, path, what, instead));
    }

    /// <summary>In the file's order; of one line, in the order found.</summary>
    public IReadOnlyList<Problem> InOrder()
    {
        List<Problem> problems = [.. _problems.Distinct().OrderBy(problem => problem.Line)];
        if (IsFull)
            problems.Add(new Problem(File, problems[^1].Line, "", $"there are more than {Most:N0} problems", "mend these first"));
        return problems;
    }
}
