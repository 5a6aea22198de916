namespace ReferencePipeline.Templates.Rules.Redshift;

internal sealed class PortIsAllowed() : Rule(
    "redshift-port-is-allowed",
    "A serverless warehouse listens on 5431 to 5455 or on 8191 to 8215.",
    "Redshift refuses other ports when it makes the workgroup.",
    "https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-connecting.html")
{
    public override IReadOnlyList<string> Violating => [With(5430), With(5456), With(8190), With(8216)];

    public override string Compliant => With(5455);

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from workgroup in scope.Of(WarehouseIsPrivate.Workgroup)
        let port = scope.Number(workgroup.Find("Port"))
        where port is not (null or >= 5431 and <= 5455 or >= 8191 and <= 8215)
        select At(workgroup, "Port", $"is {port}", "write 5431 to 5455 or 8191 to 8215");

    private static string With(int port) => $$"""
        { "Wrong": { "Type": "AWS::RedshiftServerless::Workgroup", "Properties": { "WorkgroupName": "lake", "Port": {{port}} } } }
        """;
}
