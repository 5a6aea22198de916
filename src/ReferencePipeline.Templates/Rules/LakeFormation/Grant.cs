namespace ReferencePipeline.Templates.Rules.LakeFormation;

/// <summary>One grant: who may do what with what.</summary>
internal sealed record Grant(RuleScope Scope, TemplateResource Resource)
{
    public const string Type = "AWS::LakeFormation::PrincipalPermissions";
    public const string Former = "AWS::LakeFormation::Permissions";

    private static readonly string[] Reading = ["SELECT", "ALL"];

    public TemplateValue? Principal => Resource.Find("Principal.DataLakePrincipalIdentifier") ?? Resource.Find("DataLakePrincipal.DataLakePrincipalIdentifier");

    public IEnumerable<string?> Permissions => Resource.Find("Permissions")?.Items.Select(one => Scope.Text(one)) ?? [];

    public static IEnumerable<Grant> In(RuleScope scope) => scope.Of(Type, Former).Select(resource => new Grant(scope, resource));

    public bool IsTo(TemplateResource role) => Scope.Role(Principal) == role;

    /// <summary>Who may select may describe.</summary>
    public bool Lets(string permission) => Permissions.Any(one => one == permission || permission == "DESCRIBE" && Reading.Contains(one));

    /// <summary>Whether it is on the table, on all of its database, or on tags that the table may have.</summary>
    public bool Covers(string? database, string? table)
    {
        if (Resource.Find("Resource.LFTagPolicy") is { } tags)
            return Scope.Is(tags.Find("ResourceType"), "TABLE");
        return (Resource.Find("Resource.Table") ?? Resource.Find("Resource.TableWithColumns") ?? Resource.Find("Resource.TableResource")) is { } named
            && Scope.Text(named.Find("DatabaseName")) == database
            && (named.Find("TableWildcard") is not null || Scope.Text(named.Find("Name")) == table);
    }
}
