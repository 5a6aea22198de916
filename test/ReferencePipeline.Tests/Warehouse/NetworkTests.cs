using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Warehouse;

[Collection(nameof(Synthesized))]
public sealed class NetworkTests(Synthesized synthesized)
{
    [Fact]
    public void Three_subnets_lie_in_three_zones_of_the_range_that_is_set()
    {
        var templates = synthesized.Of(Variant.Unlike);
        var subnets = templates.Of("AWS::EC2::Subnet");

        Assert.Equal("172.20.8.0/22", templates.Of("AWS::EC2::VPC").Single()["CidrBlock"].Text);
        Assert.Equal(["172.20.8.0/24", "172.20.9.0/24", "172.20.10.0/24"], subnets.Select(subnet => subnet["CidrBlock"].Text));
        Assert.Equal([0, 1, 2], subnets.Select(subnet => subnet["AvailabilityZone.Fn::Select[0]"].Number));
        Assert.All(subnets, subnet => Assert.Equal("false", subnet["MapPublicIpOnLaunch"].Text));
        Assert.Equal(subnets, templates.Of("AWS::RedshiftServerless::Workgroup").Single()["SubnetIds"].Items.Select(one => one.Target));
    }

    [Fact]
    public void No_way_leads_to_the_internet() => Assert.All([Variant.Sandbox, Variant.Production, Variant.Unlike, Variant.UnderIam], variant =>
        Assert.DoesNotContain(synthesized.Of(variant).Resources, resource => resource.Type is "AWS::EC2::InternetGateway" or "AWS::EC2::NatGateway" or "AWS::EC2::VPCGatewayAttachment"
            or "AWS::EC2::Route" or "AWS::EC2::EIP" or "AWS::EC2::EgressOnlyInternetGateway" or "AWS::EC2::TransitGatewayAttachment" or "AWS::EC2::VPCPeeringConnection"));

    /// <summary>Variant, service, how many zones it is paid for in, and what it lets through.</summary>
    public static TheoryData<string, string, int, string> Endpoints => new()
    {
        { "sandbox", "glue", 1, "glue:GetDatabase* glue:GetTable* glue:GetPartition* glue:BatchGetPartition on *" },
        { "sandbox", "kinesis-streams", 1, "kinesis:Describe* kinesis:GetShardIterator kinesis:GetRecords kinesis:ListShards kinesis:ListStreams on *" },
        { "sandbox", "lakeformation", 1, "lakeformation:GetDataAccess on *" },
        { "sandbox", "s3", 0, "s3:GetObject* s3:ListBucket s3:GetBucketLocation on <Bucket Data> <Bucket Data>/*" },
        { "unlike", "glue", 3, "glue:GetDatabase* glue:GetTable* glue:GetPartition* glue:BatchGetPartition on *" },
        { "unlike", "lakeformation", 3, "lakeformation:GetDataAccess on *" },
    };

    [Theory, MemberData(nameof(Endpoints))]
    public void An_endpoint_lets_through_what_is_read_there_and_nothing_else(string variant, string service, int zones, string lets)
    {
        var endpoint = synthesized.Of(variant == "unlike" ? Variant.Unlike : Variant.Sandbox).Of("AWS::EC2::VPCEndpoint").Single(one => one["ServiceName"].Text == $"com.amazonaws.<Region>.{service}");
        var statement = Assert.Single(PolicyStatement.In(endpoint));

        Assert.Equal(zones, endpoint.Find("SubnetIds")?.Items.Count() ?? 0);
        Assert.Equal(lets, $"{string.Join(' ', statement.Actions)} on {string.Join(' ', statement.On)}");
        Assert.Equal(zones == 0 ? "Gateway" : "Interface", endpoint["VpcEndpointType"].Text);
    }

    [Fact]
    public void Only_what_is_used_has_an_endpoint()
    {
        string[] Services(Variant variant) => [.. synthesized.Of(variant).Of("AWS::EC2::VPCEndpoint").Select(one => one["ServiceName"].Text.Split('.')[^1]).Order(StringComparer.Ordinal)];

        Assert.Equal(["glue", "kinesis-streams", "lakeformation", "s3"], Services(Variant.Production));
        Assert.Equal(["glue", "kinesis-streams", "s3"], Services(Variant.UnderIam));
    }

    [Fact]
    public void Nobody_calls_the_warehouse_and_only_it_calls_the_endpoints()
    {
        var groups = synthesized.Of(Variant.Unlike).Of("AWS::EC2::SecurityGroup").ToDictionary(group => group.Name.Split(' ')[1]);
        var call = Assert.Single(groups["NetworkEndpoints"]["SecurityGroupIngress"].Items);

        Assert.Null(groups["NetworkWarehouse"].Find("SecurityGroupIngress"));
        Assert.Same(groups["NetworkWarehouse"], call["SourceSecurityGroupId"].Target);
        Assert.All(groups.Values.SelectMany(group => group["SecurityGroupEgress"].Items).Append(call), rule => Assert.Equal((443, 443), (rule["FromPort"].Number, rule["ToPort"].Number)));
    }

    [Fact]
    public void Who_talks_to_whom_is_written_down_encrypted()
    {
        var templates = synthesized.Of(Variant.Unlike);
        var flows = templates.Of("AWS::EC2::FlowLog").Single();
        var log = flows["LogGroupName"].Follow();

        Assert.Equal(("ALL", "VPC", "<VPC NetworkVpc>"), (flows["TrafficType"].Text, flows["ResourceType"].Text, flows["ResourceId"].Text));
        Assert.Equal(("545", "<Key MessagesKey>"), (log["RetentionInDays"].Text, log["KmsKeyId"].Text));
        Assert.Same(log, PolicyStatement.In(flows["DeliverLogsPermissionArn"].Follow()).Single(one => one.Kind is PolicyKind.Identity).Value["Resource"].Target);
    }
}
