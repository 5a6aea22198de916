namespace ReferencePipeline.Templates.Rules.Redshift;

internal sealed class PasswordIsManaged() : Rule(
    "redshift-password-is-managed",
    "The administrator's password of a warehouse is made and turned by Secrets Manager.",
    "A password in a template is in every copy of it, and in the history of the repository. Nobody changes it, either.",
    "https://docs.aws.amazon.com/redshift/latest/mgmt/redshift-secrets-manager-integration.html")
{
    public override IReadOnlyList<string> Violating => [With(""" "AdminUserPassword": "Correct-Horse-7" """), With(""" "ManageAdminPassword": false """)];

    public override string Compliant => With(""" "ManageAdminPassword": true """);

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from warehouse in scope.Of(WarehouseIsPrivate.Namespace, WarehouseIsPrivate.Cluster)
        let manage = warehouse.Type == WarehouseIsPrivate.Cluster ? "ManageMasterPassword" : "ManageAdminPassword"
        where !scope.Is(warehouse.Find(manage), "true")
        select At(warehouse, manage, "is not true", "write true, and no password");

    private static string With(string password) => $$"""
        { "Wrong": { "Type": "AWS::RedshiftServerless::Namespace", "Properties": { "NamespaceName": "lake", {{password}} } } }
        """;
}
