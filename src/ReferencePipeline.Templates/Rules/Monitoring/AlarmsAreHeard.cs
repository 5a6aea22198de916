namespace ReferencePipeline.Templates.Rules.Monitoring;

internal sealed class AlarmsAreHeard() : Rule(
    "cloudwatch-alarms-are-heard",
    "An alarm does something when it goes off, and is not switched off.",
    "One without an action is red in a console that nobody has open.",
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html")
{
    public static readonly string[] Types = ["AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"];

    public override IReadOnlyList<string> Violating => [With(""" "AlarmActions": [] """), With(""" "AlarmActions": ["arn"], "ActionsEnabled": false """)];

    public override string Compliant => With(""" "AlarmActions": ["arn"] """);

    /// <summary>An alarm that is part of a composite one may leave it the word.</summary>
    public override IEnumerable<Finding> Check(RuleScope scope)
    {
        var parts = string.Concat(scope.Of("AWS::CloudWatch::CompositeAlarm").Select(alarm => scope.Text(alarm.Find("AlarmRule"))));
        foreach (var alarm in scope.Of(Types))
        {
            if (alarm.Find("AlarmActions")?.Items.Any() is not true && !parts.Contains(scope.Evaluator.NameOf(alarm), StringComparison.Ordinal))
                yield return At(alarm, "AlarmActions", "is empty", "name a topic");
            if (scope.Is(alarm.Find("ActionsEnabled"), "false"))
                yield return At(alarm, "ActionsEnabled", "is false", "leave it out");
        }
    }

    private static string With(string actions) => $$"""
        { "Wrong": { "Type": "AWS::CloudWatch::Alarm", "Properties": { "MetricName": "Errors", {{actions}} } } }
        """;
}
