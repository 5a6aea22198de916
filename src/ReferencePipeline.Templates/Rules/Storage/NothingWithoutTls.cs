namespace ReferencePipeline.Templates.Rules.Storage;

internal sealed class NothingWithoutTls() : Rule(
    "nothing-without-tls",
    "Buckets, queues and topics refuse everybody who comes without TLS.",
    "All three take plain HTTP, if a client asks for it.",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html")
{
    /// <summary>What is protected, by whose policy, in which of its properties, and the actions that must be refused among others.</summary>
    private static readonly (string Type, string Policy, string Named, string Action)[] Kinds =
    [
        ("AWS::S3::Bucket", "AWS::S3::BucketPolicy", "Bucket", "s3:GetObject"),
        ("AWS::SQS::Queue", "AWS::SQS::QueuePolicy", "Queues", "sqs:SendMessage"),
        ("AWS::SNS::Topic", "AWS::SNS::TopicPolicy", "Topics", "sns:Publish"),
    ];

    public override IReadOnlyList<string> Violating =>
    [
        """{ "Wrong": { "Type": "AWS::SNS::Topic" } }""",
        With("Allow", "false", "s3:*"),
        With("Deny", "true", "s3:*"),
        With("Deny", "false", "s3:PutObject"),
    ];

    public override string Compliant => With("Deny", "false", "s3:*");

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from kind in Kinds
        from resource in scope.Of(kind.Type)
        where !scope.Statements.Any(statement => statement.Owner.Type == kind.Policy
            && statement.Owner.Find(kind.Named)?.Items.Any(named => named.Target == resource) is true
            && Refuses(scope, statement, kind.Action))
        select At(resource, "can be reached without TLS", $"deny {kind.Action.Split(':')[0]}:* in its policy where aws:SecureTransport is false");

    private static bool Refuses(RuleScope scope, PolicyStatement statement, string action) => !statement.Allows && statement.IsForEverybody
        && statement.Actions.Any(denied => Glob.Matches(denied.ToUpperInvariant(), action.ToUpperInvariant()))
        && statement.Conditions.Any(test => test.Operator.StartsWith("Bool", StringComparison.Ordinal) && test.Key.Equals("aws:SecureTransport", StringComparison.OrdinalIgnoreCase) && scope.Is(test.Value, "false"));

    private static string With(string effect, string transport, string action) => $$"""
        {
          "Wrong": { "Type": "AWS::S3::Bucket" },
          "Policy": { "Type": "AWS::S3::BucketPolicy", "Properties": { "Bucket": { "Ref": "Wrong" }, "PolicyDocument": { "Statement": [
            { "Effect": "{{effect}}", "Principal": { "AWS": "*" }, "Action": "{{action}}", "Resource": "arn", "Condition": { "Bool": { "aws:SecureTransport": "{{transport}}" } } }] } } }
        }
        """;
}
