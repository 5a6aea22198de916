namespace ReferencePipeline.Contracts.Reading;

/// <summary>Collects what is wrong with one file.</summary>
internal sealed class ProblemList(string file)
{
    private readonly List<Problem> _problems = [];

    public string File { get; } = file;

    public int Count => _problems.Count;

    public void Add(int line, string path, string what, string instead) => _problems.Add(new Problem(File, line, path, what, instead));

    /// <summary>In the file's order; of one line, in the order found.</summary>
    public IReadOnlyList<Problem> InOrder() => [.. _problems.Distinct().OrderBy(problem => problem.Line)];
}
