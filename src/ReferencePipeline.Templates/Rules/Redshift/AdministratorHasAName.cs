namespace ReferencePipeline.Templates.Rules.Redshift;

internal sealed class AdministratorHasAName() : Rule(
    "redshift-administrator-has-a-name",
    "The administrator of a warehouse is not called admin, nor what Redshift calls one by default.",
    "It is the first name that anybody tries. Left out, the name is `admin` or `awsuser`, and changing it later replaces nothing and leaves both.",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html")
{
    private static readonly HashSet<string> Tried = new(["admin", "awsuser", "root", "administrator"], StringComparer.OrdinalIgnoreCase);

    public override IReadOnlyList<string> Violating => [With(""" , "AdminUsername": "Admin" """), With("")];

    public override string Compliant => With(""" , "AdminUsername": "lake_keeper" """);

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from warehouse in scope.Of(WarehouseIsPrivate.Namespace, WarehouseIsPrivate.Cluster)
        let property = warehouse.Type == WarehouseIsPrivate.Cluster ? "MasterUsername" : "AdminUsername"
        let name = scope.Text(warehouse.Find(property))
        where name is null || Tried.Contains(name)
        select At(warehouse, property, name is null ? "is left out" : $"is {name}", "write another name");

    private static string With(string name) => $$"""
        { "Wrong": { "Type": "AWS::RedshiftServerless::Namespace", "Properties": { "NamespaceName": "lake" {{name}} } } }
        """;
}
