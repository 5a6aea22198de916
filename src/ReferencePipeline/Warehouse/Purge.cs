using System.Text.Json;
using ReferencePipeline.Contracts.Warehouse;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using ReferencePipeline.Streams;
using Events = Amazon.CDK.AWS.Events;
using Sqs = Amazon.CDK.AWS.SQS;

namespace ReferencePipeline.Warehouse;

/// <summary>Once a day, what the streams themselves no longer keep goes: personal data must not grow old in a copy that nobody promised.</summary>
internal sealed class Purge : Construct
{
    /// <summary>EventBridge hands over 8,192 characters at most, and a statement has some eighty beside its table's name; one transaction takes forty statements.</summary>
    private const int MostStatements = 30;

    public Purge(Construct scope, PipelineSettings settings, WarehouseInputs inputs, Bootstrap bootstrap, Sqs.Queue undelivered)
        : base(scope, "Purge")
    {
        var deletes = inputs.Contracts.Where(contract => !contract.IsRetired).SelectMany(contract => contract.Datasets)
            .Select(dataset => WarehouseSql.Purge(dataset, StreamRetention.Hours(dataset, settings)))
            .Chunk(MostStatements).DefaultIfEmpty([]).ToList();
        Rule = new Events.CfnRule(this, "Daily", new Events.CfnRuleProps
        {
            Description = "Old events are deleted from the warehouse",
            ScheduleExpression = "rate(1 day)",
            // Each starts the machine by itself: what they delete has nothing in common.
            Targets = deletes.Select((some, number) => new Events.CfnRule.TargetProperty
            {
                Id = number == 0 ? "Machine" : $"Machine{number + 1}",
                Arn = bootstrap.Machine.Ref,
                RoleArn = bootstrap.Starter.AttrArn,
                Input = JsonSerializer.Serialize(new { purge = some.Chunk(MostStatements) }, Bootstrap.Readable),
                RetryPolicy = new Events.CfnRule.RetryPolicyProperty { MaximumRetryAttempts = 10, MaximumEventAgeInSeconds = 3600 },
                DeadLetterConfig = Undelivered.Of(undelivered),
            }).ToArray<object>(),
        });
        Undelivered.Take(undelivered, "Purge", Rule);
    }

    public Events.CfnRule Rule { get; }
}
