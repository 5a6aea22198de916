namespace ReferencePipeline.Templates;

/// <summary>What a policy is about.</summary>
public enum PolicyKind
{
    /// <summary>What a role, user or group may do.</summary>
    Identity,

    /// <summary>Who may do something with a resource.</summary>
    Resource,

    /// <summary>Who may become a role.</summary>
    Trust,
}

/// <summary>One statement of a policy.</summary>
/// <param name="Owner">The resource that holds it.</param>
/// <param name="Value">The statement as it is written.</param>
/// <param name="Kind">What its policy is about.</param>
public sealed record PolicyStatement(TemplateResource Owner, TemplateValue Value, PolicyKind Kind)
{
    /// <summary>What it is called, if it is called anything.</summary>
    public string? Sid => Value.Member(nameof(Sid)) is { IsText: true } name ? name.Literal : null;

    public bool Allows => Value.Find("Effect") is { IsText: true, Literal: "Allow" };

    /// <summary>The actions that are plain text, which CloudFormation leaves as they are.</summary>
    public IReadOnlyList<string> Actions => Texts("Action");

    public IEnumerable<TemplateValue> Resources => Value.Member("Resource")?.Items ?? [];

    /// <summary>Whether anybody at all is meant: <c>*</c>, as itself or as an AWS principal.</summary>
    public bool IsForEverybody => Value.Member("Principal") is { } principal && (IsStar(principal) || principal.Member("AWS") is { } accounts && accounts.Items.Any(IsStar));

    public IReadOnlyList<TemplateValue> Principals(string kind) => Value.Member("Principal")?.Member(kind) is { } named ? [.. named.Items] : [];

    /// <summary>Every test of its condition: the operator, the key and what it is compared with.</summary>
    public IEnumerable<(string Operator, string Key, TemplateValue Value)> Conditions => Value.Member("Condition")?.Members
        .SelectMany(test => test.Value.Members.Select(key => (test.Key, key.Key, key.Value))) ?? [];

    /// <summary>Whether it tests one of the keys; AWS does not care about their case.</summary>
    public bool Tests(params string[] keys) => Conditions.Any(test => keys.Contains(test.Key, StringComparer.OrdinalIgnoreCase));

    /// <summary>Every statement of every policy.</summary>
    public static IEnumerable<PolicyStatement> In(CloudAssembly assembly) => assembly.Resources.SelectMany(In);

    /// <summary>Every statement of every policy that the resource holds.</summary>
    public static IEnumerable<PolicyStatement> In(TemplateResource resource) => resource.Type switch
    {
        "AWS::IAM::Role" => [.. Statements(resource, resource.Find("AssumeRolePolicyDocument"), PolicyKind.Trust), .. Inline(resource)],
        "AWS::IAM::User" or "AWS::IAM::Group" => Inline(resource),
        "AWS::IAM::Policy" or "AWS::IAM::ManagedPolicy" or "AWS::IAM::RolePolicy" or "AWS::IAM::UserPolicy" or "AWS::IAM::GroupPolicy" =>
            Statements(resource, resource.Find("PolicyDocument"), PolicyKind.Identity),
        "AWS::KMS::Key" => Statements(resource, resource.Find("KeyPolicy"), PolicyKind.Resource),
        _ => Statements(resource, resource.Find("PolicyDocument") ?? resource.Find("ResourcePolicy"), PolicyKind.Resource),
    };

    /// <summary>Where it stands and what it says.</summary>
    public override string ToString() => Value.ToString();

    private static IEnumerable<PolicyStatement> Inline(TemplateResource resource) =>
        resource.Find("Policies")?.Items.SelectMany(policy => Statements(resource, policy.Member("PolicyDocument"), PolicyKind.Identity)) ?? [];

    private static IEnumerable<PolicyStatement> Statements(TemplateResource owner, TemplateValue? document, PolicyKind kind) =>
        document?.Member("Statement")?.Items.Select(statement => new PolicyStatement(owner, statement, kind)) ?? [];

    private static bool IsStar(TemplateValue value) => value is { IsText: true, Literal: "*" };

    private IReadOnlyList<string> Texts(string name) => Value.Member(name) is { } values ? [.. values.Items.Where(value => value.IsText).Select(value => value.Literal)] : [];
}
