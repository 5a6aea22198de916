namespace ReferencePipeline.Templates.Rules.Redshift;

internal sealed class ConnectionsAreEncrypted() : Rule(
    "redshift-connections-are-encrypted",
    "A serverless warehouse refuses connections without TLS.",
    "`require_ssl` is off by default: a client that does not ask for TLS gets none, and sends its password.",
    "https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html")
{
    public override IReadOnlyList<string> Violating => [With(""" "max_query_execution_time", "ParameterValue": "60" """), With(""" "require_ssl", "ParameterValue": "false" """)];

    public override string Compliant => With(""" "require_ssl", "ParameterValue": "true" """);

    public override IEnumerable<Finding> Check(RuleScope scope) => scope.Of(WarehouseIsPrivate.Workgroup)
        .Where(workgroup => workgroup.Find("ConfigParameters")?.Items.Any(one => scope.Is(one.Find("ParameterKey"), "require_ssl") && scope.Is(one.Find("ParameterValue"), "true")) is not true)
        .Select(workgroup => At(workgroup, "ConfigParameters", "do not set require_ssl to true", "add it"));

    private static string With(string parameter) => $$"""
        { "Wrong": { "Type": "AWS::RedshiftServerless::Workgroup", "Properties": { "WorkgroupName": "lake", "ConfigParameters": [{ "ParameterKey": {{parameter}} }] } } }
        """;
}
