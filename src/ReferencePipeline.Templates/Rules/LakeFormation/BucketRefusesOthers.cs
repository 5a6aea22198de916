namespace ReferencePipeline.Templates.Rules.LakeFormation;

internal sealed class BucketRefusesOthers() : Rule(
    "lakeformation-bucket-refuses-others",
    "The bucket of a registered location refuses to be read by anyone who is not named.",
    "Somebody in the account always has `s3:*`. Only a refusal in the bucket's own policy keeps such a role from reading past Lake Formation.",
    "https://docs.aws.amazon.com/lake-formation/latest/dg/access-control-underlying-data.html")
{
    private static readonly string[] Who = ["aws:PrincipalArn", "aws:userId"];

    public override IReadOnlyList<string> Violating => [With("s3:PutObject", "*"), With("s3:GetObject*", "raw/*")];

    public override string Compliant => With("s3:GetObject*", "*");

    public override IEnumerable<Finding> Check(RuleScope scope) => Place.In(scope)
        .Where(place => place.Bucket is not null && !IsRefused(scope, place))
        .Select(place => At(place.Location, "ResourceArn", $"is in {place.Bucket!.Id}, whose policy refuses nobody", "deny s3:GetObject there to all but the roles that move the data"));

    private static bool IsRefused(RuleScope scope, Place place) => scope.Statements.Any(statement =>
        statement.Owner.Type == "AWS::S3::BucketPolicy" && statement.Owner.Find("Bucket")?.Target == place.Bucket
        && !statement.Allows && statement.IsForEverybody
        && statement.Actions.Any(action => Glob.Matches(action.ToUpperInvariant(), "S3:GETOBJECT"))
        && statement.Resources.Any(named => scope.Text(named) is { } pattern && Glob.Matches(pattern, place.Objects))
        && statement.Conditions.Any(test => Who.Contains(test.Key, StringComparer.OrdinalIgnoreCase) && test.Operator.Contains("Not", StringComparison.Ordinal)));

    private static string With(string action, string objects) => $$"""
        {
          "Lake": { "Type": "AWS::S3::Bucket" },
          "Policy": { "Type": "AWS::S3::BucketPolicy", "Properties": { "Bucket": { "Ref": "Lake" }, "PolicyDocument": { "Statement": [
            { "Effect": "Deny", "Principal": { "AWS": "*" }, "Action": "{{action}}", "Resource": { "Fn::Sub": "${Lake.Arn}/{{objects}}" },
              "Condition": { "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/lake/*" } } }] } } },
          "Wrong": { "Type": "AWS::LakeFormation::Resource", "Properties": { "ResourceArn": { "Fn::Sub": "${Lake.Arn}/data/" } } }
        }
        """;
}
