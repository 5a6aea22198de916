namespace ReferencePipeline.Templates.Rules.Messaging;

internal sealed class EventsAreNotLost() : Rule(
    "events-are-not-lost",
    "Each target of a rule or a schedule has a queue for what cannot be delivered, and a bound on how often and how long it is tried.",
    "EventBridge tries for a day and then drops the event, and tells nobody.",
    "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html")
{
    private static readonly string[] Wanted = ["DeadLetterConfig.Arn", "RetryPolicy.MaximumRetryAttempts", "RetryPolicy.MaximumEventAgeInSeconds"];

    public override IReadOnlyList<string> Violating =>
    [
        With(""", "RetryPolicy": { "MaximumRetryAttempts": 3, "MaximumEventAgeInSeconds": 600 } """),
        With(""", "DeadLetterConfig": { "Arn": "arn" }, "RetryPolicy": { "MaximumRetryAttempts": 3 } """),
        """{ "Wrong": { "Type": "AWS::Scheduler::Schedule", "Properties": { "Target": { "Arn": "arn" } } } }""",
        """{ "Wrong": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "StartingPosition": "LATEST", "MaximumRetryAttempts": 3 } } }""",
    ];

    public override string Compliant => With(""", "DeadLetterConfig": { "Arn": "arn" }, "RetryPolicy": { "MaximumRetryAttempts": 3, "MaximumEventAgeInSeconds": 600 } """);

    public override IEnumerable<Finding> Check(RuleScope scope) =>
    [
        .. from rule in scope.Of("AWS::Events::Rule", "AWS::Scheduler::Schedule")
           from target in (rule.Find("Targets") ?? rule.Find("Target"))?.Items ?? []
           from missing in Lacks(target, Wanted)
           select At(rule, target, $"lacks {missing}", "add it"),
        // Only a stream's mapping has a position; a queue's has the queue's own dead letters.
        .. from mapping in scope.Of("AWS::Lambda::EventSourceMapping")
           where mapping.Find("StartingPosition") is not null
           from missing in Lacks(mapping.Properties, ["DestinationConfig.OnFailure.Destination", "MaximumRetryAttempts"])
           select At(mapping, missing, "is missing", "add it"),
    ];

    private static IEnumerable<string> Lacks(TemplateValue value, string[] wanted) =>
        string.Join(", ", wanted.Where(path => value.Find(path) is null)) is { Length: > 0 } missing ? [missing] : [];

    private static string With(string target) => $$"""
        { "Wrong": { "Type": "AWS::Events::Rule", "Properties": { "Targets": [{ "Id": "T", "Arn": "arn" {{target}} }] } } }
        """;
}
