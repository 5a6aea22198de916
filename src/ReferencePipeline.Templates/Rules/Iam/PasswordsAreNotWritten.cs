namespace ReferencePipeline.Templates.Rules.Iam;

internal sealed class PasswordsAreNotWritten() : Rule(
    "passwords-are-not-written",
    "No property that is a password says one.",
    "Who reads the template, its history or the console knows it. Off-the-shelf checks look at some databases, and pass the others.",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html#creds")
{
    public override IReadOnlyList<string> Violating =>
    [
        With("AdminUserPassword", """ "Correct-Horse-7" """),
        With("MasterUserPassword", """{ "Fn::Join": ["-", ["Correct", "Horse"]] }"""),
    ];

    public override string Compliant => With("AdminUserPassword", """ "{{resolve:secretsmanager:lake:SecretString:password}}" """);

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from resource in scope.Assembly.Resources
        from member in Members(resource.Properties)
        where member.Key.EndsWith("Password", StringComparison.OrdinalIgnoreCase) && Says(scope, member.Value)
        select At(resource, member.Value, "holds a password", "let the service manage it, or write {{resolve:secretsmanager:…}}");

    private static IEnumerable<KeyValuePair<string, TemplateValue>> Members(TemplateValue value) =>
        value.Members.SelectMany(member => Members(member.Value).Prepend(member)).Concat(value.IsList ? value.Items.SelectMany(Members) : []);

    /// <summary>A switch like ManageAdminPassword is no password; a reference is to something that is made.</summary>
    private static bool Says(RuleScope scope, TemplateValue value) =>
        scope.Text(value) is { } text && !bool.TryParse(text, out _) && !text.Contains("{{resolve:", StringComparison.Ordinal) && !Reference.In(value).Any();

    private static string With(string name, string password) => $$"""
        { "Wrong": { "Type": "AWS::RedshiftServerless::Namespace", "Properties": { "{{name}}": {{password}} } } }
        """;
}
