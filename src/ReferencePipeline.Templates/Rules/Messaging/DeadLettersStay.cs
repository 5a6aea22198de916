namespace ReferencePipeline.Templates.Rules.Messaging;

internal sealed class DeadLettersStay() : Rule(
    "dead-letters-stay-14-days",
    "A queue of dead letters keeps them for fourteen days.",
    "That is as long as a queue can. By default it is four: over a long weekend nobody has read them.",
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html")
{
    private const string Queue = "AWS::SQS::Queue";
    private const int Days14 = 14 * 24 * 60 * 60;

    public override IReadOnlyList<string> Violating =>
    [
        With(""", "Properties": { "MessageRetentionPeriod": 345600 } """),
        """
        {
          "Rule": { "Type": "AWS::Events::Rule", "Properties": { "Targets": [{ "Id": "T", "Arn": "arn", "DeadLetterConfig": { "Arn": { "Fn::GetAtt": ["Wrong", "Arn"] } } }] } },
          "Wrong": { "Type": "AWS::SQS::Queue" }
        }
        """,
    ];

    public override string Compliant => With(""", "Properties": { "MessageRetentionPeriod": 1209600 } """);

    public override IEnumerable<Finding> Check(RuleScope scope) => scope.Assembly.Resources
        .SelectMany(resource => Named(resource.Properties)).Distinct()
        .Where(queue => scope.Number(queue.Find("MessageRetentionPeriod")) is not Days14)
        .Select(queue => At(queue, "MessageRetentionPeriod", $"is {scope.Text(queue.Find("MessageRetentionPeriod")) ?? "left out, which means four days"}", $"write {Days14}"));

    /// <summary>Whatever the resource, the property that leads to such a queue has a name that says so.</summary>
    private static IEnumerable<TemplateResource> Named(TemplateValue value) => value.IsList ? value.Items.SelectMany(Named) : value.Members.SelectMany(member =>
        member.Key is "deadLetterTargetArn" or "DlqEventQueueArn" or "DeadLetterArn"
            ? Queues(member.Value)
            : member.Key is "DeadLetterConfig" or "OnFailure" or "DeadLetterQueue" ? member.Value.Members.SelectMany(inner => Queues(inner.Value)) : Named(member.Value));

    private static IEnumerable<TemplateResource> Queues(TemplateValue value) => value.Target is { Type: Queue } queue ? [queue] : [];

    private static string With(string retention) => $$"""
        {
          "Work": { "Type": "AWS::SQS::Queue", "Properties": { "RedrivePolicy": { "deadLetterTargetArn": { "Fn::GetAtt": ["Wrong", "Arn"] }, "maxReceiveCount": 5 } } },
          "Wrong": { "Type": "AWS::SQS::Queue" {{retention}} }
        }
        """;
}
