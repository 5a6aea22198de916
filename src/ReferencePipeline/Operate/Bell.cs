using ReferencePipeline.Settings;
using CloudWatch = Amazon.CDK.AWS.CloudWatch;
using Sns = Amazon.CDK.AWS.SNS;

namespace ReferencePipeline.Operate;

/// <summary>Makes alarms that are heard: each has an action, says what it means, and knows what silence means.</summary>
internal sealed class Bell(PipelineSettings settings, Sns.ITopic topic)
{
    /// <summary>Asked for once: each question goes to another process and back.</summary>
    private readonly string[] _actions = [topic.TopicArn];

    /// <summary>Makes one alarm.</summary>
    /// <param name="scope">Where the alarm belongs.</param>
    /// <param name="about">What it is about, as people call it.</param>
    /// <param name="trouble">What has gone wrong when it rings.</param>
    /// <param name="condition">When it rings.</param>
    public void Ring(Construct scope, string about, Trouble trouble, Condition condition)
    {
        var single = condition.Expression is null ? condition.Measures.Values.Single() : null;
        _ = new CloudWatch.CfnAlarm(scope, trouble.Id, new CloudWatch.CfnAlarmProps
        {
            AlarmName = $"referencepipeline-{settings.Stage}-{about}-{trouble.Id}",
            AlarmDescription = trouble.Description(about),
            AlarmActions = _actions,
            TreatMissingData = trouble.Silence is Silence.Alarming ? "breaching" : "notBreaching",
            ComparisonOperator = "GreaterThanThreshold",
            Threshold = condition.Above,
            EvaluationPeriods = condition.Periods,
            DatapointsToAlarm = condition.Bad,
            Namespace = single?.Namespace,
            MetricName = single?.Name,
            Statistic = single?.Statistic,
            Period = single is null ? null : condition.PeriodSeconds,
            Dimensions = single is null ? null : Dimensions(single),
            Metrics = single is null ? Metrics(condition) : null,
        });
    }

    private static object[] Metrics(Condition condition) =>
    [
        new CloudWatch.CfnAlarm.MetricDataQueryProperty { Id = "e", Expression = condition.Expression, ReturnData = true },
        .. condition.Measures.Select(one => new CloudWatch.CfnAlarm.MetricDataQueryProperty
        {
            Id = one.Key,
            ReturnData = false,
            MetricStat = new CloudWatch.CfnAlarm.MetricStatProperty
            {
                Metric = new CloudWatch.CfnAlarm.MetricProperty { Namespace = one.Value.Namespace, MetricName = one.Value.Name, Dimensions = Dimensions(one.Value) },
                Period = condition.PeriodSeconds,
                Stat = one.Value.Statistic,
            },
        }),
    ];

    private static object[] Dimensions(Measure measure) =>
        [.. measure.Dimensions.Select(dimension => new CloudWatch.CfnAlarm.DimensionProperty { Name = dimension.Name, Value = dimension.Value })];
}
