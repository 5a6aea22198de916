namespace ReferencePipeline.Settings;

/// <summary>What came up while settings were read: everything wrong, and everything that may be set.</summary>
internal sealed class SettingsTrace(string place, bool documents = false)
{
    private readonly List<SettingProblem> problems = [];
    private readonly List<SettingDeclaration> declarations = [];

    /// <summary>Whether maps show an entry that nobody wrote, so that its settings are declared too.</summary>
    public bool Documents => documents;

    public IReadOnlyList<SettingDeclaration> Declarations => declarations;

    public void Refuse(string path, string what, string? instead = null) =>
        problems.Add(new(path.Length == 0 ? place : $"{place}.{path}", what, instead));

    public void Declare(SettingDeclaration declaration) => declarations.Add(declaration);

    public void ThrowIfRefused()
    {
        if (problems.Count > 0)
            throw new SettingsException(problems);
    }
}

/// <summary>One setting as the documentation shows it.</summary>
internal sealed record SettingDeclaration(string Path, string Type, string Allowed, string Default, string Decides);
