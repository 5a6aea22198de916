namespace ReferencePipeline.Templates.Rules.LakeFormation;

internal sealed class AdministratorIsCloudFormation() : Rule(
    "lakeformation-administrator-is-cloudformation",
    "Lake Formation's settings name the role that CloudFormation runs as; they name thirty administrators at most, and no crawler.",
    "Only an administrator may grant: without that role among them no grant of the app deploys. Lake Formation takes thirty. A crawler is a service, and an administrator may grant itself everything.",
    "https://docs.aws.amazon.com/lake-formation/latest/dg/lf-limitations.html")
{
    private const int Most = 30;

    public override IReadOnlyList<string> Violating =>
    [
        With(""" { "DataLakePrincipalIdentifier": { "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/people" } } """),
        With($"{Deployer}, {{ \"DataLakePrincipalIdentifier\": {{ \"Fn::GetAtt\": [\"CrawlerRole\", \"Arn\"] }} }}"),
        With(string.Join(", ", Enumerable.Repeat(Deployer, Most + 1))),
    ];

    public override string Compliant => With(Deployer);

    private static string Deployer =>
        """{ "DataLakePrincipalIdentifier": { "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/cdk-hnb659fds-cfn-exec-role-${AWS::AccountId}-${AWS::Region}" } }""";

    public override IEnumerable<Finding> Check(RuleScope scope)
    {
        var crawlers = scope.Of("AWS::Glue::Crawler").Select(crawler => scope.Role(crawler.Find("Role"))).OfType<TemplateResource>().ToHashSet();
        foreach (var settings in scope.Of(SettingsAppend.Type).Where(settings => settings.Find("Admins") is not null))
        {
            var administrators = settings["Admins"].Items.Select(one => one.Find("DataLakePrincipalIdentifier")).ToList();
            // The CDK's bootstrap names it so; who bootstraps otherwise accepts the finding with a reason.
            if (!administrators.Any(one => scope.Text(one)?.Contains("-cfn-exec-role-", StringComparison.Ordinal) is true))
                yield return At(settings, "Admins", "does not name the role that CloudFormation runs as", "add the bootstrap's cfn-exec-role");
            if (administrators.Count > Most)
                yield return At(settings, "Admins", $"names {administrators.Count}", $"name {Most} at most");
            foreach (var crawler in administrators.Where(one => scope.Role(one) is { } role && crawlers.Contains(role)))
                yield return At(settings, crawler!.Value, "is a crawler's role", "remove it, and grant it what it needs");
        }
    }

    private static string With(string administrators) => $$"""
        {
          "CrawlerRole": { "Type": "AWS::IAM::Role" },
          "Crawler": { "Type": "AWS::Glue::Crawler", "Properties": { "Role": { "Fn::GetAtt": ["CrawlerRole", "Arn"] } } },
          "Wrong": { "Type": "AWS::LakeFormation::DataLakeSettings", "Properties": { "Admins": [{{administrators}}] } }
        }
        """;
}
