using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Lake;

[Collection(nameof(Synthesized))]
public sealed class BucketTests(Synthesized synthesized)
{
    public static TheoryData<string, string, string?, string?> Buckets => new()
    {
        { "Bucket Data", "aws:kms", "<Key LakeKey>", "lake/" },
        { "Bucket Results", "aws:kms", "<Key ResultsKey>", "results/" },
        // Log delivery takes no KMS key, and a log bucket that logs into itself never ends.
        { "Bucket AccessLogs", "AES256", null, null },
    };

    [Theory, MemberData(nameof(Buckets))]
    public void A_bucket_is_closed_encrypted_versioned_and_on_record(string name, string algorithm, string? key, string? logPrefix)
    {
        var bucket = Bucket(Variant.Unlike, name);
        var encryption = bucket["BucketEncryption.ServerSideEncryptionConfiguration[0]"];
        var by = encryption["ServerSideEncryptionByDefault"];

        Assert.All(["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"], block => Assert.True(bucket[$"PublicAccessBlockConfiguration.{block}"].Json.GetBoolean()));
        Assert.Equal("BucketOwnerEnforced", bucket["OwnershipControls.Rules[0].ObjectOwnership"].Literal);
        Assert.Equal("Enabled", bucket["VersioningConfiguration.Status"].Text);
        Assert.Equal(algorithm, by["SSEAlgorithm"].Literal);
        Assert.Equal(key, by.Find("KMSMasterKeyID")?.Text);
        Assert.Equal(key is not null, encryption["BucketKeyEnabled"].Json.GetBoolean());
        Assert.Equal(logPrefix, bucket.Find("LoggingConfiguration")?["LogFilePrefix"].Text);
        if (logPrefix is not null)
            Assert.Equal("Bucket AccessLogs", bucket["LoggingConfiguration.DestinationBucketName"].Follow().Name);
        Assert.True(bucket.Find("BucketName") is null, "what is retained must not keep its name from the next one");
        Assert.Null(bucket.Find("AccessControl"));
    }

    [Theory, MemberData(nameof(Buckets))]
    public void A_bucket_refuses_plain_http_and_old_tls(string name, string algorithm, string? key, string? logPrefix)
    {
        _ = (algorithm, key, logPrefix);

        var denied = Policy(Variant.Unlike, name).Where(statement => !statement.Allows && statement.Actions is ["s3:*"]).ToList();

        Assert.Equal(["Bool aws:SecureTransport false", "NumericLessThan s3:TlsVersion 1.2"], denied.Select(statement => statement.Condition).Order(StringComparer.Ordinal));
        Assert.All(denied, statement => Assert.Equal([$"<{name}>", $"<{name}>/*"], statement.On));
        Assert.All(denied, statement => Assert.Equal(["*"], statement.Accounts));
    }

    [Fact]
    public void Only_log_delivery_of_this_account_and_the_pipelines_own_trail_are_let_in_by_a_bucket()
    {
        var allowed = Variants.SelectMany(variant => PolicyStatement.In(synthesized.Of(variant)))
            .Where(statement => statement.Allows && statement.Owner.Type == "AWS::S3::BucketPolicy" && statement.Services.Length > 0).ToList();

        var trail = allowed.Where(statement => statement.Services is ["cloudtrail.amazonaws.com"]).ToList();
        Assert.All(trail, statement => Assert.Contains("aws:SourceArn arn:<Partition>:cloudtrail:<Region>:<AccountId>:trail/referencepipeline-", statement.Condition, StringComparison.Ordinal));
        Assert.Equal((2 * Variants.Length, 3 * Variants.Length), (trail.Count, allowed.Count));
        Assert.All(allowed.Except(trail), statement =>
        {
            Assert.Equal(["logging.s3.amazonaws.com"], statement.Services);
            Assert.Equal(["s3:PutObject"], statement.Actions);
            Assert.Equal(["<Bucket AccessLogs>/*"], statement.On);
            Assert.Equal("StringEquals aws:SourceAccount <AccountId>; ArnLike aws:SourceArn arn:<Partition>:s3:::*", statement.Condition);
        });
    }

    [Fact]
    public void In_production_buckets_outlive_their_stack_and_keep_their_policies()
    {
        var kept = synthesized.Of(Variant.Production).Resources.Where(resource => resource.Type is "AWS::S3::Bucket" or "AWS::S3::BucketPolicy").ToList();

        Assert.Equal(6, kept.Count);
        Assert.All(kept, resource => Assert.Equal(("Retain", "Retain"), resource.Removal));
        Assert.DoesNotContain(synthesized.Of(Variant.Production).Resources, resource => resource.Type.StartsWith("Custom::", StringComparison.Ordinal));
    }

    [Fact]
    public void In_the_sandbox_each_bucket_is_emptied_while_its_policy_still_lets_that_happen_and_the_log_bucket_last()
    {
        var templates = synthesized.Of(Variant.Sandbox);
        var emptyings = templates.Of("Custom::S3AutoDeleteObjects").ToDictionary(emptying => emptying["BucketName"].Follow().Name);

        Assert.Equal(["Bucket AccessLogs", "Bucket Data", "Bucket Results"], emptyings.Keys.Order(StringComparer.Ordinal));
        Assert.All(emptyings, one => Assert.Contains(one.Value.DependsOn, waited => waited.Type == "AWS::S3::BucketPolicy" && waited["Bucket"].Follow().Name == one.Key));
        // What depends on it is gone before it starts: no bucket is left that could write one more log.
        foreach (var writer in new[] { "Bucket Data", "Bucket Results" })
            Assert.Contains(emptyings["Bucket AccessLogs"], Bucket(Variant.Sandbox, writer).DependsOn);
        Assert.All(templates.Of("AWS::S3::Bucket"), bucket => Assert.Equal(("Delete", "Delete"), bucket.Removal));
    }

    private static Variant[] Variants => [Variant.Sandbox, Variant.Production, Variant.Unlike, Variant.UnderIam];

    private TemplateResource Bucket(Variant variant, string name) => synthesized.Of(variant).Of("AWS::S3::Bucket").Single(bucket => bucket.Name == name);

    private IEnumerable<PolicyStatement> Policy(Variant variant, string name) =>
        synthesized.Of(variant).Of("AWS::S3::BucketPolicy").Where(policy => policy["Bucket"].Follow().Name == name).SelectMany(PolicyStatement.In);
}
