using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Govern;

[Collection(nameof(Synthesized))]
public sealed class SettingsTests(Synthesized synthesized)
{
    private TemplateResource Settings => Assert.Single(synthesized.Of(Variant.Unlike).Of("AWS::LakeFormation::DataLakeSettings"));

    [Fact]
    public void The_role_that_CloudFormation_runs_as_joins_the_administrators_and_drives_none_out()
    {
        Assert.Equal("APPEND", Settings["MutationType"].Text);
        var admin = Assert.Single(Settings["Admins"].Items)["DataLakePrincipalIdentifier"];
        Assert.Equal("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/cdk-hnb659fds-cfn-exec-role-${AWS::AccountId}-${AWS::Region}", admin["Fn::Sub"].Literal);
    }

    [Theory]
    [InlineData("CreateDatabaseDefaultPermissions")]
    [InlineData("CreateTableDefaultPermissions")]
    public void Nothing_new_is_everybodys(string list) => Assert.Empty(Settings[list].Items);

    [Fact]
    public void Nor_is_a_new_table_of_the_database_itself() => Assert.All(synthesized.Of(Variant.Unlike).Of("AWS::Glue::Database"),
        database => Assert.Empty(database["DatabaseInput.CreateTableDefaultPermissions"].Items));

    [Fact]
    public void Whom_another_stage_needs_as_administrator_stays_one() => Assert.Equal(("Retain", "Retain"), Settings.Removal);

    [Fact]
    public void Nothing_is_ever_granted_to_everybody() => Assert.All([Variant.Sandbox, Variant.Production, Variant.Unlike], variant =>
        Assert.All(synthesized.Of(variant).Resources.Where(resource => resource.Type is not "AWS::IAM::Role"),
            resource => Assert.DoesNotContain("IAM_ALLOWED_PRINCIPALS", resource.Json.GetRawText(), StringComparison.Ordinal)));
}
