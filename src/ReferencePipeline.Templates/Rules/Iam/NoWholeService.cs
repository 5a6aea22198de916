namespace ReferencePipeline.Templates.Rules.Iam;

internal sealed class NoWholeService() : Rule(
    "iam-no-whole-service",
    "No policy allows all actions of a service.",
    "What AWS adds to the service next year is allowed, too: nobody has looked at it. A key's policy may hand the key to its own account, or nobody could ever change it.",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege")
{
    public override IReadOnlyList<string> Violating => [With("s3:*"), With("*"), With("s3:????????*")];

    public override string Compliant => """
        {
          "Role": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "PolicyName": "P", "PolicyDocument": { "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject*"], "Resource": "arn" }] } }] } },
          "Key": { "Type": "AWS::KMS::Key", "Properties": { "KeyPolicy": { "Statement": [
            { "Effect": "Allow", "Action": "kms:*", "Resource": "*", "Principal": { "AWS": { "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root" } } }] } } }
        }
        """;

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from statement in scope.Statements
        where statement.Allows && !IsKeyOfItsAccount(scope, statement)
        from action in statement.Actions
        where action.Split(':')[^1].Trim('*', '?').Length == 0
        select At(statement.Owner, statement.Value, $"allows {action}", "name the actions");

    private static bool IsKeyOfItsAccount(RuleScope scope, PolicyStatement statement) => statement.Owner.Type == "AWS::KMS::Key"
        && statement.Principals("AWS") is [var account] && scope.Text(account) is { } arn
        && (arn == scope.Account || arn.EndsWith($"::{scope.Account}:root", StringComparison.Ordinal));

    private static string With(string action) => $$"""
        { "Wrong": { "Type": "AWS::IAM::Policy", "Properties": { "PolicyDocument": { "Statement": [{ "Effect": "Allow", "Action": "{{action}}", "Resource": "arn" }] } } } }
        """;
}
