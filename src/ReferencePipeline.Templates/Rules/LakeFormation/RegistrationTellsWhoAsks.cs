namespace ReferencePipeline.Templates.Rules.LakeFormation;

internal sealed class RegistrationTellsWhoAsks() : Rule(
    "lakeformation-registration-tells-who-asks",
    "Lake Formation may take on the role of a registered location, and tell in whose name: `sts:AssumeRole` and `sts:SetContext`.",
    "Without the second, people who sign in through IAM Identity Center are refused, and the trail of who read what ends at the role.",
    "https://docs.aws.amazon.com/lake-formation/latest/dg/registration-role.html")
{
    private const string Service = "lakeformation.amazonaws.com";

    public override IReadOnlyList<string> Violating => [With(""" "sts:AssumeRole" """, Service), With(""" "sts:AssumeRole", "sts:SetContext" """, "glue.amazonaws.com")];

    public override string Compliant => With(""" "sts:AssumeRole", "sts:SetContext" """, Service);

    public override IEnumerable<Finding> Check(RuleScope scope)
    {
        foreach (var role in scope.Of(RegistersWithItsOwnRole.Type).Select(location => scope.Role(location.Find("RoleArn"))).OfType<TemplateResource>().Distinct())
        {
            var allowed = PolicyStatement.In(role)
                .Where(statement => statement is { Kind: PolicyKind.Trust, Allows: true } && statement.Principals("Service").Any(service => scope.Is(service, Service)))
                .SelectMany(statement => statement.Actions).ToList();
            foreach (var missing in new[] { "sts:AssumeRole", "sts:SetContext" }.Where(action => !allowed.Contains(action, StringComparer.OrdinalIgnoreCase)).Take(1))
                yield return At(role, "AssumeRolePolicyDocument", $"does not let {Service} do {missing}", "allow it sts:AssumeRole and sts:SetContext");
        }
    }

    private static string With(string actions, string service) => $$"""
        {
          "Wrong": { "Type": "AWS::IAM::Role", "Properties": { "AssumeRolePolicyDocument": { "Statement": [
            { "Effect": "Allow", "Principal": { "Service": "{{service}}" }, "Action": [{{actions}}] }] } } },
          "Location": { "Type": "AWS::LakeFormation::Resource", "Properties": { "RoleArn": { "Fn::GetAtt": ["Wrong", "Arn"] } } }
        }
        """;
}
