using ReferencePipeline.Settings;

namespace ReferencePipeline.Tests.Settings;

/// <summary>Deleting what was meant to stay takes two keys.</summary>
public sealed class RemovalTests
{
    private const string Destroyed = """{ "context": { "stages": { "sandbox": { "removal": "destroy" }, "production": { "removal": "destroy" } } } }""";

    [Fact]
    public void A_sandbox_goes_with_the_setting_alone() =>
        Assert.Equal(Removal.Destroy, Stage.Read(Destroyed).Removal);

    [Fact]
    public void Any_other_stage_does_not() =>
        Assert.Equal(
            ["cdk.json: context.stages.production.removal: \"destroy\" would delete the data of production; pass -c confirmDelete=production to cdk, or --confirm-delete production to pipeline, as the second key; or write \"retain\""],
            Stage.Refusals(() => Stage.Read(Destroyed, "production")));

    [Fact]
    public void Both_keys_together_delete() =>
        Assert.Equal(Removal.Destroy, Stage.Read(Destroyed, "production", confirmDelete: "production").Removal);

    [Fact]
    public void A_key_to_another_stage_fits_none() =>
        Assert.Equal(
            ["cdk.json: context.confirmDelete: \"sandbox\" is not the stage of this run; write production, and only to delete its data"],
            Stage.Refusals(() => Stage.Read(Destroyed, "production", confirmDelete: "sandbox")));

    [Fact]
    public void The_second_key_alone_deletes_nothing() =>
        Assert.Equal(Removal.Retain, Stage.Read("""{ "context": { "stages": { "production": {} } } }""", "production", confirmDelete: "production").Removal);
}
