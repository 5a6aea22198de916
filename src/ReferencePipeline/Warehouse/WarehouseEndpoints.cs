using ReferencePipeline.Settings;
using Ec2 = Amazon.CDK.AWS.EC2;
using S3 = Amazon.CDK.AWS.S3;

namespace ReferencePipeline.Warehouse;

/// <summary>The only ways out of the network, each for principals of this account and for what is read there.</summary>
internal sealed class WarehouseEndpoints : Construct
{
    private readonly WarehouseNetwork _network;

    public WarehouseEndpoints(Construct scope, PipelineSettings settings, WarehouseNetwork network, S3.IBucket lake)
        : base(scope, "Endpoints")
    {
        _network = network;
        All = [S3(lake), .. Interfaces(settings)];
    }

    public IReadOnlyList<Ec2.CfnVPCEndpoint> All { get; }

    private IEnumerable<Ec2.CfnVPCEndpoint> Interfaces(PipelineSettings settings)
    {
        yield return Interface(settings, "kinesis-streams", "kinesis:Describe*", "kinesis:GetShardIterator", "kinesis:GetRecords", "kinesis:ListShards", "kinesis:ListStreams");
        yield return Interface(settings, "glue", "glue:GetDatabase*", "glue:GetTable*", "glue:GetPartition*", "glue:BatchGetPartition");
        if (settings.Governance.Mode is GovernanceMode.LakeFormation)
            yield return Interface(settings, "lakeformation", "lakeformation:GetDataAccess");
    }

    private Ec2.CfnVPCEndpoint S3(S3.IBucket lake) => new(this, "s3", new Ec2.CfnVPCEndpointProps
    {
        VpcId = _network.Vpc.Ref,
        VpcEndpointType = "Gateway",
        ServiceName = Service("s3"),
        RouteTableIds = [_network.Routes.Ref],
        PolicyDocument = Policy([lake.BucketArn, lake.ArnForObjects("*")], "s3:GetObject*", "s3:ListBucket", "s3:GetBucketLocation"),
    });

    private Ec2.CfnVPCEndpoint Interface(PipelineSettings settings, string service, params string[] actions) => new(this, service, new Ec2.CfnVPCEndpointProps
    {
        VpcId = _network.Vpc.Ref,
        VpcEndpointType = "Interface",
        ServiceName = Service(service),
        PrivateDnsEnabled = true,
        // An endpoint is paid for by the zone and the hour; what may be down with its zone has one.
        SubnetIds = [.. _network.Subnets.Take(settings.Removal is Removal.Retain ? Settings.Warehouse.Zones : 1).Select(subnet => subnet.Ref)],
        SecurityGroupIds = [_network.Endpoints.AttrGroupId],
        PolicyDocument = Policy(["*"], actions),
    });

    private static string Service(string name) => $"com.amazonaws.{Aws.REGION}.{name}";

    /// <summary>An endpoint's policy names principals by a condition: an ARN there would mean the account's root user alone.</summary>
    private static Dictionary<string, object> Policy(string[] resources, params string[] actions) => new()
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new object[]
        {
            new Dictionary<string, object>
            {
                ["Sid"] = "ThisAccountReads",
                ["Effect"] = "Allow",
                ["Principal"] = new Dictionary<string, object> { ["AWS"] = "*" },
                ["Action"] = actions,
                ["Resource"] = resources,
                ["Condition"] = new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, object> { ["aws:PrincipalAccount"] = Aws.ACCOUNT_ID } },
            },
        },
    };
}
