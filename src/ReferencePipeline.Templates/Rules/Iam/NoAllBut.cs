namespace ReferencePipeline.Templates.Rules.Iam;

internal sealed class NoAllBut() : Rule(
    "iam-no-all-but",
    "No policy allows everything but what it names.",
    "`NotAction`, `NotResource` and `NotPrincipal` beside Allow let in all that nobody thought of.",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html")
{
    private static readonly string[] Inverted = ["NotAction", "NotResource", "NotPrincipal"];

    public override IReadOnlyList<string> Violating => [With("Allow", """ "NotAction": "iam:*", "Resource": "arn" """), With("Allow", """ "Action": "s3:GetObject", "NotResource": "arn" """)];

    public override string Compliant => With("Deny", """ "NotAction": "iam:*", "Resource": "arn" """);

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from statement in scope.Statements
        where statement.Allows
        from inverted in Inverted
        where statement.Value.Member(inverted) is not null
        select At(statement.Owner, statement.Value, $"allows by {inverted}", "name what it allows");

    private static string With(string effect, string what) => $$"""
        { "Wrong": { "Type": "AWS::IAM::Policy", "Properties": { "PolicyDocument": { "Statement": [{ "Effect": "{{effect}}", {{what}} }] } } } }
        """;
}
