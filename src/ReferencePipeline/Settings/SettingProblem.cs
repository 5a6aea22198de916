namespace ReferencePipeline.Settings;

/// <summary>One thing wrong with the settings: where, what, and what to write instead where that is not plain.</summary>
public sealed record SettingProblem(string Where, string What, string? Instead = null)
{
    /// <summary>On one line, whatever the parts hold.</summary>
    public override string ToString() => string.Concat($"{Where}: {What}{(Instead is null ? "" : $"; {Instead}")}".Select(c => char.IsControl(c) ? ' ' : c));
}

/// <summary>The settings cannot be used; <see cref="Problems"/> says all there is to mend.</summary>
public sealed class SettingsException(IReadOnlyList<SettingProblem> problems)
    : Exception(string.Join('\n', problems))
{
    public IReadOnlyList<SettingProblem> Problems { get; } = problems;
}
