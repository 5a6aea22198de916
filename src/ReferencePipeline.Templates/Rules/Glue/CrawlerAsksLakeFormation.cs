namespace ReferencePipeline.Templates.Rules.Glue;

internal sealed class CrawlerAsksLakeFormation() : Rule(
    "glue-crawler-asks-lake-formation",
    "Under Lake Formation, a crawler reads with Lake Formation's credentials, and its role may ask for them.",
    "The bucket refuses everyone else. A crawler without them finds nothing, and a table that lost its partitions looks like a table without data.",
    "https://docs.aws.amazon.com/glue/latest/dg/crawler-lf-integ.html")
{
    public const string Type = "AWS::Glue::Crawler";

    public override IReadOnlyList<string> Violating => [With("false", "lakeformation:GetDataAccess"), With("true", "s3:ListBucket")];

    public override string Compliant => With("true", "lakeformation:GetDataAccess");

    public override IEnumerable<Finding> Check(RuleScope scope)
    {
        foreach (var crawler in scope.IsGoverned ? scope.Of(Type) : [])
        {
            if (!scope.Is(crawler.Find("LakeFormationConfiguration.UseLakeFormationCredentials"), "true"))
                yield return At(crawler, "LakeFormationConfiguration.UseLakeFormationCredentials", "is not true", "write true");
            if (scope.Role(crawler.Find("Role")) is { } role && !scope.May(role, "lakeformation:GetDataAccess", "*"))
                yield return At(crawler, "Role", $"is {role.Id}, which may not ask Lake Formation", "allow it lakeformation:GetDataAccess");
        }
    }

    private static string With(string asks, string action) => $$"""
        {
          "Settings": { "Type": "AWS::LakeFormation::DataLakeSettings" },
          "Role": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "PolicyName": "Crawl", "PolicyDocument": { "Statement": [{ "Effect": "Allow", "Action": "{{action}}", "Resource": "*" }] } }] } },
          "Wrong": { "Type": "AWS::Glue::Crawler", "Properties": { "Role": { "Fn::GetAtt": ["Role", "Arn"] }, "LakeFormationConfiguration": { "UseLakeFormationCredentials": {{asks}} } } }
        }
        """;
}
