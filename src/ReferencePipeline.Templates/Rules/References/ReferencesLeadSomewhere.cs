using System.Text.Json;

namespace ReferencePipeline.Templates.Rules.References;

internal sealed class ReferencesLeadSomewhere() : Rule(
    "references-lead-somewhere",
    "Whatever a resource refers to is in its template, or exported by another stack.",
    "CloudFormation refuses the rest. An override in the CDK is plain text, which no compiler looks at.",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html")
{
    public override IReadOnlyList<string> Violating =>
    [
        With(""" "Properties": { "KmsMasterKeyId": { "Ref": "Gone" } } """),
        With(""" "Properties": { "KmsMasterKeyId": { "Fn::Sub": "${Gone.Arn}" } } """),
        With(""" "DependsOn": ["Gone"] """),
        With(""" "Condition": "Gone" """),
        With(""" "Properties": { "KmsMasterKeyId": { "Fn::ImportValue": "Gone" } } """),
    ];

    public override string Compliant => """
        { "Key": { "Type": "AWS::KMS::Key" }, "Queue": { "Type": "AWS::SQS::Queue", "DependsOn": "Key", "Properties": { "KmsMasterKeyId": { "Fn::Sub": "${Key.Arn}" }, "QueueName": { "Fn::Sub": "${!Gone}" } } } }
        """;

    public override IEnumerable<Finding> Check(RuleScope scope) => scope.Assembly.Resources.SelectMany(resource => Broken(resource)
        .Select(name => At(resource, $"refers to {name}, which is not there", "name what is there")));

    private static IEnumerable<string> Broken(TemplateResource resource) =>
    [
        .. Reference.In(resource.Properties).Where(reference => reference.IsBroken).Select(reference => reference.Name),
        .. Waits(resource).Where(name => resource.Stack.Find(name) is null),
        .. resource.Condition is { } condition && !resource.Stack.Conditions.ContainsKey(condition) ? [condition] : Array.Empty<string>(),
        .. Imports(resource.Properties).Where(import => import.IsText && import.Stack.Export(import.Literal) is null).Select(import => import.Literal),
    ];

    private static IEnumerable<string> Waits(TemplateResource resource) => !resource.Json.TryGetProperty("DependsOn", out var names) ? []
        : names.ValueKind == JsonValueKind.Array ? names.EnumerateArray().Select(name => name.GetString()!) : [names.GetString()!];

    private static IEnumerable<TemplateValue> Imports(TemplateValue value) =>
        value.Member("Fn::ImportValue") is { } import ? [import] : (value.IsList ? value.Items : value.Members.Select(member => member.Value)).SelectMany(Imports);

    private static string With(string rest) => $$"""
        { "Wrong": { "Type": "AWS::SQS::Queue", {{rest}} } }
        """;
}
