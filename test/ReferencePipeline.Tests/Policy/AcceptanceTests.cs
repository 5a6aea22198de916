using System.Text.Json;
using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Policy;

/// <summary>Every finding of a security check that is accepted; build/nag.mjs proves that there is no other finding.</summary>
[Collection(nameof(Synthesized))]
public sealed class AcceptanceTests(Synthesized synthesized)
{
    private const int Most = 15;

    private static readonly string[] Expected =
    [
        "AwsSolutions-IAM4 AWS::IAM::Role: The CDK makes the role of its own custom resource",
        "AwsSolutions-IAM5 AWS::IAM::Role: It is bound to prefixes and names of its own",
        "AwsSolutions-IAM5 AWS::IAM::Role: One crawler serves all tables of this database",
        "AwsSolutions-IAM5 AWS::IAM::Role: One role measures all tables of this database",
        "AwsSolutions-IAM5 AWS::IAM::Role: The names of objects are Firehose's",
        "AwsSolutions-IAM5 AWS::IAM::Role: The schedules start the rulesets of this database",
        "AwsSolutions-IAM5 AWS::IAM::Role: These actions know no resource",
        "AwsSolutions-KDF1 AWS::KinesisFirehose::DeliveryStream: AWS refuses the setting on a delivery stream that reads from Kinesis",
        "AwsSolutions-SMG4 AWS::SecretsManager::Secret: With another salt the same person would get another pseudonym",
        "AwsSolutions-SQS3 AWS::SQS::Queue: It is a dead-letter queue itself",
        "Serverless-LambdaDLQ AWS::Lambda::Function: CloudFormation waits for its answer and fails the deployment without one",
        "Serverless-LambdaDLQ AWS::Lambda::Function: Firehose calls it and waits",
        "Serverless-SQSRedrivePolicy AWS::SQS::Queue: It is a dead-letter queue itself",
    ];

    [Fact]
    public void Acceptances_are_few_and_these()
    {
        var found = All.Select(one => $"{one.Rule} {one.Resource.Type}: {one.Reason.Split(',', ':', ';')[0]}").Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.Equal(Expected, found);
        Assert.InRange(found.Count, 1, Most);
    }

    [Fact]
    public void An_acceptance_of_a_rule_with_many_findings_names_them_to_their_end() => Assert.All(
        All.Where(one => one.Rule.StartsWith("AwsSolutions-IAM", StringComparison.Ordinal)),
        one => Assert.All(one.Findings, finding => Assert.Matches(@"^/.{8,}\$/$", finding)));

    /// <summary>Beside the resource: who reads the template sees what the star is for.</summary>
    [Fact]
    public void A_role_that_may_do_something_with_more_than_it_names_says_why()
    {
        var stars = Resources.SelectMany(PolicyStatement.In)
            .Where(statement => statement is { Allows: true, Kind: PolicyKind.Identity } && statement.On.Any(resource => resource.Contains('*', StringComparison.Ordinal)))
            .Select(statement => statement.Owner).Distinct().ToList();
        var said = All.Where(one => one.Rule == "AwsSolutions-IAM5").Select(one => one.Resource).ToHashSet();

        Assert.NotEmpty(stars);
        Assert.All(stars, star => Assert.Contains(star, said));
    }

    private IEnumerable<TemplateResource> Resources => new[] { Variant.Sandbox, Variant.Production, Variant.Unlike, Variant.UnderIam }.SelectMany(variant => synthesized.Of(variant).Resources);

    private List<(string Rule, string Reason, string[] Findings, TemplateResource Resource)> All =>
    [
        .. Resources
            .Where(resource => resource.Json.TryGetProperty("Metadata", out var metadata) && metadata.TryGetProperty("cdk_nag", out _))
            .SelectMany(resource => resource.Json.GetProperty("Metadata").GetProperty("cdk_nag").GetProperty("rules_to_suppress").EnumerateArray()
                .Select(one => (Text(one, "id"), Text(one, "reason"), Findings(one), resource))),
    ];

    private static string[] Findings(JsonElement acceptance) => acceptance.TryGetProperty("applies_to", out var findings)
        ? [.. findings.EnumerateArray().Select(finding => Text(finding, "regex"))]
        : [];

    private static string Text(JsonElement acceptance, string name) => acceptance.GetProperty(name).GetString()!;
}
