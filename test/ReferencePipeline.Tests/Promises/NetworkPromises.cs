using ReferencePipeline.Templates;
using static ReferencePipeline.Tests.Promises.PolicyText;

namespace ReferencePipeline.Tests.Promises;

/// <summary>The closed network that the warehouse stands in.</summary>
internal static class NetworkPromises
{
    private const string Vpc = "AWS::EC2::VPC NetworkVpc", Subnet = "AWS::EC2::Subnet", Group = "AWS::EC2::SecurityGroup", Endpoint = "AWS::EC2::VPCEndpoint", Association = "AWS::EC2::SubnetRouteTableAssociation", Flows = "AWS::EC2::FlowLog NetworkFlows";
    private const string FlowRole = "AWS::IAM::Role NetworkFlowLogRole", FlowLog = "AWS::Logs::LogGroup NetworkFlowLog", Here = "for * if StringEquals aws:PrincipalAccount <AccountId>";

    public static PromiseTable All { get; } = new("Warehouse")
    {
        { Vpc, "CidrBlock", "$(warehouse.network)", "The network is where the settings say" },
        { Vpc, "EnableDnsHostnames", "true", "Endpoints are found by their names" },
        { Vpc, "EnableDnsSupport", "true", "Names are answered" },
        { Subnet, "VpcId", "<VPC NetworkVpc>", "A subnet is of the network" },
        { Subnet, "MapPublicIpOnLaunch", "false", "Nothing in a subnet gets a public address" },
        { "The three subnets are in three zones and share no address", (assembly, _) => assembly.Of(Subnet).Select(subnet => $"{Told.Of(subnet, "AvailabilityZone")} {Told.Of(subnet, "CidrBlock")}").Order(StringComparer.Ordinal).ToList() is var told && told.SequenceEqual(Enumerable.Range(0, 3).Select(zone => $"{{Fn::Select: [{zone}, {{Fn::GetAZs: }}]}} {Origin.Of(assembly).Quarter(zone)}")) ? [] : told },
        { "No way leads out of the network but its endpoints", (assembly, _) => new[] { "AWS::EC2::InternetGateway", "AWS::EC2::NatGateway", "AWS::EC2::Route", "AWS::EC2::EgressOnlyInternetGateway", "AWS::EC2::VPCGatewayAttachment" }.SelectMany(assembly.Of).Select(way => $"{way}") },
        { "AWS::EC2::RouteTable NetworkRoutes", "VpcId", "<VPC NetworkVpc>", "The routes are of the network" },
        { Association, "RouteTableId", "<RouteTable NetworkRoutes>", "Each subnet has the routes" },
        { "Each subnet has routes", (assembly, _) => assembly.Of(Subnet).Where(subnet => assembly.Of(Association).Count(one => one.Find("SubnetId")?.Target == subnet) != 1).Select(subnet => $"{subnet}") },
        { Group, "VpcId", "<VPC NetworkVpc>", "A group is of the network" },
        { $"{Group} NetworkWarehouse", "SecurityGroupIngress", Told.Nothing, "Nobody calls the warehouse from the network" },
        { $"{Group} NetworkWarehouse", "SecurityGroupEgress", "[{CidrIp: 0.0.0.0/0, Description: To the endpoints, FromPort: 443, IpProtocol: tcp, ToPort: 443}]", "The warehouse calls endpoints and nothing else" },
        { $"{Group} NetworkEndpoints", "SecurityGroupIngress", "[{Description: From the warehouse, FromPort: 443, IpProtocol: tcp, SourceSecurityGroupId: <SecurityGroup NetworkWarehouse>, ToPort: 443}]", "Only the warehouse calls the endpoints" },
        { $"{Group} NetworkEndpoints", "SecurityGroupEgress", "[{CidrIp: 127.0.0.1/32, Description: Answers need no rule; this one leads nowhere, FromPort: 443, IpProtocol: tcp, ToPort: 443}]", "Endpoints call nobody" },
        { Endpoint, "VpcId", "<VPC NetworkVpc>", "An endpoint is in the network" },
        { $"{Endpoint} Endpointss3", "ServiceName", "com.amazonaws.<Region>.s3", "The warehouse reaches S3" },
        { $"{Endpoint} Endpointss3", "VpcEndpointType", "Gateway", "S3 costs nothing to reach" },
        { $"{Endpoint} Endpointss3", "RouteTableIds", "[<RouteTable NetworkRoutes>]", "The way to S3 is a route" },
        { $"{Endpoint} Endpointss3", Told.Statements, $"s3:GetBucketLocation s3:GetObject* s3:ListBucket on <Bucket Data>, <Bucket Data>/* {Here}", "The way to S3 leads to the lake, to read" },
        { $"{Endpoint} Endpointsglue", Told.Statements, $"glue:BatchGetPartition glue:GetDatabase* glue:GetPartition* glue:GetTable* on * {Here}", "The way to Glue leads to tables, to read" },
        { $"{Endpoint} Endpointskinesisstreams", Told.Statements, $"kinesis:Describe* kinesis:GetRecords kinesis:GetShardIterator kinesis:ListShards kinesis:ListStreams on * {Here}", "The way to Kinesis leads to records, to read" },
        { $"{Endpoint} Endpointslakeformation", Told.Statements, $"lakeformation:GetDataAccess on * {Here}", "The way to Lake Formation is for asking", origin => origin.IsUnderLakeFormation },
        { "An endpoint of a service answers to the service's own name, for the warehouse", (assembly, _) => from one in assembly.Of(Endpoint) where Told.NameOf(one) != "Endpointss3" let told = string.Join(' ', Told.Of(one, "PrivateDnsEnabled"), Told.Of(one, "SecurityGroupIds"), Told.Of(one, "SubnetIds"), Told.Of(one, "VpcEndpointType")) where told != $"true [<SecurityGroup NetworkEndpoints>] [{Zones(assembly)}] Interface" || !Told.Of(one, "ServiceName").StartsWith("com.amazonaws.<Region>.", StringComparison.Ordinal) || $"Endpoints{Told.Of(one, "ServiceName").Split('.')[^1].Replace("-", "", StringComparison.Ordinal)}" != Told.NameOf(one) select $"{one}: {told}" },
        { Flows, "TrafficType", "ALL", "All traffic of the network is on record" },
        { Flows, "ResourceId", "<VPC NetworkVpc>", "The record is of this network" },
        { Flows, "ResourceType", "VPC", "The record is of the whole network" },
        { Flows, "LogDestinationType", "cloud-watch-logs", "The record is a log" },
        { Flows, "LogGroupName", "<LogGroup NetworkFlowLog>", "The record has a log of its own" },
        { Flows, "DeliverLogsPermissionArn", "<Role NetworkFlowLogRole>", "The record is written by a role of its own" },
        { FlowRole, Told.Statements, Lines("sts:AssumeRole for vpc-flow-logs.amazonaws.com if $(this account)", "logs:CreateLogStream logs:DescribeLogStreams logs:PutLogEvents on <LogGroup NetworkFlowLog>"), "The role of the record may write it" },
        { FlowRole, "Path", "/", "The role of the record is not trusted by the lake" },
        { FlowLog, "DeletionPolicy", "$(removal)", "The record stays where the stage retains" },
        { FlowLog, "UpdateReplacePolicy", "$(removal)", "A record that is replaced stays where the stage retains" },
    };

    /// <summary>An address in each zone costs by the hour: only what is retained gets them.</summary>
    private static string Zones(CloudAssembly assembly) =>
        string.Join(", ", Enumerable.Range(1, Origin.Of(assembly).Retains ? 3 : 1).Select(zone => $"<Subnet NetworkSubnet{zone}>"));
}
