namespace ReferencePipeline.Templates.Rules.LakeFormation;

internal sealed class NewTablesAreNobodys() : Rule(
    "glue-new-tables-are-nobodys",
    "A database gives nobody its new tables by default: its own list is written, and empty.",
    "The account's setting counts for a database only where the database says nothing, and CloudFormation does not always set an empty list there. IAM_ALLOWED_PRINCIPALS in it opens every new table.",
    "https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2197")
{
    public override IReadOnlyList<string> Violating =>
    [
        With(""" "Name": "lake" """),
        With(""" "Name": "lake", "CreateTableDefaultPermissions": [{ "Principal": { "DataLakePrincipalIdentifier": "IAM_ALLOWED_PRINCIPALS" }, "Permissions": ["ALL"] }] """),
    ];

    public override string Compliant => With(""" "Name": "lake", "CreateTableDefaultPermissions": [] """);

    /// <summary>A link to another database has no tables of its own.</summary>
    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from database in scope.Of("AWS::Glue::Database")
        where database.Find("DatabaseInput.TargetDatabase") is null
        let value = database.Find("DatabaseInput.CreateTableDefaultPermissions")
        where value is not { IsList: true } || value.Value.Items.Any()
        select At(database, "DatabaseInput.CreateTableDefaultPermissions", value is null ? "is left out" : "gives new tables to somebody", "write []");

    private static string With(string input) => $$"""
        { "Wrong": { "Type": "AWS::Glue::Database", "Properties": { "CatalogId": { "Ref": "AWS::AccountId" }, "DatabaseInput": { {{input}} } } } }
        """;
}
