namespace ReferencePipeline.Templates.Rules.Redshift;

internal sealed class RoutesThroughItsNetwork() : Rule(
    "redshift-routes-through-its-network",
    "A serverless warehouse routes through its network, in three subnets of three zones.",
    "Otherwise COPY and UNLOAD leave over the internet, past every endpoint policy. Redshift refuses a workgroup with fewer zones.",
    "https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-usage-considerations.html")
{
    private const int Zones = 3;

    public override IReadOnlyList<string> Violating => [With("false", 3, 3), With("true", 2, 2), With("true", 3, 2)];

    public override string Compliant => With("true", 3, 3);

    public override IEnumerable<Finding> Check(RuleScope scope)
    {
        foreach (var workgroup in scope.Of(WarehouseIsPrivate.Workgroup))
        {
            var subnets = workgroup.Find("SubnetIds")?.Items.ToList() ?? [];
            var zones = subnets.Select(subnet => scope.Text(subnet.Target?.Find("AvailabilityZone")) ?? scope.Text(subnet)).Distinct().Count();
            if (!scope.Is(workgroup.Find("EnhancedVpcRouting"), "true"))
                yield return At(workgroup, "EnhancedVpcRouting", "is not true", "write true");
            if (zones < Zones)
                yield return At(workgroup, "SubnetIds", $"name {subnets.Count} subnets in {zones} zones", $"name {Zones} in {Zones} zones");
        }
    }

    private static string With(string routing, int subnets, int zones) => $$"""
        {
          {{string.Concat(Enumerable.Range(0, subnets).Select(number => $"\"Subnet{number}\": {{ \"Type\": \"AWS::EC2::Subnet\", \"Properties\": {{ \"AvailabilityZone\": \"zone-{number % zones}\" }} }}, "))}}
          "Wrong": { "Type": "AWS::RedshiftServerless::Workgroup", "Properties": { "EnhancedVpcRouting": {{routing}},
            "SubnetIds": [{{string.Join(", ", Enumerable.Range(0, subnets).Select(number => $"{{ \"Ref\": \"Subnet{number}\" }}"))}}] } }
        }
        """;
}
