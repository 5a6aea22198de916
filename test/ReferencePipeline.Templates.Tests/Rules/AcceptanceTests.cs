using ReferencePipeline.Templates.Rules;

namespace ReferencePipeline.Templates.Tests.Rules;

public sealed class AcceptanceTests
{
    private const string Reason = "The stream is a test's, and its reader never sleeps";

    [Fact]
    public void A_finding_that_is_accepted_with_a_reason_is_reported_as_accepted()
    {
        var report = Check("kinesis-keeps-a-week", Reason);

        Assert.Empty(report.Findings);
        var (finding, by) = Assert.Single(report.Accepted);
        Assert.Equal(("kinesis-keeps-a-week", Reason), (finding.Rule, by.Reason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no need")]
    [InlineData("                          short")]
    public void Without_a_reason_nothing_is_accepted(string reason) => Assert.Equal(
        [
            "App/Stream.Properties.RetentionPeriodHours: is 24; write 168 to 8760 (kinesis-keeps-a-week)",
            "App/Stream.Metadata.referencepipeline.accepted: accepts 'kinesis-keeps-a-week' and gives no reason; say why what the rule asks for would be wrong here (acceptance)",
        ],
        Check("kinesis-keeps-a-week", reason).Findings.Select(finding => finding.ToString()));

    [Theory]
    [InlineData("kinesis-mode-fits-the-shards")]
    [InlineData("no-such-rule")]
    public void An_acceptance_that_fits_no_finding_is_one(string rule)
    {
        var findings = Check(rule, Reason).Findings.Select(finding => finding.ToString()).ToList();

        Assert.Contains($"App/Stream.Metadata.referencepipeline.accepted: accepts '{rule}', which finds nothing here; remove it (acceptance)", findings);
        Assert.Contains(findings, finding => finding.EndsWith("(kinesis-keeps-a-week)", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_accepted_beside_one_resource_is_not_beside_another()
    {
        var report = RuleSet.Check(CloudAssembly.Of("App", $$"""
            { "Resources": {
              "Stream": { "Type": "AWS::Kinesis::Stream", "Properties": { "RetentionPeriodHours": 24 }, "Metadata": { "referencepipeline": { "accepted": [{ "rule": "kinesis-keeps-a-week", "reason": "{{Reason}}" }] } } },
              "Other": { "Type": "AWS::Kinesis::Stream", "Properties": { "RetentionPeriodHours": 24 } }
            } }
            """), [.. RuleSet.All.Where(rule => rule.Id == "kinesis-keeps-a-week")]);

        Assert.Equal("Other", Assert.Single(report.Findings).Resource.Id);
        Assert.Single(report.Accepted);
    }

    private static RuleReport Check(string rule, string reason) => RuleSet.Check(CloudAssembly.Of("App", $$"""
        { "Resources": { "Stream": {
          "Type": "AWS::Kinesis::Stream",
          "Properties": { "RetentionPeriodHours": 24, "ShardCount": 1, "StreamEncryption": { "EncryptionType": "KMS", "KeyId": "arn" } },
          "Metadata": { "referencepipeline": { "accepted": [{ "rule": "{{rule}}", "reason": "{{reason}}" }] } }
        } } }
        """));
}
