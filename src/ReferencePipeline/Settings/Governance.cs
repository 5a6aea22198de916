namespace ReferencePipeline.Settings;

/// <summary>Who enforces access, and who may go round it.</summary>
public sealed record Governance
{
    private Governance(SettingsReader read)
    {
        Mode = read.Value("mode", SettingKind.Choice<GovernanceMode>(), GovernanceMode.LakeFormation,
            "lake-formation enforces columns, tags and rows; iam knows prefixes only, and refuses contracts that ask for more");
        HybridAccess = read.Value("hybridAccess", SettingKind.Flag, false, "Whether IAM policies keep working on the data, beside Lake Formation's grants; these then hold only for principals that opt in");
        BreakGlassRoles = read.List("breakGlassRoles", SettingKind.Text<RolePattern>(RolePattern.Allowed, RolePattern.TryParse), [],
            "Roles that may reach the lake's objects in an emergency, past Lake Formation");
        if (HybridAccess && Mode is GovernanceMode.Iam)
            read.Refuse("hybridAccess", "without Lake Formation there is nothing to be hybrid with", "write false, or \"mode\": \"lake-formation\"");
    }

    public static Governance Default { get; } = SettingsReader.Defaults(Read);

    public GovernanceMode Mode { get; }

    public bool HybridAccess { get; }

    public IReadOnlyList<RolePattern> BreakGlassRoles { get; }

    internal static Governance Read(SettingsReader read) => new(read);
}

public enum GovernanceMode
{
    LakeFormation,
    Iam,
}
