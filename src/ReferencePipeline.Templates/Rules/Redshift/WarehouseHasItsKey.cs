namespace ReferencePipeline.Templates.Rules.Redshift;

internal sealed class WarehouseHasItsKey() : Rule(
    "redshift-has-its-key",
    "A warehouse is encrypted with a key that the app names.",
    "With the service's own key nobody can say who may decrypt, and a snapshot cannot be shared. Changing it later takes hours of copying.",
    "https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-workgroups-and-namespaces-rotate-kms-key.html")
{
    public override IReadOnlyList<string> Violating => [With("")];

    public override string Compliant => With(""" , "KmsKeyId": "arn" """);

    public override IEnumerable<Finding> Check(RuleScope scope) => scope.Of(WarehouseIsPrivate.Namespace, WarehouseIsPrivate.Cluster)
        .Where(warehouse => warehouse.Find("KmsKeyId") is null)
        .Select(warehouse => At(warehouse, "KmsKeyId", "is left out", "name a key of the app"));

    private static string With(string key) => $$"""
        { "Wrong": { "Type": "AWS::RedshiftServerless::Namespace", "Properties": { "NamespaceName": "lake" {{key}} } } }
        """;
}
