using System.Text.Json;

namespace ReferencePipeline.Tests;

/// <summary>One statement of any policy, in an easily compared form.</summary>
internal sealed record Statement(Resource Owner, JsonElement Json, Statement.Kind Of)
{
    public enum Kind
    {
        /// <summary>What a role or managed policy may do.</summary>
        Identity,

        /// <summary>Who may do something with a resource.</summary>
        Resource,

        /// <summary>Who may become a role.</summary>
        Trust,
    }

    public string? Sid => Json.TryGetProperty(nameof(Sid), out var sid) ? sid.GetString() : null;

    public bool Allows => Json.GetProperty("Effect").GetString() == "Allow";

    public string[] Actions => Owner.Texts(Json.GetProperty("Action"));

    public string[] Resources => Json.TryGetProperty("Resource", out var resources) ? Owner.Texts(resources) : [];

    public string Condition => Json.TryGetProperty(nameof(Condition), out var condition) ? string.Join("; ", condition.EnumerateObject().SelectMany(test => test.Value.EnumerateObject()
        .Select(key => $"{test.Name} {key.Name} {string.Join(", ", Owner.Texts(key.Value))}"))) : "";

    public string[] Services => Principals("Service");

    public string[] Accounts => Principals("AWS");

    /// <summary>Every statement of every policy of an assembly.</summary>
    public static IEnumerable<Statement> In(Templates templates) => templates.All.SelectMany(In);

    public static IEnumerable<Statement> In(Resource resource) => resource.Type switch
    {
        "AWS::IAM::Role" =>
        [
            .. Statements(resource, resource["AssumeRolePolicyDocument"], Kind.Trust),
            .. !resource.Has("Policies") ? [] : resource["Policies"].EnumerateArray().SelectMany(policy => Statements(resource, policy.GetProperty("PolicyDocument"), Kind.Identity)),
        ],
        "AWS::IAM::ManagedPolicy" or "AWS::IAM::Policy" => Statements(resource, resource["PolicyDocument"], Kind.Identity),
        "AWS::KMS::Key" => Statements(resource, resource["KeyPolicy"], Kind.Resource),
        "AWS::Kinesis::ResourcePolicy" => Statements(resource, resource["ResourcePolicy"], Kind.Resource),
        _ => resource.Has("PolicyDocument") ? Statements(resource, resource["PolicyDocument"], Kind.Resource) : [],
    };

    public override string ToString() => $"{Owner.Stack}.{Owner.Id} {Sid}: {string.Join(", ", Actions)} on {string.Join(", ", Resources)} if {Condition}";

    private static IEnumerable<Statement> Statements(Resource owner, JsonElement document, Kind kind) =>
        document.GetProperty("Statement").EnumerateArray().Select(statement => new Statement(owner, statement, kind));

    private string[] Principals(string kind) =>
        Json.TryGetProperty("Principal", out var principal) && principal.ValueKind == JsonValueKind.Object && principal.TryGetProperty(kind, out var who) ? Owner.Texts(who) : [];
}
