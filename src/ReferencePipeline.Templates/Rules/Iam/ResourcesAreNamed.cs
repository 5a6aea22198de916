namespace ReferencePipeline.Templates.Rules.Iam;

internal sealed class ResourcesAreNamed() : Rule(
    "iam-resources-are-named",
    "What a role may do names its resources, wherever AWS knows one for the action.",
    "With `*`, a role that serves one dataset reads all of them, and those of other teams in the account.",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html")
{
    /// <summary>When the list was compared with its source.</summary>
    public static readonly DateOnly Checked = new(2026, 11, 21);

    /// <summary>Actions that AWS lists without a resource type, or that work for all resources only.</summary>
    public static readonly IReadOnlySet<string> WithoutResource = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "cloudwatch:PutMetricData",
        "ec2:DescribeNetworkInterfaces",
        "glue:GetSecurityConfiguration",
        "kinesis:ListShards",
        "kinesis:ListStreams",
        "lakeformation:GetDataAccess",
        "logs:CreateLogDelivery",
        "logs:DeleteLogDelivery",
        "logs:DescribeLogGroups",
        "logs:DescribeResourcePolicies",
        "logs:GetLogDelivery",
        "logs:ListLogDeliveries",
        "logs:PutResourcePolicy",
        "logs:UpdateLogDelivery",
        "redshift-data:DescribeStatement",
        "redshift-data:GetStatementResult",
        "xray:GetSamplingRules",
        "xray:GetSamplingTargets",
        "xray:PutTelemetryRecords",
        "xray:PutTraceSegments",
    };

    public override IReadOnlyList<string> Violating => [With("s3:GetObject", "*"), With("kms:Decrypt", "arn:*")];

    public override string Compliant => With("lakeformation:GetDataAccess", "*");

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from statement in scope.Statements
        where statement is { Kind: PolicyKind.Identity, Allows: true } && statement.Resources.Any(named => scope.Text(named) is "*" or "arn:*")
        from action in statement.Actions
        where !WithoutResource.Contains(action)
        select At(statement.Owner, statement.Value, $"allows {action} on everything", "name the resource");

    private static string With(string action, string resource) => $$"""
        { "Wrong": { "Type": "AWS::IAM::Policy", "Properties": { "PolicyDocument": { "Statement": [{ "Effect": "Allow", "Action": "{{action}}", "Resource": "{{resource}}" }] } } } }
        """;
}
