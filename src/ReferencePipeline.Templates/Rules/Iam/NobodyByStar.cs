namespace ReferencePipeline.Templates.Rules.Iam;

internal sealed class NobodyByStar() : Rule(
    "iam-nobody-by-star",
    "No policy lets everybody in without a condition that says who.",
    "`*` as a principal is every account of AWS, and nobody at all where it is not signed in.",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html")
{
    /// <summary>Keys that tell who asks; that a request is encrypted says nothing of it.</summary>
    private static readonly string[] Who =
    [
        "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:SourceAccount", "aws:SourceArn", "aws:SourceVpc", "aws:SourceVpce",
        "aws:userid", "kms:CallerAccount", "s3:DataAccessPointAccount",
    ];

    public override IReadOnlyList<string> Violating =>
    [
        With(""" "*" """, ""),
        With("""{ "AWS": ["*"] }""", """, "Condition": { "Bool": { "aws:SecureTransport": "true" } } """),
        With("""{ "Service": "*" }""", ""),
    ];

    public override string Compliant => With("""{ "AWS": "*" }""", """, "Condition": { "StringEquals": { "kms:CallerAccount": { "Ref": "AWS::AccountId" } } } """);

    /// <summary>An endpoint's policy only narrows what others allow.</summary>
    public override IEnumerable<Finding> Check(RuleScope scope) => scope.Statements
        .Where(statement => statement.Allows && statement.Owner.Type != "AWS::EC2::VPCEndpoint" && IsOpen(scope, statement) && !statement.Tests(Who))
        .Select(statement => At(statement.Owner, statement.Value, "lets everybody in", "name the principals, or say who by a condition"));

    private static bool IsOpen(RuleScope scope, PolicyStatement statement) => statement.IsForEverybody || statement.Principals("Service").Any(service => scope.Text(service) == "*");

    private static string With(string principal, string condition) => $$"""
        { "Wrong": { "Type": "AWS::SQS::QueuePolicy", "Properties": { "PolicyDocument": { "Statement": [
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn", "Principal": {{principal}} {{condition}} }] } } } }
        """;
}
