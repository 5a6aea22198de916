namespace ReferencePipeline.Templates.Rules.Firehose;

internal sealed class SchemaCanBeRead() : Rule(
    "firehose-schema-can-be-read",
    "The role that a conversion reads its schema with may read the table and its versions, on the catalog, the database and the table.",
    "Glue checks all three for one call. What is missing fails the conversion of every record, not the deployment.",
    "https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html")
{
    private static readonly string[] Actions = ["glue:GetTable", "glue:GetTableVersion", "glue:GetTableVersions"];

    public override IReadOnlyList<string> Violating =>
    [
        With("glue:GetTableVersions", "lake"),
        With("glue:GetTable*", "pond"),
    ];

    public override string Compliant => With("glue:GetTable*", "lake");

    public override IEnumerable<Finding> Check(RuleScope scope)
    {
        foreach (var to in S3Destination.In(scope).Where(to => to.Converts))
        {
            const string at = "DataFormatConversionConfiguration.SchemaConfiguration";
            if (to.Value.Find(at) is not { } schema || scope.Role(schema.Find("RoleARN")) is not { } role)
                continue;
            var (database, table) = (scope.Text(schema.Find("DatabaseName")), scope.Text(schema.Find("TableName")));
            var missing = from resource in new[] { "catalog", $"database/{database}", $"table/{database}/{table}" }
                          from action in Actions
                          where !scope.May(role, action, RuleScope.Arn("glue", resource))
                          select $"{action} on {resource}";
            if (string.Join(", ", missing) is { Length: > 0 } lacks)
                yield return At(to.Stream, to.Path($"{at}.RoleARN"), $"is {role.Id}, which lacks {lacks}", "allow it that");
        }
    }

    private static string With(string action, string database) => $$"""
        {
          "Role": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "PolicyName": "Read", "PolicyDocument": { "Statement": [
            { "Effect": "Allow", "Action": "{{action}}", "Resource": [
              { "Fn::Sub": "arn:${AWS::Partition}:glue:${AWS::Region}:${AWS::AccountId}:catalog" },
              { "Fn::Sub": "arn:${AWS::Partition}:glue:${AWS::Region}:${AWS::AccountId}:database/{{database}}" },
              { "Fn::Sub": "arn:${AWS::Partition}:glue:${AWS::Region}:${AWS::AccountId}:table/lake/orders" }] }] } }] } },
          "Wrong": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": { "ExtendedS3DestinationConfiguration": { "DataFormatConversionConfiguration": {
            "SchemaConfiguration": { "DatabaseName": "lake", "TableName": "orders", "RoleARN": { "Fn::GetAtt": ["Role", "Arn"] } } } } } }
        }
        """;
}
