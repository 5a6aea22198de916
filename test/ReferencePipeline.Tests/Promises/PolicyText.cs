using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Promises;

/// <summary>Policies as lines: what, on what, for whom, under which conditions.</summary>
internal static class PolicyText
{
    private static readonly string[] Documents = ["AssumeRolePolicyDocument", "PolicyDocument", "KeyPolicy", "ResourcePolicy"];

    public static IEnumerable<string> Of(TemplateResource resource) => Documents.Select(resource.Find).OfType<TemplateValue>()
        .Concat(resource.Find("Policies")?.Items.Select(policy => policy["PolicyDocument"]) ?? [])
        .SelectMany(document => document["Statement"].Items.Select(Line));

    /// <summary>Lines as <see cref="Told.Statements"/> puts them together.</summary>
    public static string Lines(params IEnumerable<string> lines) => string.Join("\n", lines.Order(StringComparer.Ordinal));

    private static string Line(TemplateValue statement)
    {
        var what = string.Join(' ', statement["Action"].Items.Select(Told.Of).Order(StringComparer.Ordinal));
        var effect = statement["Effect"].Literal switch { "Allow" => "", "Deny" => "never ", var other => $"{other} " };
        var on = statement.Find("Resource") is { } resources ? $" on {string.Join(", ", resources.Items.Select(Told.Of))}" : "";
        var who = statement.Find("Principal") is { } principal ? $" for {Principal(principal)}" : "";
        var condition = statement.Find("Condition") is { } tests ? $" if {Conditions(tests)}" : "";
        return $"{effect}{what}{on}{who}{condition}";
    }

    private static string Principal(TemplateValue principal) => principal.IsObject && principal.Target is null
        ? string.Join(", ", principal.Members.SelectMany(kind => kind.Value.Items.Select(Told.Of)))
        : Told.Of(principal);

    private static string Conditions(TemplateValue tests) => string.Join(" and ", tests.Members.OrderBy(test => test.Key, StringComparer.Ordinal)
        .SelectMany(test => test.Value.Members.Select(key => $"{test.Key} {key.Key} {string.Join(", ", key.Value.Items.Select(Told.Of))}")));
}
