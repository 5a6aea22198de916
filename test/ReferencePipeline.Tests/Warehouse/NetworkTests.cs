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

        Assert.Equal("172.20.8.0/22", templates.Of("AWS::EC2::VPC").Single().Text("CidrBlock"));
        Assert.Equal(["172.20.8.0/24", "172.20.9.0/24", "172.20.10.0/24"], subnets.Select(subnet => subnet.Text("CidrBlock")));
        Assert.Equal([0, 1, 2], subnets.Select(subnet => subnet["AvailabilityZone", "Fn::Select"][0].GetInt32()));
        Assert.All(subnets, subnet => Assert.Equal("false", subnet.Text("MapPublicIpOnLaunch")));
        Assert.Equal(subnets.Select(subnet => subnet.Id), templates.Of("AWS::RedshiftServerless::Workgroup").Single()["SubnetIds"].EnumerateArray().Select(one => one.GetProperty("Ref").GetString()!));
    }

    [Fact]
    public void No_way_leads_to_the_internet() => Assert.All([Variant.Sandbox, Variant.Production, Variant.Unlike, Variant.UnderIam], variant =>
        Assert.DoesNotContain(synthesized.Of(variant).All, resource => resource.Type is "AWS::EC2::InternetGateway" or "AWS::EC2::NatGateway" or "AWS::EC2::VPCGatewayAttachment"
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
        var endpoint = synthesized.Of(variant == "unlike" ? Variant.Unlike : Variant.Sandbox).Of("AWS::EC2::VPCEndpoint").Single(one => one.Text("ServiceName") == $"com.amazonaws.<Region>.{service}");
        var statement = Assert.Single(Statement.In(endpoint));

        Assert.Equal(zones, endpoint.Has("SubnetIds") ? endpoint["SubnetIds"].GetArrayLength() : 0);
        Assert.Equal(lets, $"{string.Join(' ', statement.Actions)} on {string.Join(' ', statement.Resources)}");
        Assert.Equal(zones == 0 ? "Gateway" : "Interface", endpoint.Text("VpcEndpointType"));
    }

    [Fact]
    public void Only_what_is_used_has_an_endpoint()
    {
        string[] Services(Variant variant) => [.. synthesized.Of(variant).Of("AWS::EC2::VPCEndpoint").Select(one => one.Text("ServiceName").Split('.')[^1]).Order(StringComparer.Ordinal)];

        Assert.Equal(["glue", "kinesis-streams", "lakeformation", "s3"], Services(Variant.Production));
        Assert.Equal(["glue", "kinesis-streams", "s3"], Services(Variant.UnderIam));
    }

    [Fact]
    public void Nobody_calls_the_warehouse_and_only_it_calls_the_endpoints()
    {
        var groups = synthesized.Of(Variant.Unlike).Of("AWS::EC2::SecurityGroup").ToDictionary(group => group.Name.Split(' ')[1]);
        var call = Assert.Single(groups["NetworkEndpoints"]["SecurityGroupIngress"].EnumerateArray());

        Assert.False(groups["NetworkWarehouse"].Has("SecurityGroupIngress"));
        Assert.Equal(groups["NetworkWarehouse"].Id, groups["NetworkEndpoints"].Follow(call.GetProperty("SourceSecurityGroupId")).Id);
        Assert.All(groups.Values.SelectMany(group => group["SecurityGroupEgress"].EnumerateArray()).Append(call), rule => Assert.Equal((443, 443), (rule.GetProperty("FromPort").GetInt32(), rule.GetProperty("ToPort").GetInt32())));
    }

    [Fact]
    public void Who_talks_to_whom_is_written_down_encrypted()
    {
        var templates = synthesized.Of(Variant.Unlike);
        var flows = templates.Of("AWS::EC2::FlowLog").Single();
        var log = flows.Follow("LogGroupName");

        Assert.Equal(("ALL", "VPC", "<VPC NetworkVpc>"), (flows.Text("TrafficType"), flows.Text("ResourceType"), flows.Text("ResourceId")));
        Assert.Equal(("545", "<Key MessagesKey>"), (log.Text("RetentionInDays"), log.Text("KmsKeyId")));
        Assert.Equal(log.Id, flows.Follow("DeliverLogsPermissionArn") is var role ? role.Follow(Statement.In(role).Single(one => one.Of is Statement.Kind.Identity).Json.GetProperty("Resource")).Id : null);
    }
}
