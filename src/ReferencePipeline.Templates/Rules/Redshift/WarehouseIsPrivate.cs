namespace ReferencePipeline.Templates.Rules.Redshift;

internal sealed class WarehouseIsPrivate() : Rule(
    "redshift-is-private",
    "A warehouse has no address on the internet.",
    "A public one is a password away from everybody. Off-the-shelf checks look at clusters and pass the serverless workgroup.",
    "https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-connecting.html")
{
    public const string Workgroup = "AWS::RedshiftServerless::Workgroup", Namespace = "AWS::RedshiftServerless::Namespace", Cluster = "AWS::Redshift::Cluster";

    public override IReadOnlyList<string> Violating => [With(Workgroup, """ "PubliclyAccessible": true """), With(Workgroup, ""), With(Cluster, """ "PubliclyAccessible": true """)];

    public override string Compliant => With(Workgroup, """ "PubliclyAccessible": false """);

    public override IEnumerable<Finding> Check(RuleScope scope) => scope.Of(Workgroup, Cluster)
        .Where(warehouse => !scope.Is(warehouse.Find("PubliclyAccessible"), "false"))
        .Select(warehouse => At(warehouse, "PubliclyAccessible", "is not false", "write false"));

    private static string With(string type, string access) => $$"""
        { "Wrong": { "Type": "{{type}}", "Properties": { {{access}} } } }
        """;
}
