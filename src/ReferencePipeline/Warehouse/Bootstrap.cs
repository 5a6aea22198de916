using System.Text.Encodings.Web;
using System.Text.Json;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Events = Amazon.CDK.AWS.Events;
using Iam = Amazon.CDK.AWS.IAM;
using Kms = Amazon.CDK.AWS.KMS;
using Logs = Amazon.CDK.AWS.Logs;
using Sqs = Amazon.CDK.AWS.SQS;
using StepFunctions = Amazon.CDK.AWS.StepFunctions;

namespace ReferencePipeline.Warehouse;

/// <summary>The machine that runs the SQL, and the rule that starts it when CloudFormation has made a <see cref="SqlRequest"/>.</summary>
/// <remarks>Neither changes when the SQL does: both are only eventually consistent, and a run could meet the last version of them.</remarks>
internal sealed class Bootstrap : Construct
{
    internal static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Bootstrap(Construct scope, PipelineSettings settings, WarehouseDatabase database, Kms.IKey key, Kms.IKey logKey, Sqs.Queue undelivered)
        : base(scope, "Bootstrap")
    {
        var log = new Logs.CfnLogGroup(this, "Log", new Logs.CfnLogGroupProps
        {
            // Step Functions writes to groups of this name without a policy of their own, whose number is small.
            LogGroupName = $"/aws/vendedlogs/states/{database.Name}-bootstrap",
            RetentionInDays = settings.Retention.LogDays,
            KmsKeyId = logKey.KeyArn,
        });
        log.ApplyRemovalPolicy(RemovalPolicy.DESTROY);
        var access = new BootstrapAccess(database, key);
        var role = access.Role(this);
        Machine = new StepFunctions.CfnStateMachine(this, "Machine", new StepFunctions.CfnStateMachineProps
        {
            StateMachineType = "STANDARD",
            RoleArn = role.AttrArn,
            DefinitionString = Definition()
                .Replace("${Partition}", Aws.PARTITION, StringComparison.Ordinal)
                .Replace("${Namespace}", database.Name, StringComparison.Ordinal)
                .Replace("${Workgroup}", database.Name, StringComparison.Ordinal)
                .Replace("${Database}", WarehouseDatabase.Database, StringComparison.Ordinal),
            LoggingConfiguration = new StepFunctions.CfnStateMachine.LoggingConfigurationProperty
            {
                Level = "ALL",
                IncludeExecutionData = true,
                Destinations = new[]
                {
                    new StepFunctions.CfnStateMachine.LogDestinationProperty { CloudWatchLogsLogGroup = new StepFunctions.CfnStateMachine.CloudWatchLogsLogGroupProperty { LogGroupArn = log.AttrArn } },
                },
            },
            TracingConfiguration = new StepFunctions.CfnStateMachine.TracingConfigurationProperty { Enabled = true },
        });
        Starter = ServiceTrust.RoleFor(this, "Starter", "events.amazonaws.com", "/", "Starts the warehouse's bootstrap",
            PlainPolicy.Allow("Start", ["states:StartExecution"], [Machine.Ref]));
        Starts = Rule(undelivered);
        // A new rule takes a while until it hears: it has the minutes that the workgroup takes.
        database.Workgroup.AddDependency(Starts);
        MayRun = access.LetRun(this, role);
    }

    public StepFunctions.CfnStateMachine Machine { get; }

    public Events.CfnRule Starts { get; }

    public Iam.CfnPolicy MayRun { get; }

    /// <summary>What events start the machine by.</summary>
    public Iam.CfnRole Starter { get; }

    /// <summary>As it stands in its file, without the blanks.</summary>
    internal static string Definition()
    {
        using var file = typeof(Bootstrap).Assembly.GetManifestResourceStream("bootstrap.asl.json")!;
        using var json = JsonDocument.Parse(file);
        return JsonSerializer.Serialize(json.RootElement, Readable);
    }

    private Events.CfnRule Rule(Sqs.Queue undelivered)
    {
        var rule = new Events.CfnRule(this, "Starts", new Events.CfnRuleProps
        {
            Description = "CloudFormation has made a request for SQL",
            EventPattern = new Dictionary<string, object>
            {
                ["source"] = OneOf("aws.cloudformation"),
                ["detail-type"] = OneOf("CloudFormation Resource Status Change"),
                ["detail"] = new Dictionary<string, object>
                {
                    ["stack-id"] = OneOf(Stack.Of(this).StackId),
                    ["logical-resource-id"] = new[] { new Dictionary<string, object> { ["prefix"] = SqlRequest.Prefix } },
                    ["status-details"] = new Dictionary<string, object> { ["status"] = OneOf("CREATE_COMPLETE") },
                },
            },
            Targets = new object[]
            {
                new Events.CfnRule.TargetProperty
                {
                    Id = "Machine",
                    Arn = Machine.Ref,
                    RoleArn = Starter.AttrArn,
                    // A start that comes later would find nobody waiting for its answer.
                    RetryPolicy = new Events.CfnRule.RetryPolicyProperty { MaximumRetryAttempts = 10, MaximumEventAgeInSeconds = 600 },
                    DeadLetterConfig = Undelivered.Of(undelivered),
                },
            },
        });
        Undelivered.Take(undelivered, "Request", rule);
        return rule;
    }

    private static string[] OneOf(params string[] values) => values;
}
