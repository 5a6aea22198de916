namespace ReferencePipeline.Templates.Rules.Redshift;

internal sealed class CapacityHasACeiling() : Rule(
    "redshift-capacity-has-a-ceiling",
    "A serverless warehouse says how much it may grow, and its base fits below.",
    "CloudFormation has no usage limit for it. Without MaxCapacity one bad join takes what the quota gives, by the second.",
    "https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-capacity.html")
{
    public override IReadOnlyList<string> Violating => [With(""" "BaseCapacity": 8 """), With(""" "BaseCapacity": 32, "MaxCapacity": 16 """)];

    public override string Compliant => With(""" "BaseCapacity": 8, "MaxCapacity": 16 """);

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from workgroup in scope.Of(WarehouseIsPrivate.Workgroup)
        let most = scope.Number(workgroup.Find("MaxCapacity"))
        where most is null || scope.Number(workgroup.Find("BaseCapacity")) > most
        select At(workgroup, "MaxCapacity", most is null ? "is left out" : $"is {most}, below the base", "write what it may cost at most");

    private static string With(string capacity) => $$"""
        { "Wrong": { "Type": "AWS::RedshiftServerless::Workgroup", "Properties": { "WorkgroupName": "lake", {{capacity}} } } }
        """;
}
