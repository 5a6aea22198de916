using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Govern;

[Collection(nameof(Synthesized))]
public sealed class RegistrationTests(Synthesized synthesized)
{
    private IReadOnlyList<TemplateResource> Registered(Variant variant) => synthesized.Of(variant).Of("AWS::LakeFormation::Resource");

    [Fact]
    public void What_tables_are_made_of_is_registered_and_nothing_else() =>
        Assert.Equal((string[])["<Bucket Data>/data", "<Bucket Data>/errors"], Registered(Variant.Sandbox).Select(one => one["ResourceArn"].Text).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_table_lies_in_a_registered_place()
    {
        var tables = synthesized.Of(Variant.Unlike).StackCalled("Catalog").Of("AWS::Glue::Table").Where(table => table["TableInput.TableType"].Text == "EXTERNAL_TABLE").ToList();
        string[] places = [.. Registered(Variant.Unlike).Select(one => $"s3://{one["ResourceArn"].Text}/")];

        Assert.NotEmpty(tables);
        Assert.All(tables, table => Assert.Contains(places, place => table["TableInput.StorageDescriptor.Location"].Text.StartsWith(place, StringComparison.Ordinal)));
    }

    [Fact]
    public void It_is_by_a_role_of_its_own() => Assert.All(Registered(Variant.Sandbox), one =>
    {
        Assert.Equal("false", one["UseServiceLinkedRole"].Text);
        Assert.Equal("/referencepipeline/sandbox/lake/", one["RoleArn"].Follow()["Path"].Text);
    });

    [Theory]
    [InlineData("own-sandbox", "false")]
    [InlineData("unlike", "true")]
    public void Iam_works_beside_it_only_where_the_stage_says_so(string variant, string hybrid) => Assert.All(
        Registered(variant == "unlike" ? Variant.Unlike : Variant.Sandbox), one => Assert.Equal(hybrid, one["HybridAccessEnabled"].Text));

    [Fact]
    public void Lake_Formation_takes_the_role_on_and_tells_for_whom()
    {
        var trusts = PolicyStatement.In(Registered(Variant.Sandbox)[0]["RoleArn"].Follow()).Where(statement => statement.Kind is PolicyKind.Trust).ToList();

        Assert.Equal((string[])["sts:AssumeRole", "sts:SetContext"], trusts.SelectMany(trust => trust.Actions).Order(StringComparer.Ordinal));
        Assert.All(trusts, trust => Assert.Equal((string[])["lakeformation.amazonaws.com"], trust.Services));
        Assert.All(trusts, trust => Assert.Equal("StringEquals aws:SourceAccount <AccountId>", trust.Condition));
    }

    [Fact]
    public void The_role_reads_tables_folders_with_the_lakes_key_and_writes_nothing()
    {
        string[] expected =
        [
            "s3:GetObject on <Bucket Data>/data/* <Bucket Data>/errors/*",
            "s3:ListBucket on <Bucket Data> if StringLike s3:prefix data/*, errors/*",
            "kms:Decrypt on <Key LakeKey> if StringEquals kms:ViaService s3.<Region>.amazonaws.com",
        ];

        Assert.Equal(expected, Registered(Variant.Sandbox)[0]["RoleArn"].Follow().May);
    }
}
