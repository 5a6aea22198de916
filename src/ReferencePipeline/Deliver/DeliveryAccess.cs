using ReferencePipeline.Contracts;
using ReferencePipeline.Lake;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Iam = Amazon.CDK.AWS.IAM;
using Logs = Amazon.CDK.AWS.Logs;

namespace ReferencePipeline.Deliver;

/// <summary>What a delivery stream may touch: its own stream, function, table and prefixes, and nothing of another dataset.</summary>
internal sealed class DeliveryAccess(Dataset dataset, DeliverInputs inputs, TransformFunction transform, IReadOnlyCollection<Logs.CfnLogStream> logs)
{
    private readonly string[] _objects = [.. new LakePrefixes(dataset).All.Select(prefix => $"{prefix}*")];

    public Iam.CfnRole Role(Construct scope, PipelineSettings settings)
    {
        var role = Make(scope, settings);
        Accepted.Because(role, "AwsSolutions-IAM5", "The names of objects are Firehose's; the role is bound to the prefixes of its one dataset", [.. _objects.Select(objects => $"/{objects}")]);
        return role;
    }

    private Iam.CfnRole Make(Construct scope, PipelineSettings settings) => ServiceTrust.RoleFor(scope, "DeliveryRole", "firehose.amazonaws.com",
        new LakePaths(settings).Trusted, $"Delivers {dataset.Table} from its stream to the lake",
        PlainPolicy.Allow("ReadStream", ["kinesis:DescribeStream", "kinesis:GetShardIterator", "kinesis:GetRecords", "kinesis:ListShards"], [inputs.Streams.Of(dataset).Stream.AttrArn]),
        Through("kinesis", "DecryptStream", "kms:Decrypt"),
        PlainPolicy.Allow("Transform", ["lambda:InvokeFunction", "lambda:GetFunctionConfiguration"], [transform.Arn, $"{transform.Arn}:$LATEST"]),
        PlainPolicy.Allow("ReadSchema", ["glue:GetTable", "glue:GetTableVersion", "glue:GetTableVersions"], SchemaArns()),
        PlainPolicy.Allow("WriteObjects", ["s3:PutObject", "s3:GetObject", "s3:AbortMultipartUpload"], [.. _objects.Select(inputs.Lake.ArnForObjects)]),
        PlainPolicy.Allow("FindBucket", ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"], [inputs.Lake.BucketArn]),
        Through("s3", "EncryptObjects", "kms:GenerateDataKey", "kms:Decrypt"),
        PlainPolicy.Allow("TellErrors", ["logs:PutLogEvents"], [.. logs.Select(LogArn)]));

    private static string LogArn(Logs.CfnLogStream log) =>
        $"arn:{Aws.PARTITION}:logs:{Aws.REGION}:{Aws.ACCOUNT_ID}:log-group:{log.LogGroupName}:log-stream:{log.LogStreamName}";

    private string[] SchemaArns()
    {
        var glue = $"arn:{Aws.PARTITION}:glue:{Aws.REGION}:{Aws.ACCOUNT_ID}";
        var table = inputs.TableOf(dataset);
        return [$"{glue}:catalog", $"{glue}:database/{table.Database}", $"{glue}:table/{table.Database}/{table.Table}"];
    }

    private Dictionary<string, object> Through(string service, string sid, params string[] actions) => PlainPolicy.Allow(sid, actions, [inputs.LakeKey.KeyArn], KeyPolicies.Through(service));
}
