namespace ReferencePipeline.Templates.Rules.LakeFormation;

internal sealed class NobodyByIamAlone() : Rule(
    "lakeformation-nobody-by-iam-alone",
    "No grant is to IAM_ALLOWED_PRINCIPALS, and none to everybody in the account.",
    "It means: whoever IAM lets in. With it on a database or a table, all other grants there are without effect.",
    "https://docs.aws.amazon.com/lake-formation/latest/dg/upgrade-glue-lake-formation-background.html")
{
    public override IReadOnlyList<string> Violating => [With(""" "IAM_ALLOWED_PRINCIPALS" """), With(""" { "Fn::Sub": "${AWS::AccountId}:IAMPrincipals" } """)];

    public override string Compliant => With(""" { "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/analyst" } """);

    public override IEnumerable<Finding> Check(RuleScope scope) => Grant.In(scope)
        .Where(grant => scope.Text(grant.Principal) is { } principal && (principal == "IAM_ALLOWED_PRINCIPALS" || principal.EndsWith(":IAMPrincipals", StringComparison.Ordinal)))
        .Select(grant => At(grant.Resource, grant.Principal!.Value, $"grants to {scope.Text(grant.Principal)}", "grant to a role"));

    private static string With(string principal) => $$"""
        { "Wrong": { "Type": "AWS::LakeFormation::PrincipalPermissions", "Properties": {
            "Principal": { "DataLakePrincipalIdentifier": {{principal}} }, "Resource": { "Database": { "Name": "lake" } }, "Permissions": ["ALL"] } } }
        """;
}
