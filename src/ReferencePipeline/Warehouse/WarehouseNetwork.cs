using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Ec2 = Amazon.CDK.AWS.EC2;
using Kms = Amazon.CDK.AWS.KMS;
using Logs = Amazon.CDK.AWS.Logs;

namespace ReferencePipeline.Warehouse;

/// <summary>A network that leads nowhere: three subnets, no gateway to the internet, no route but to the endpoints.</summary>
internal sealed class WarehouseNetwork : Construct
{
    public WarehouseNetwork(Construct scope, PipelineSettings settings, Kms.IKey logKey, RemovalPolicy removal)
        : base(scope, "Network")
    {
        Vpc = new Ec2.CfnVPC(this, "Vpc", new Ec2.CfnVPCProps
        {
            CidrBlock = settings.Warehouse.Network.ToString(),
            EnableDnsSupport = true,
            EnableDnsHostnames = true,
        });
        Routes = new Ec2.CfnRouteTable(this, "Routes", new Ec2.CfnRouteTableProps { VpcId = Vpc.Ref });
        Subnets = [.. Enumerable.Range(0, Settings.Warehouse.Zones).Select(zone => Subnet(settings.Warehouse.Network, zone))];
        Record(settings, logKey, removal);
        Warehouse = new Ec2.CfnSecurityGroup(this, "Warehouse", new Ec2.CfnSecurityGroupProps
        {
            GroupDescription = "The warehouse: nobody calls it from the network, and it calls the endpoints",
            VpcId = Vpc.Ref,
            SecurityGroupEgress = new[]
            {
                // S3's addresses are not known beforehand; no route leads anywhere but to the endpoints.
                Https("To the endpoints", "0.0.0.0/0"),
            },
        });
        Endpoints = new Ec2.CfnSecurityGroup(this, "Endpoints", new Ec2.CfnSecurityGroupProps
        {
            GroupDescription = "The endpoints: the warehouse calls them",
            VpcId = Vpc.Ref,
            SecurityGroupIngress = new[]
            {
                new Ec2.CfnSecurityGroup.IngressProperty { Description = "From the warehouse", IpProtocol = "tcp", FromPort = 443, ToPort = 443, SourceSecurityGroupId = Warehouse.AttrGroupId },
            },
            // Without a rule EC2 would write one that allows all.
            SecurityGroupEgress = new[] { Https("Answers need no rule; this one leads nowhere", "127.0.0.1/32") },
        });
    }

    public Ec2.CfnVPC Vpc { get; }

    public Ec2.CfnRouteTable Routes { get; }

    public IReadOnlyList<Ec2.CfnSubnet> Subnets { get; }

    public Ec2.CfnSecurityGroup Warehouse { get; }

    public Ec2.CfnSecurityGroup Endpoints { get; }

    private static Ec2.CfnSecurityGroup.EgressProperty Https(string description, string to) =>
        new() { Description = description, IpProtocol = "tcp", FromPort = 443, ToPort = 443, CidrIp = to };

    private Ec2.CfnSubnet Subnet(NetworkRange range, int zone)
    {
        var subnet = new Ec2.CfnSubnet(this, $"Subnet{zone + 1}", new Ec2.CfnSubnetProps
        {
            VpcId = Vpc.Ref,
            CidrBlock = range.Quarter(zone),
            AvailabilityZone = Fn.Select(zone, Fn.GetAzs()),
            MapPublicIpOnLaunch = false,
        });
        _ = new Ec2.CfnSubnetRouteTableAssociation(this, $"Routes{zone + 1}", new Ec2.CfnSubnetRouteTableAssociationProps { SubnetId = subnet.Ref, RouteTableId = Routes.Ref });
        return subnet;
    }

    private void Record(PipelineSettings settings, Kms.IKey key, RemovalPolicy removal)
    {
        var log = new Logs.CfnLogGroup(this, "FlowLog", new Logs.CfnLogGroupProps { RetentionInDays = settings.Retention.LogDays, KmsKeyId = key.KeyArn });
        log.ApplyRemovalPolicy(removal);
        var role = ServiceTrust.RoleFor(this, "FlowLogRole", "vpc-flow-logs.amazonaws.com", "/", "Writes down who talks to whom in the warehouse's network",
            PlainPolicy.Allow("WriteLog", ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"], [log.AttrArn]));
        _ = new Ec2.CfnFlowLog(this, "Flows", new Ec2.CfnFlowLogProps
        {
            ResourceId = Vpc.Ref,
            ResourceType = "VPC",
            TrafficType = "ALL",
            LogDestinationType = "cloud-watch-logs",
            LogGroupName = log.Ref,
            DeliverLogsPermissionArn = role.AttrArn,
        });
    }
}
