using ReferencePipeline.Contracts;
using ReferencePipeline.Govern;
using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Govern;

[Collection(nameof(Synthesized))]
public sealed partial class ConsumerTests(Synthesized synthesized)
{
    private const string Query = "athena:BatchGetNamedQuery athena:BatchGetPreparedStatement athena:BatchGetQueryExecution athena:GetNamedQuery athena:GetPreparedStatement "
        + "athena:GetQueryExecution athena:GetQueryResults athena:GetQueryResultsStream athena:GetWorkGroup athena:ListNamedQueries athena:ListPreparedStatements "
        + "athena:ListQueryExecutions athena:StartQueryExecution athena:StopQueryExecution on arn:<Partition>:athena:<Region>:<AccountId>:workgroup/referencepipeline-";

    private const string ReadCatalog = "glue:BatchGetPartition glue:GetDatabase glue:GetDatabases glue:GetPartition glue:GetPartitions glue:GetTable glue:GetTables";
    private const string Glue = "arn:<Partition>:glue:<Region>:<AccountId>";
    private const string SignIn = "redshift-serverless:GetCredentials on arn:<Partition>:redshift-serverless:<Region>:<AccountId>:workgroup/* if StringEquals aws:ResourceTag/deployment ";
    private const string ThroughS3 = " if StringEquals kms:ViaService s3.<Region>.amazonaws.com";

    [Fact]
    public void A_role_asks_Lake_Formation_queries_in_its_workgroup_keeps_its_results_and_can_do_nothing_else() => Assert.Equal(
    [
        $"{ReadCatalog} on {Glue}:catalog {Glue}:database/referencepipeline_production {Glue}:table/referencepipeline_production/*",
        "lakeformation:GetDataAccess on *",
        $"{Query}production-dach-analyst",
        "s3:AbortMultipartUpload s3:GetObject s3:ListMultipartUploadParts s3:PutObject on <Bucket Results>/dach_analyst/*",
        "s3:ListBucket on <Bucket Results> if StringLike s3:prefix dach_analyst/*",
        "s3:GetBucketLocation on <Bucket Results>",
        $"kms:Decrypt kms:GenerateDataKey on <Key ResultsKey>{ThroughS3}",
        $"{SignIn}ReferencePipeline-production",
    ], Role(Variant.Production, "dach_analyst").May);

    [Fact]
    public void Without_Lake_Formation_a_role_reads_the_folders_of_its_datasets_itself() => Assert.Equal(
    [
        $"{ReadCatalog} on {Glue}:catalog {Glue}:database/referencepipeline_sandbox {Glue}:table/referencepipeline_sandbox/letters {Glue}:table/referencepipeline_sandbox/notes",
        "s3:GetObject on <Bucket Data>/data/letters/* <Bucket Data>/data/notes/*",
        "s3:ListBucket on <Bucket Data> if StringLike s3:prefix data/letters/*, data/notes/*",
        "s3:GetBucketLocation on <Bucket Data>",
        $"kms:Decrypt on <Key LakeKey>{ThroughS3}",
        $"{Query}sandbox-clerk",
        "s3:AbortMultipartUpload s3:GetObject s3:ListMultipartUploadParts s3:PutObject on <Bucket Results>/clerk/*",
        "s3:ListBucket on <Bucket Results> if StringLike s3:prefix clerk/*",
        "s3:GetBucketLocation on <Bucket Results>",
        $"kms:Decrypt kms:GenerateDataKey on <Key ResultsKey>{ThroughS3}",
        $"{SignIn}ReferencePipeline-sandbox",
    ], Role(Variant.UnderIam, "clerk").May);

