namespace ReferencePipeline.Templates.Rules;

/// <summary>An assembly as rules ask it.</summary>
public sealed class RuleScope
{
    private readonly ILookup<string, TemplateResource> _byType;
    private readonly Lazy<IReadOnlyList<PolicyStatement>> _statements;
    private readonly Lazy<ILookup<TemplateResource, PolicyStatement>> _identity;

    public RuleScope(CloudAssembly assembly)
    {
        (Assembly, Evaluator) = (assembly, new Evaluator(assembly, Deployment));
        _byType = assembly.Resources.ToLookup(resource => resource.Type);
        _statements = new(() => [.. PolicyStatement.In(assembly)]);
        _identity = new(() => Statements.Where(statement => statement.Kind is PolicyKind.Identity)
            .SelectMany(statement => HoldersOf(statement.Owner).Select(holder => (holder, statement)))
            .ToLookup(pair => pair.holder, pair => pair.statement));
    }

    public CloudAssembly Assembly { get; }

    /// <summary>With pseudo parameters that are nobody's.</summary>
    public Evaluator Evaluator { get; }

    /// <summary>Every statement of every policy.</summary>
    public IReadOnlyList<PolicyStatement> Statements => _statements.Value;

    /// <summary>Whether Lake Formation has a say in it at all.</summary>
    public bool IsGoverned => _byType.Any(type => type.Key.StartsWith("AWS::LakeFormation::", StringComparison.Ordinal));

    public IEnumerable<TemplateResource> Of(params IEnumerable<string> types) => types.SelectMany(type => _byType[type]);

    /// <summary>What the value comes to; <c>null</c> where there is none, or where only a deployment could tell.</summary>
    public string? Text(TemplateValue? value)
    {
        try
        {
            return value is { } given && Evaluator.Value(given) is System.Text.Json.Nodes.JsonValue ? Evaluator.Text(given) : null;
        }
        catch (AssemblyException)
        {
            return null;
        }
    }

    public bool Is(TemplateValue? value, string expected) => string.Equals(Text(value), expected, StringComparison.OrdinalIgnoreCase);

    public double? Number(TemplateValue? value) => double.TryParse(Text(value), out var number) ? number : null;

    /// <summary>What a role's policies say, its own and those that are attached to it here.</summary>
    public IEnumerable<PolicyStatement> IdentityOf(TemplateResource role) => _identity.Value[role];

    /// <summary>The policies that are resources of their own and attached to a role.</summary>
    public IEnumerable<TemplateResource> PoliciesOf(TemplateResource role) => Of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy").Where(policy => HoldersOf(policy).Contains(role));

    /// <summary>Whether a role's policies let it do something with what the text names.</summary>
    public bool May(TemplateResource role, string action, string resource) => IdentityOf(role).Any(statement => statement.Allows
        && statement.Actions.Any(allowed => Glob.Matches(allowed.ToUpperInvariant(), action.ToUpperInvariant()))
        && statement.Resources.Any(named => Text(named) is { } pattern && Glob.Matches(pattern, resource)));

    /// <summary>The role that an ARN or a name leads to, where it is made here.</summary>
    public TemplateResource? Role(TemplateValue? named)
    {
        if (named?.Target is { Type: "AWS::IAM::Role" } role)
            return role;
        return Text(named) is { } text ? Of("AWS::IAM::Role").FirstOrDefault(one => text == Evaluator.ArnOf(one) || text == Evaluator.NameOf(one)) : null;
    }

    /// <summary>The account that everything is in.</summary>
    public string Account { get; } = Deployment.AccountId;

    /// <summary>An ARN of the account and region that everything is in.</summary>
    public static string Arn(string service, string resource) => $"arn:{Deployment.Partition}:{service}:{Deployment.Region}:{Deployment.AccountId}:{resource}";

    private static PseudoParameters Deployment { get; } = new();

    private IEnumerable<TemplateResource> HoldersOf(TemplateResource policy)
    {
        if (policy.Type is "AWS::IAM::Role" or "AWS::IAM::User" or "AWS::IAM::Group")
            return [policy];
        var named = policy.Find("Roles")?.Items ?? (policy.Find("RoleName") is { } one ? [one] : []);
        return named.Select(name => Role(name)).OfType<TemplateResource>();
    }
}
