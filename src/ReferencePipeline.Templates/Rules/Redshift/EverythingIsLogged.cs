namespace ReferencePipeline.Templates.Rules.Redshift;

internal sealed class EverythingIsLogged() : Rule(
    "redshift-everything-is-logged",
    "A serverless warehouse exports its three logs: users, connections, and what they did.",
    "Who read which column is in the third, and none of them is kept for long inside the warehouse.",
    "https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-audit-logging.html")
{
    private static readonly string[] Logs = ["userlog", "connectionlog", "useractivitylog"];

    public override IReadOnlyList<string> Violating => [With(""" "userlog", "connectionlog" """), With("")];

    public override string Compliant => With(""" "userlog", "connectionlog", "useractivitylog" """);

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from warehouse in scope.Of(WarehouseIsPrivate.Namespace)
        let missing = Logs.Except(warehouse.Find("LogExports")?.Items.Select(one => scope.Text(one)) ?? []).ToList()
        where missing.Count > 0
        select At(warehouse, "LogExports", $"lacks {string.Join(" and ", missing)}", $"write {string.Join(", ", Logs)}");

    private static string With(string logs) => $$"""
        { "Wrong": { "Type": "AWS::RedshiftServerless::Namespace", "Properties": { "NamespaceName": "lake", "LogExports": [{{logs}}] } } }
        """;
}
