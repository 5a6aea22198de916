namespace ReferencePipeline.Templates.Rules.Lambda;

internal sealed class CustomResourceAnswersInTime() : Rule(
    "custom-resource-answers-in-time",
    "CloudFormation waits fifteen minutes at most for a custom resource.",
    "A function cannot run for longer. Left out, CloudFormation waits an hour for one that has died, and another for its rollback.",
    "https://github.com/aws/aws-cdk/issues/2125")
{
    private const int Most = 900;

    public override IReadOnlyList<string> Violating => [With("Custom::Emptied", ""), With("AWS::CloudFormation::CustomResource", """, "ServiceTimeout": 3600 """)];

    public override string Compliant => With("Custom::Emptied", """, "ServiceTimeout": 900 """);

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from resource in scope.Assembly.Resources
        where resource.Type is "AWS::CloudFormation::CustomResource" || resource.Type.StartsWith("Custom::", StringComparison.Ordinal)
        let seconds = scope.Number(resource.Find("ServiceTimeout"))
        where seconds is null or > Most
        select At(resource, "ServiceTimeout", seconds is null ? "is left out, which means an hour" : $"is {seconds}", $"write {Most} or less");

    private static string With(string type, string timeout) => $$"""
        { "Wrong": { "Type": "{{type}}", "Properties": { "ServiceToken": "arn" {{timeout}} } } }
        """;
}
