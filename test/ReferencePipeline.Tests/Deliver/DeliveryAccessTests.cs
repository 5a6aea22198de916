using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Deliver;

[Collection(nameof(Synthesized))]
public sealed class DeliveryAccessTests(Synthesized synthesized)
{
    [Fact]
    public void A_delivery_stream_may_touch_what_is_its_own_and_nothing_else()
    {
        const string glue = "arn:<Partition>:glue:<Region>:<AccountId>";
        const string log = "arn:<Partition>:logs:<Region>:<AccountId>:log-group:<LogGroup Delivery>:log-stream";
        string[] expected =
        [
            "kinesis:DescribeStream kinesis:GetRecords kinesis:GetShardIterator kinesis:ListShards on <Stream page_views>",
            "kms:Decrypt on <Key LakeKey> if StringEquals kms:ViaService kinesis.<Region>.amazonaws.com",
            "lambda:GetFunctionConfiguration lambda:InvokeFunction on <Function page_views> <Function page_views>:$LATEST",
            $"glue:GetTable glue:GetTableVersion glue:GetTableVersions on {glue}:catalog {glue}:database/referencepipeline_sandbox {glue}:table/referencepipeline_sandbox/page_views",
            "s3:AbortMultipartUpload s3:GetObject s3:PutObject on <Bucket Data>/data/page_views/* <Bucket Data>/errors/page_views/* <Bucket Data>/raw/page_views/*",
            "s3:GetBucketLocation s3:ListBucket s3:ListBucketMultipartUploads on <Bucket Data>",
            "kms:Decrypt kms:GenerateDataKey on <Key LakeKey> if StringEquals kms:ViaService s3.<Region>.amazonaws.com",
            $"logs:PutLogEvents on {log}:page_views/parquet {log}:page_views/raw",
        ];

        Assert.Equal(expected, Role(Variant.Sandbox, "page_views").May);
    }

    [Fact]
    public void All_of_a_delivery_streams_parts_use_the_one_role_that_has_its_policies_in_itself()
    {
        var delivery = synthesized.Of(Variant.Sandbox).OfDataset("AWS::KinesisFirehose::DeliveryStream", "orders");
        string[] parts =
        [
            "KinesisStreamSourceConfiguration.RoleARN",
            "ExtendedS3DestinationConfiguration.RoleARN",
            "ExtendedS3DestinationConfiguration.S3BackupConfiguration.RoleARN",
            "ExtendedS3DestinationConfiguration.DataFormatConversionConfiguration.SchemaConfiguration.RoleARN",
        ];

        var role = Assert.Single(parts.Select(part => delivery[part].Follow()).Distinct());
        // A policy of its own could come after the stream, whose creation would then fail.
        Assert.NotNull(role.Find("Policies"));
        Assert.Empty(role.Stack.Of("AWS::IAM::Policy"));
    }

    [Fact]
    public void A_function_may_write_its_log_and_read_the_salts_that_its_contract_names()
    {
        string[] log = ["logs:CreateLogStream logs:PutLogEvents on <LogGroup page_views>"];
        string[] salts =
        [
            "secretsmanager:GetSecretValue on <Secret Saltpageviewsemailsalt>",
            "kms:Decrypt on <Key LakeKey> if StringEquals kms:ViaService secretsmanager.<Region>.amazonaws.com",
        ];

        Assert.Equal([.. log, .. salts], Function(Variant.Sandbox, "page_views")["Role"].Follow().May);
        Assert.Equal(["logs:CreateLogStream logs:PutLogEvents on <LogGroup orders>"], Function(Variant.Sandbox, "orders")["Role"].Follow().May);
    }

    [Fact]
    public void Everything_that_delivery_needs_is_deployed_before_it()
    {
        string[] needed = ["Foundation", "Lake", "Stream", "Catalog"];
        foreach (var variant in new[] { Variant.Sandbox, Variant.UnderIam })
        {
            var assembly = synthesized.Of(variant);
            Assert.Subset(assembly.StackCalled("Deliver").DeploysAfter.ToHashSet(), needed.Select(assembly.StackCalled).ToHashSet());
        }
    }

    private TemplateResource Role(Variant variant, string dataset) => synthesized.Of(variant).OfDataset("AWS::KinesisFirehose::DeliveryStream", dataset)["ExtendedS3DestinationConfiguration.RoleARN"].Follow();

    private TemplateResource Function(Variant variant, string dataset) => synthesized.Of(variant).OfDataset("AWS::Lambda::Function", dataset);
}
