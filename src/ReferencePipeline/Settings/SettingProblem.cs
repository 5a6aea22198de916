using ReferencePipeline.Contracts;

namespace ReferencePipeline.Settings;

/// <summary>One thing wrong with the settings: where, what, and what to write instead where that is not plain.</summary>
public sealed record SettingProblem(string Where, string What, string? Instead = null)
{
    /// <summary>A contract's problem, to be told together with those of the settings.</summary>
    internal static SettingProblem Of(Problem problem) =>
        new($"{problem.File}:{problem.Line}{(problem.Path.Length == 0 ? "" : $": {problem.Path}")}", problem.What, problem.Instead);

    /// <summary>On one line, whatever the parts hold.</summary>
    public override string ToString() => string.Concat($"{Where}: {What}{(Instead is null ? "" : $"; {Instead}")}".Select(c => char.IsControl(c) ? ' ' : c));
}

/// <summary>The settings cannot be used; <see cref="Problems"/> says all there is to mend.</summary>
public sealed class SettingsException(IReadOnlyList<SettingProblem> problems)
    : Exception(string.Join('\n', problems))
{
    public IReadOnlyList<SettingProblem> Problems { get; } = problems;
}
