using System.Globalization;
using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Settings;
using Glue = Amazon.CDK.AWS.Glue;
using Iam = Amazon.CDK.AWS.IAM;
using Scheduler = Amazon.CDK.AWS.Scheduler;
using Sqs = Amazon.CDK.AWS.SQS;

namespace ReferencePipeline.Catalog;

/// <summary>Measures each dataset's quality rules over the days since the last time.</summary>
/// <remarks>A run takes no execution class; what keeps it cheap is the fewest workers, the newest days only, and a start at any time within the hour.</remarks>
internal sealed class QualityChecks : Construct
{
    private const int Workers = 2;
    private const int MinutesAtMost = 60;
    private const int Retries = 3;

    private readonly CatalogNames _names;
    private readonly Sqs.IQueue _undelivered;
    private readonly Iam.CfnRole _evaluator;
    private readonly Iam.CfnRole _starter;

    public QualityChecks(Construct scope, PipelineSettings settings, CatalogNames names, CatalogInputs inputs, Sqs.IQueue undelivered)
        : base(scope, "Quality")
    {
        _names = names;
        _undelivered = undelivered;
        _evaluator = QualityAccess.Evaluator(this, settings, names, inputs);
        _starter = QualityAccess.Starter(this, names, inputs, _evaluator, undelivered);
    }

    public Iam.CfnRole Evaluator => _evaluator;

    /// <summary>The ruleset of a dataset that has any; its schedule only while the dataset takes events.</summary>
    public void Add(Construct scope, Dataset dataset, bool isRetired, Glue.CfnTable table)
    {
        if (Dqdl.Of(dataset).Text is not { } rules)
            return;
        var ruleset = new Glue.CfnDataQualityRuleset(scope, "Ruleset", new Glue.CfnDataQualityRulesetProps
        {
            Name = _names.Ruleset(dataset),
            Description = $"Quality rules of {dataset.Table}",
            Ruleset = rules,
            TargetTable = new Glue.CfnDataQualityRuleset.DataQualityTargetTableProperty { DatabaseName = _names.Database, TableName = dataset.Table.Value },
        });
        ruleset.AddDependency(table);
        if (!isRetired)
            Schedule(scope, dataset).AddDependency(ruleset);
    }

    private Scheduler.CfnSchedule Schedule(Construct scope, Dataset dataset) => new(scope, "QualityRun", new Scheduler.CfnScheduleProps
    {
        Description = $"Measures the quality rules of {dataset.Table}",
        ScheduleExpression = Days(dataset) == 1 ? "cron(30 3 * * ? *)" : string.Create(CultureInfo.InvariantCulture, $"rate({Days(dataset)} days)"),
        ScheduleExpressionTimezone = "UTC",
        FlexibleTimeWindow = new Scheduler.CfnSchedule.FlexibleTimeWindowProperty { Mode = "FLEXIBLE", MaximumWindowInMinutes = 60 },
        Target = new Scheduler.CfnSchedule.TargetProperty
        {
            Arn = $"arn:{Aws.PARTITION}:scheduler:::aws-sdk:glue:startDataQualityRulesetEvaluationRun",
            RoleArn = _starter.AttrArn,
            Input = Stack.Of(this).ToJsonString(Request(dataset)),
            RetryPolicy = new Scheduler.CfnSchedule.RetryPolicyProperty { MaximumRetryAttempts = Retries, MaximumEventAgeInSeconds = 3600 },
            DeadLetterConfig = new Scheduler.CfnSchedule.DeadLetterConfigProperty { Arn = _undelivered.QueueArn },
        },
    });

    private Dictionary<string, object> Request(Dataset dataset)
    {
        var table = new Dictionary<string, object> { ["DatabaseName"] = _names.Database, ["TableName"] = dataset.Table.Value };
        if (NewestDays(dataset) is { } predicate)
            table["AdditionalOptions"] = new Dictionary<string, object> { ["pushDownPredicate"] = predicate };
        return new()
        {
            ["DataSource"] = new Dictionary<string, object> { ["GlueTable"] = table },
            ["RulesetNames"] = new[] { _names.Ruleset(dataset) },
            ["Role"] = _evaluator.AttrArn,
            ["NumberOfWorkers"] = Workers,
            ["Timeout"] = MinutesAtMost,
            // One run for one day, however often the scheduler has to try.
            ["ClientToken"] = $"{dataset.Table.Dashed}-<aws.scheduler.scheduled-time>",
            ["AdditionalRunOptions"] = new Dictionary<string, object> { ["CloudWatchMetricsEnabled"] = true },
        };
    }

    /// <summary>Whole days only: a rule on the number of rows means nothing for a day that is not over.</summary>
    private static string? NewestDays(Dataset dataset) => dataset.PartitionKeys.FirstOrDefault(key => key.Type is DateType) is { } day
        ? string.Create(CultureInfo.InvariantCulture, $"{day.Column} >= date_sub(current_date(), {Days(dataset)}) and {day.Column} < current_date()")
        : null;

    /// <summary>As often as the data is promised, and not more than once a day.</summary>
    private static int Days(Dataset dataset) => dataset.ServiceLevel.Frequency is { } promised ? Math.Max(1, (int)Math.Floor(promised.TotalDays)) : 1;
}
