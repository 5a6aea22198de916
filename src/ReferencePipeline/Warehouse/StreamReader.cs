using ReferencePipeline.Policy;
using Iam = Amazon.CDK.AWS.IAM;

namespace ReferencePipeline.Warehouse;

/// <summary>The warehouse's own role: it reads the streams, and nothing of the lake, which each reader sees by a role of their own.</summary>
internal static class StreamReader
{
    public static Iam.Role Make(Construct scope, WarehouseInputs inputs)
    {
        string[] streams = [.. inputs.Contracts.Where(contract => !contract.IsRetired).SelectMany(contract => contract.Datasets).Select(dataset => inputs.Streams.Of(dataset).Stream.AttrArn)];
        var statements = new List<Iam.PolicyStatement> { Allow("FindStreams", ["kinesis:ListStreams"], "*") };
        if (streams.Length > 0)
        {
            statements.Add(Allow("ReadStreams", ["kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:GetShardIterator", "kinesis:GetRecords", "kinesis:ListShards"], streams));
            statements.Add(new(new Iam.PolicyStatementProps
            {
                Sid = "DecryptStreams",
                Actions = ["kms:Decrypt"],
                Resources = [inputs.LakeKey.KeyArn],
                Conditions = KeyPolicies.Through("kinesis"),
            }));
        }

        var role = ServiceTrust.RoleFor(scope, "StreamReader", "redshift.amazonaws.com", "/", "Takes events from the streams into the warehouse", [.. statements]);
        ServiceTrust.Also(role, "redshift-serverless.amazonaws.com");
        NoResource.Accept(role);
        return role;
    }

    private static Iam.PolicyStatement Allow(string sid, string[] actions, params string[] resources) =>
        new(new Iam.PolicyStatementProps { Sid = sid, Actions = actions, Resources = resources });
}

/// <summary>Actions that IAM lets nobody bind to a resource.</summary>
internal static class NoResource
{
    public static void Accept(IConstruct role) =>
        Accepted.Because(role, "AwsSolutions-IAM5", "These actions know no resource: listing streams, answers of the Data API, delivery of the machine's logs and traces", "Resource::*");
}
