namespace ReferencePipeline.Templates.Rules.Messaging;

internal sealed class MessagesAreEncrypted() : Rule(
    "messages-are-encrypted",
    "Queues and topics are encrypted.",
    "A dead letter is the record itself; a notice names what broke. A topic without a key stores both as they are.",
    "https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html")
{
    public override IReadOnlyList<string> Violating =>
    [
        """{ "Wrong": { "Type": "AWS::SNS::Topic" } }""",
        """{ "Wrong": { "Type": "AWS::SQS::Queue" } }""",
        """{ "Wrong": { "Type": "AWS::SQS::Queue", "Properties": { "SqsManagedSseEnabled": false } } }""",
    ];

    public override string Compliant => """
        {
          "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "SqsManagedSseEnabled": true } },
          "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "KmsMasterKeyId": "arn" } }
        }
        """;

    public override IEnumerable<Finding> Check(RuleScope scope) => scope.Of("AWS::SQS::Queue", "AWS::SNS::Topic")
        .Where(resource => resource.Find("KmsMasterKeyId") is null && !scope.Is(resource.Find("SqsManagedSseEnabled"), "true"))
        .Select(resource => At(resource, "KmsMasterKeyId", "is left out", "name a key"));
}
