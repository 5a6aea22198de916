namespace ReferencePipeline.Templates.Rules.Firehose;

internal sealed class GrantComesFirst() : Rule(
    "firehose-grant-comes-first",
    "Under Lake Formation, a delivery stream that converts is made after the grant that lets its role see the table.",
    "Firehose reads the table when the stream is made: without the grant the deployment is rolled back.",
    "https://github.com/hashicorp/terraform-provider-aws/issues/17254")
{
    public override IReadOnlyList<string> Violating => [With("", "orders"), With(""" "DependsOn": "Grant", """, "page_views")];

    public override string Compliant => With(""" "DependsOn": "Grant", """, "orders");

    public override IEnumerable<Finding> Check(RuleScope scope)
    {
        if (!scope.IsGoverned)
            yield break;
        foreach (var to in S3Destination.In(scope).Where(to => to.Converts))
        {
            const string at = "DataFormatConversionConfiguration.SchemaConfiguration";
            if (to.Value.Find(at) is not { } schema || scope.Role(schema.Find("RoleARN")) is not { } role)
                continue;
            var (database, table) = (scope.Text(schema.Find("DatabaseName")), scope.Text(schema.Find("TableName")));
            if (!LakeFormation.Grant.In(scope).Any(grant => grant.IsTo(role) && grant.Lets("DESCRIBE") && grant.Covers(database, table) && grant.Resource.IsMadeBefore(to.Stream)))
                yield return At(to.Stream, to.Path($"{at}.RoleARN"), $"is {role.Id}, which no earlier grant lets see {database}.{table}", "grant it DESCRIBE, and name the grant under DependsOn");
        }
    }

    private static string With(string order, string table) => $$"""
        {
          "Role": { "Type": "AWS::IAM::Role" },
          "Grant": { "Type": "AWS::LakeFormation::PrincipalPermissions", "Properties": {
            "Principal": { "DataLakePrincipalIdentifier": { "Fn::GetAtt": ["Role", "Arn"] } },
            "Resource": { "Table": { "DatabaseName": "lake", "Name": "{{table}}" } }, "Permissions": ["DESCRIBE", "SELECT"] } },
          "Wrong": { "Type": "AWS::KinesisFirehose::DeliveryStream", {{order}} "Properties": { "ExtendedS3DestinationConfiguration": { "DataFormatConversionConfiguration": {
            "SchemaConfiguration": { "DatabaseName": "lake", "TableName": "orders", "RoleARN": { "Fn::GetAtt": ["Role", "Arn"] } } } } } }
        }
        """;
}