    [Fact]
    public void In_the_warehouse_a_role_is_the_database_role_of_its_name_and_without_one_it_cannot_sign_in()
    {
        Assert.Equal("dach_analyst", Role(Variant.Sandbox, "dach_analyst").Tag("RedshiftDbRoles")?.Text);
        Assert.All(synthesized.Of(Variant.NoWarehouse).Of("AWS::IAM::Role"), role =>
        {
            Assert.Null(role.Tag("RedshiftDbRoles"));
            Assert.DoesNotContain("redshift", role.Json.GetRawText(), StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void Without_Lake_Formation_nothing_of_it_is_in_any_template() =>
        Assert.DoesNotContain(synthesized.Of(Variant.UnderIam).Resources, resource => resource.Type.Contains("LakeFormation", StringComparison.Ordinal)
            || resource.Json.GetRawText().Contains("lakeformation:", StringComparison.Ordinal));

    [Fact]
    public void With_Lake_Formation_no_consumer_reaches_an_object_of_the_lake()
    {
        var consumers = new[] { Variant.Sandbox, Variant.Unlike }.SelectMany(variant => PolicyStatement.In(synthesized.Of(variant)))
            .Where(statement => statement.Owner.Type == "AWS::IAM::Role" && statement.Owner.Find("Path")?.Text.EndsWith("/consumers/", StringComparison.Ordinal) == true).ToList();

        Assert.NotEmpty(consumers);
        Assert.DoesNotContain(consumers, statement => statement.On.Any(resource => resource.Contains("<Bucket Data>", StringComparison.Ordinal) || resource == "<Key LakeKey>"));
    }

    public static TheoryData<string, string, string[]> Trusted => new()
    {
        { "own-sandbox", "dach_analyst", ["sts:AssumeRole by arn:<Partition>:iam::<AccountId>:root if "] },
        { "unlike", "dach_analyst", ["sts:AssumeRole by arn:<Partition>:iam::000000000003:root if ArnLike aws:PrincipalArn arn:aws:iam::*:role/Reading-*"] },
        {
            "unlike", "clerk",
            [
                "sts:AssumeRole by arn:<Partition>:iam::<AccountId>:root if ArnLike aws:PrincipalArn arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Clerk_*",
                "sts:AssumeRoleWithSAML by arn:aws:iam::111122223333:saml-provider/Login if StringEquals SAML:aud https://signin.aws.amazon.com/saml",
            ]
        },
    };

    [Theory, MemberData(nameof(Trusted))]
    public void Who_may_take_on_a_role_is_in_the_settings(string variant, string role, string[] trusted) => Assert.Equal(trusted,
        PolicyStatement.In(Role(variant == "unlike" ? Variant.Unlike : Variant.Sandbox, role)).Where(statement => statement.Kind is PolicyKind.Trust)
            .Select(statement => $"{string.Join(' ', statement.Actions)} by {string.Join(' ', statement.Accounts.Concat(statement.Principals("Federated").Select(provider => provider.Text)))} if {statement.Condition}"));

    [Theory]
    [InlineData("aws", "https://signin.aws.amazon.com/saml")]
    [InlineData("aws-us-gov", "https://signin.amazonaws-us-gov.com/saml")]
    public void A_login_is_for_the_address_of_its_partition(string partition, string audience)
    {
        var settings = Settings.Stage.With("consumers.samlProviders", $"""["arn:{partition}:iam::000000000003:saml-provider/Login"]""");

        Assert.Contains(audience, System.Text.Json.JsonSerializer.Serialize(ConsumerTrust.Of(settings.Consumers.Trust)), StringComparison.Ordinal);
    }

    /// <summary>IAM takes 2,048 characters; as many as the settings let in, in the longest words that IAM has for each.</summary>
    [Fact]
    public void Who_may_take_on_a_role_fits_into_its_trust_policy()
    {
        var settings = Settings.Stage.With("consumers", $$"""
            {
              "accounts": [{{string.Join(", ", Enumerable.Range(1, 10).Select(number => $"\"{number:000000000000}\""))}}],
              "roles": [{{string.Join(", ", Enumerable.Range(1, 10).Select(number => $"\"arn:aws-us-gov:iam::111122223333:role/Reader-{number:0000}\""))}}],
              "identityCenterRoles": [{{string.Join(", ", Enumerable.Range(1, 5).Select(number => $"\"arn:aws-us-gov:iam::*:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_R{number:00}_*\""))}}],
              "samlProviders": ["arn:aws:iam::111122223333:saml-provider/One", "arn:aws-us-gov:iam::111122223333:saml-provider/Two"]
            }
            """);
        var trust = Token().Replace(System.Text.Json.JsonSerializer.Serialize(ConsumerTrust.Of(settings.Consumers.Trust)), token => token.Value.Contains("Account", StringComparison.Ordinal) ? "111122223333" : "aws-us-gov");

        Assert.InRange(trust.Length, 1_700, 2_048);
    }

    [Fact]
    public void A_name_in_two_contracts_is_one_role_and_a_producer_has_none()
    {
        var roles = synthesized.Of(Variant.Unlike).Of("AWS::IAM::Role").Where(role => role.Find("Path")?.Text == "/referencepipeline/production/consumers/").Select(role => role["Description"].Text.Split(' ')[^2]).ToList();

        Assert.Equal((string[])["clerk", "customer_care", "dach_analyst", "data_scientist", "dispatcher", "finance_controller", "marketing_analyst", "privacy_officer", "status_page"], roles.Order(StringComparer.Ordinal));
    }

    /// <summary>By another hand: the last bit of the digest's first byte. A role that moves gets another ARN.</summary>
    [Theory]
    [InlineData("dach_analyst", 1)]
    [InlineData("data_scientist", 2)]
    [InlineData("finance_controller", 1)]
    [InlineData("privacy_officer", 1)]
    public void A_roles_stack_hangs_on_its_name_alone(string name, int part)
    {
        Assert.Equal(part, Access.Part(RoleName.TryParse(name)!.Value));
        Assert.All(synthesized.Of(Variant.Sandbox).Of("AWS::IAM::Role").Where(role => role.Find("Description")?.Text.EndsWith($" let {name} read", StringComparison.Ordinal) == true),
            role => Assert.Equal($"ReferencePipeline-sandbox-Access{part}", role.Stack.Name));
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"\$\{Token\[[^\]]+\]\}")]
    private static partial System.Text.RegularExpressions.Regex Token();

    private TemplateResource Role(Variant variant, string role) => synthesized.Of(variant).Of("AWS::IAM::Role").Described($"Reads what the contracts of {variant.Stage} let {role} read");
}
