namespace ReferencePipeline.Templates.Rules.LakeFormation;

internal sealed class NothingByDefault() : Rule(
    "lakeformation-nothing-by-default",
    "Lake Formation's settings give nobody anything by default: both lists are written, and empty.",
    "Left out, they keep IAM_ALLOWED_PRINCIPALS: each new database and table is then open to whoever IAM lets in, and every grant is decoration.",
    "https://docs.aws.amazon.com/lake-formation/latest/dg/change-settings.html")
{
    private static readonly string[] Lists = ["CreateDatabaseDefaultPermissions", "CreateTableDefaultPermissions"];

    public override IReadOnlyList<string> Violating =>
    [
        """{ "Wrong": { "Type": "AWS::LakeFormation::DataLakeSettings", "Properties": { "CreateTableDefaultPermissions": [] } } }""",
        """
        { "Wrong": { "Type": "AWS::LakeFormation::DataLakeSettings", "Properties": { "CreateDatabaseDefaultPermissions": [], "CreateTableDefaultPermissions": [
            { "Principal": { "DataLakePrincipalIdentifier": "IAM_ALLOWED_PRINCIPALS" }, "Permissions": ["ALL"] }] } } }
        """,
    ];

    public override string Compliant =>
        """{ "Settings": { "Type": "AWS::LakeFormation::DataLakeSettings", "Properties": { "CreateDatabaseDefaultPermissions": [], "CreateTableDefaultPermissions": [] } } }""";

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from settings in scope.Of(SettingsAppend.Type)
        from list in Lists
        let value = settings.Find(list)
        where value is not { IsList: true } || value.Value.Items.Any()
        select At(settings, list, value is null ? "is left out" : "gives something to somebody", "write []");
}
