using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Query;

[Collection(nameof(Synthesized))]
public sealed class WorkgroupTests(Synthesized synthesized)
{
    public static TheoryData<string, string, string> Promises => new()
    {
        { "status-page", "State", "ENABLED" },
        { "status-page", "WorkGroupConfiguration.EnforceWorkGroupConfiguration", "true" },
        { "status-page", "WorkGroupConfiguration.EngineVersion.SelectedEngineVersion", "Athena engine version 3" },
        { "status-page", "WorkGroupConfiguration.PublishCloudWatchMetricsEnabled", "true" },
        { "status-page", "WorkGroupConfiguration.RequesterPaysEnabled", "false" },
        { "status-page", "WorkGroupConfiguration.ResultConfiguration.OutputLocation", "s3://<Bucket Results>/status_page/" },
        { "status-page", "WorkGroupConfiguration.ResultConfiguration.ExpectedBucketOwner", "<AccountId>" },
        { "status-page", "WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration.EncryptionOption", "SSE_KMS" },
        { "status-page", "WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration.KmsKey", "<Key ResultsKey>" },
        // Its own ceiling; the stage's; the operators', which is the stage's.
        { "status-page", "WorkGroupConfiguration.BytesScannedCutoffPerQuery", "33000000" },
        { "clerk", "WorkGroupConfiguration.BytesScannedCutoffPerQuery", "777000000" },
        { "operations", "WorkGroupConfiguration.BytesScannedCutoffPerQuery", "777000000" },
        { "operations", "WorkGroupConfiguration.ResultConfiguration.OutputLocation", "s3://<Bucket Results>/operations/" },
    };

    [Theory, MemberData(nameof(Promises))]
    public void A_workgroup_decides_and_not_who_asks(string name, string path, string value) => Assert.Equal(value, Workgroup(Variant.Unlike, name)[path].Text);

    [Fact]
    public void There_is_one_for_each_role_that_reads_and_one_for_operators() => Assert.Equal(
        ["clerk", "customer-care", "dach-analyst", "data-scientist", "dispatcher", "finance-controller", "marketing-analyst", "operations", "privacy-officer", "status-page"],
        synthesized.Of(Variant.Unlike).Of("AWS::Athena::WorkGroup").Select(workgroup => workgroup["Name"].Text["referencepipeline-production-".Length..]).Order(StringComparer.Ordinal));

    [Fact]
    public void It_is_tagged_with_its_persona() => Assert.Equal("status_page", Workgroup(Variant.Unlike, "status-page").Tag("persona")?.Text);

    [Theory]
    [InlineData("sandbox", "true")]
    [InlineData("production", "false")]
    public void What_was_asked_is_forgotten_in_stages_that_may_be_destroyed_only(string stage, string forgets) => Assert.All(
        synthesized.Of(stage == "sandbox" ? Variant.Sandbox : Variant.Production).Of("AWS::Athena::WorkGroup"), workgroup => Assert.Equal(forgets, workgroup["RecursiveDeleteOption"].Text));

    private TemplateResource Workgroup(Variant variant, string name) =>
        synthesized.Of(variant).Of("AWS::Athena::WorkGroup").Single(workgroup => workgroup["Name"].Text.EndsWith($"-{name}", StringComparison.Ordinal));
}
