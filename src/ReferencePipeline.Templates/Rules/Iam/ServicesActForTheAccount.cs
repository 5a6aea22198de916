namespace ReferencePipeline.Templates.Rules.Iam;

internal sealed class ServicesActForTheAccount() : Rule(
    "iam-services-act-for-the-account",
    "A service is let in for this account's resources only: `aws:SourceAccount` or `aws:SourceArn`.",
    "A service works for everybody. Without the condition, somebody else's resource can make it use our role, topic or key: the confused deputy.",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html")
{
    private static readonly string[] OnWhoseBehalf = ["aws:SourceAccount", "aws:SourceArn", "aws:SourceOrgID", "aws:SourceOrgPaths"];

    /// <summary>CloudWatch Logs names no account to a key; the log group's ARN in the encryption context is this account's.</summary>
    private const string LogGroup = "kms:EncryptionContext:aws:logs:arn";

    public override IReadOnlyList<string> Violating =>
    [
        With(""" "sns.amazonaws.com" """, ""),
        With(""" "logs.eu-central-1.amazonaws.com" """, """, "Condition": { "ArnLike": { "kms:EncryptionContext:aws:logs:arn": "*" } } """),
        """{ "Wrong": { "Type": "AWS::Lambda::Permission", "Properties": { "Action": "lambda:InvokeFunction", "Principal": "s3.amazonaws.com" } } }""",
    ];

    public override string Compliant => With(""" "glue.amazonaws.com" """, """, "Condition": { "StringEquals": { "aws:SourceAccount": { "Ref": "AWS::AccountId" } } } """);

    public override IEnumerable<Finding> Check(RuleScope scope)
    {
        foreach (var statement in scope.Statements.Where(statement => statement.Allows && statement.Principals("Service").Count > 0))
        {
            var services = statement.Principals("Service").Select(service => scope.Text(service)).ToList();
            if (!statement.Tests(OnWhoseBehalf) && !statement.Conditions.Any(test => test.Key == LogGroup && scope.Text(test.Value)?.Contains(scope.Account, StringComparison.Ordinal) is true) && !services.All(service => NamesNoAccount(statement, service)))
                yield return At(statement.Owner, statement.Value, $"lets {string.Join(" and ", services)} in for every account", "add a condition on aws:SourceAccount");
        }

        foreach (var permission in scope.Of("AWS::Lambda::Permission").Where(permission => scope.Text(permission.Find("Principal"))?.Contains(".amazonaws.com", StringComparison.Ordinal) is true))
        {
            if (permission.Find("SourceAccount") is null && permission.Find("SourceArn") is null && permission.Find("PrincipalOrgID") is null)
                yield return At(permission, "SourceAccount", $"is missing, and so is SourceArn: {scope.Text(permission.Find("Principal"))} calls for every account", "add it");
        }
    }

    /// <summary>EventBridge that publishes to an encrypted topic: with a condition every notice would be lost unseen ("Key management" in the guide of SNS; compared 2026-11-21).</summary>
    private static bool NamesNoAccount(PolicyStatement statement, string? service) => service == "events.amazonaws.com"
        && statement.Actions.All(action => action is "sns:Publish" or "kms:Decrypt" or "kms:GenerateDataKey" or "kms:GenerateDataKey*");

    private static string With(string service, string condition) => $$"""
        { "Wrong": { "Type": "AWS::IAM::Role", "Properties": { "AssumeRolePolicyDocument": { "Statement": [
            { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": {{service}} } {{condition}} }] } } } }
        """;
}
