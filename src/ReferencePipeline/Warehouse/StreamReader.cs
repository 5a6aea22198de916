using ReferencePipeline.Policy;
using Iam = Amazon.CDK.AWS.IAM;

namespace ReferencePipeline.Warehouse;

/// <summary>The warehouse's own role: it reads the streams, and nothing of the lake, which each reader sees by a role of their own.</summary>
internal static class StreamReader
{
    public static Iam.CfnRole Make(Construct scope, WarehouseInputs inputs)
    {
        string[] streams = [.. inputs.Contracts.Where(contract => !contract.IsRetired).SelectMany(contract => contract.Datasets).OrderBy(dataset => dataset.Table.Value, StringComparer.Ordinal).Select(dataset => inputs.Streams.Of(dataset).Stream.AttrArn)];
        var statements = new List<Dictionary<string, object>> { PlainPolicy.Allow("FindStreams", ["kinesis:ListStreams"], ["*"]) };
        if (streams.Length > 0)
        {
            statements.Add(PlainPolicy.Allow("ReadStreams", ["kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:ListShards"], streams));
            statements.Add(PlainPolicy.Allow("DecryptStreams", ["kms:Decrypt"], [inputs.LakeKey.KeyArn], KeyPolicies.Through("kinesis")));
        }

        var role = ServiceTrust.RoleFor(scope, "StreamReader", [ServiceTrust.Only("redshift.amazonaws.com"), ServiceTrust.Only("redshift-serverless.amazonaws.com")], "/", "Takes events from the streams into the warehouse", [.. statements]);
        NoResource.Accept(role);
        return role;
    }
}

/// <summary>Actions that IAM lets nobody bind to a resource.</summary>
internal static class NoResource
{
    public static void Accept(IConstruct role) =>
        Accepted.Because(role, "AwsSolutions-IAM5", "These actions know no resource: listing streams, answers of the Data API, delivery of the machine's logs and traces", "Resource::*");
}
