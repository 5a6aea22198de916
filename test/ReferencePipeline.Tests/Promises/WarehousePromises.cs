using System.Text.Json.Nodes;
using ReferencePipeline.Templates;
using ReferencePipeline.Warehouse;
using static ReferencePipeline.Tests.Promises.PolicyText;

namespace ReferencePipeline.Tests.Promises;

/// <summary>The warehouse and the machine that runs its SQL; where it stands is in <see cref="NetworkPromises"/>.</summary>
internal static class WarehousePromises
{
    private const string Namespace = "AWS::RedshiftServerless::Namespace DatabaseNamespace", Group = "AWS::RedshiftServerless::Workgroup DatabaseWorkgroup", Machine = "AWS::StepFunctions::StateMachine BootstrapMachine";
    private const string MachineRole = "AWS::IAM::Role BootstrapRole", Starter = "AWS::IAM::Role BootstrapStarter", Reader = "AWS::IAM::Role StreamReader", RunSql = "AWS::IAM::Policy BootstrapRunSql";
    private const string Starts = "AWS::Events::Rule BootstrapStarts", Purge = "AWS::Events::Rule PurgeDaily", Log = "AWS::Logs::LogGroup", Handle = "AWS::CloudFormation::WaitConditionHandle";
    private const string Secrets = "arn:<Partition>:secretsmanager:<Region>:<AccountId>:secret:redshift!referencepipeline-$(stage)-$(warehouse.adminUser)-??????";

    public static PromiseTable All { get; } = new("Warehouse")
    {
        { Namespace, "KmsKeyId", "<Key WarehouseKey>", "The warehouse's data is encrypted with its own key" },
        { Namespace, "AdminPasswordSecretKmsKeyId", "<Key WarehouseKey>", "The owner's password is encrypted with the same key" },
        { Namespace, "ManageAdminPassword", "true", "Nobody has ever seen the owner's password" },
        { Namespace, "AdminUsername", "$(warehouse.adminUser)", "The owner is called as the settings say" },
        { Namespace, "DbName", "warehouse", "The database is the one that the SQL is for" },
        { Namespace, "NamespaceName", "referencepipeline-$(stage)", "A stage has a warehouse of its own" },
        { Namespace, "IamRoles", "[<Role StreamReader>]", "The warehouse has one role" },
        { Namespace, "DefaultIamRoleArn", "<Role StreamReader>", "What the SQL calls default is that role" },
        { Namespace, "LogExports", "[userlog, connectionlog, useractivitylog]", "Who did what in the warehouse is on record" },
        { Namespace, "FinalSnapshotName", "referencepipeline-$(stage)-final", "Where the stage retains, a deleted warehouse leaves a snapshot", origin => origin.Retains },
        { Namespace, "FinalSnapshotRetentionPeriod", "$(warehouse.snapshotDays)", "The snapshot stays as long as the settings say", origin => origin.Retains },
        { Namespace, "DeletionPolicy", "Delete", "A warehouse can be made again from the lake" },
        { Namespace, "UpdateReplacePolicy", "Delete", "A warehouse that is replaced goes" },
        { Group, "NamespaceName", "<Namespace DatabaseNamespace>", "The workgroup serves the namespace" },
        { Group, "WorkgroupName", "referencepipeline-$(stage)", "A stage has a workgroup of its own" },
        { Group, "PubliclyAccessible", "false", "The warehouse is not on the internet" },
        { Group, "EnhancedVpcRouting", "true", "The warehouse's traffic stays in its network" },
        { Group, "ConfigParameters", "[{ParameterKey: require_ssl, ParameterValue: true}, {ParameterKey: enable_case_sensitive_identifier, ParameterValue: true}, {ParameterKey: enable_user_activity_logging, ParameterValue: true}]", "Nobody connects without TLS, and who asks what is on record" },
        { Group, "BaseCapacity", "$(warehouse.baseRpu)", "The warehouse starts as large as the settings say" },
        { Group, "MaxCapacity", "$(warehouse.maxRpu)", "The warehouse grows no larger than the settings say" },
        { Group, "Port", "$(warehouse.port)", "The warehouse listens where the settings say" },
        { Group, "SecurityGroupIds", "[<SecurityGroup NetworkWarehouse>]", "The warehouse is in the group that nobody calls" },
        { Group, "SubnetIds", "[<Subnet NetworkSubnet1>, <Subnet NetworkSubnet2>, <Subnet NetworkSubnet3>]", "The warehouse is in three zones" },
        { "The machine hears before the workgroup is made, and so before SQL is asked for", Order.Of(Starts, Group) },
        { "AWS::KMS::Alias WarehouseKeyAlias", "AliasName", "alias/referencepipeline-$(stage)-warehouse", "The warehouse's key is found by its name" },
        { "AWS::KMS::Alias WarehouseKeyAlias", "TargetKeyId", "<Key WarehouseKey>", "The name of the warehouse's key leads to it" },
        { "AWS::KMS::Key WarehouseKey", Told.Statements, "kms:* on * for arn:<Partition>:iam::<AccountId>:root", "The warehouse's key is its account's" },
        { "The three logs of the warehouse are there before it is, and end", (assembly, _) => from kind in new[] { "connectionlog", "useractivitylog", "userlog" } from database in PromiseTable.Named(assembly, Namespace) where !assembly.Of(Log).Any(log => Told.Of(log, "LogGroupName") == $"/aws/redshift/referencepipeline-{Origin.Of(assembly).Stage}/{kind}" && log.IsMadeBefore(database)) select kind },
        { "Logs of what can be made again go with it", (assembly, _) => assembly.Of(Log).Where(log => log.Stack.Name.EndsWith("-Warehouse", StringComparison.Ordinal) && Told.NameOf(log) != "NetworkFlowLog" && (log.DeletionPolicy != "Delete" || log.UpdateReplacePolicy != "Delete")).Select(log => $"{log}") },

        { Machine, "StateMachineType", "STANDARD", "The machine may take its time" },
        { Machine, "RoleArn", "<Role BootstrapRole>", "The machine has its role" },
        { Machine, "TracingConfiguration", "{Enabled: true}", "What the machine does is traced" },
        { Machine, "LoggingConfiguration", "{Destinations: [{CloudWatchLogsLogGroup: {LogGroupArn: <LogGroup BootstrapLog>}}], IncludeExecutionData: true, Level: ALL}", "What the machine does is on record" },
        { $"{Log} BootstrapLog", "LogGroupName", "/aws/vendedlogs/states/referencepipeline-$(stage)-bootstrap", "The machine's log is one that Step Functions may write" },
        { "The machine is the one of its file", (assembly, evaluator) => PromiseTable.Named(assembly, Machine).Where(machine => !JsonNode.DeepEquals(JsonNode.Parse(evaluator.Text(machine["DefinitionString"])), Definition(assembly))).Select(machine => $"{machine}") },
        {
            MachineRole, Told.Statements, Lines(
                "sts:AssumeRole for states.amazonaws.com if $(this account)",
                "redshift-serverless:GetNamespace on <Namespace DatabaseNamespace>",
                $"secretsmanager:GetSecretValue on {Secrets}",
                "kms:Decrypt on <Key WarehouseKey> if StringEquals kms:ViaService secretsmanager.<Region>.amazonaws.com",
                "redshift-data:DescribeStatement redshift-data:GetStatementResult on * if StringEquals redshift-data:statement-owner-iam-userid ${aws:userid}",
                "cloudformation:DescribeStackResource cloudformation:SignalResource on <StackId>",
                "logs:CreateLogDelivery logs:DeleteLogDelivery logs:DescribeLogGroups logs:DescribeResourcePolicies logs:GetLogDelivery logs:ListLogDeliveries logs:PutResourcePolicy logs:UpdateLogDelivery xray:GetSamplingRules xray:GetSamplingTargets xray:PutTelemetryRecords xray:PutTraceSegments on *"),
            "The machine may find the password, read its own answers, and answer CloudFormation"
        },
        { RunSql, Told.Statements, "redshift-data:BatchExecuteStatement redshift-data:ExecuteStatement on <Workgroup DatabaseWorkgroup>", "The machine may run SQL in this warehouse" },
        { RunSql, "Roles", "[<Role BootstrapRole>]", "It is the machine that may" },
        { Starter, Told.Statements, Lines("sts:AssumeRole for events.amazonaws.com if $(this account)", "states:StartExecution on <StateMachine BootstrapMachine>"), "Events may start the machine" },
        {
            Reader, Told.Statements, Lines(
                "sts:AssumeRole for redshift.amazonaws.com if $(this account)",
                "sts:AssumeRole for redshift-serverless.amazonaws.com if $(this account)",
                "kinesis:ListStreams on *",
                "kinesis:DescribeStream kinesis:DescribeStreamSummary kinesis:GetRecords kinesis:GetShardIterator kinesis:ListShards on $(streams)",
                "kms:Decrypt on <Key LakeKey> if StringEquals kms:ViaService kinesis.<Region>.amazonaws.com"),
            "The warehouse may read the streams, and nothing else"
        },
        { MachineRole, "Path", "/", "The machine is not trusted by the lake" },
        { Starter, "Path", "/", "What starts the machine is not trusted by the lake" },
        { Reader, "Path", "/", "The warehouse's role is not trusted by the lake" },
        { Starts, "EventPattern", "{detail: {logical-resource-id: [{prefix: SqlRequest}], stack-id: [<StackId>], status-details: {status: [CREATE_COMPLETE]}}, detail-type: [CloudFormation Resource Status Change], source: [aws.cloudformation]}", "A request of this stack starts the machine" },
        { Starts, "Targets", "[{Arn: <StateMachine BootstrapMachine>, DeadLetterConfig: {Arn: <Queue Undelivered>}, Id: Machine, RetryPolicy: {MaximumEventAgeInSeconds: 600, MaximumRetryAttempts: 10}, RoleArn: <Role BootstrapStarter>}]", "A start that fails is tried while somebody waits, and then put aside" },
        { Purge, "ScheduleExpression", "rate(1 day)", "Live events are purged each day" },
        { Purge, "Targets", "[{Arn: <StateMachine BootstrapMachine>, DeadLetterConfig: {Arn: <Queue Undelivered>}, Id: Machine, Input: $(purge), RetryPolicy: {MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 10}, RoleArn: <Role BootstrapStarter>}]", "Live events stay as long as their stream keeps them" },
        { "Warehouse/AWS::SQS::QueuePolicy UndeliveredPolicy", "Queues", "[<Queue Undelivered>]", "The queue of starts has its policy" },
        {
            "Warehouse/AWS::SQS::QueuePolicy UndeliveredPolicy", Told.Statements, Lines(
                "never sqs:* on <Queue Undelivered> for * if Bool aws:SecureTransport false",
                "sqs:SendMessage on <Queue Undelivered> for events.amazonaws.com if ArnEquals aws:SourceArn <Rule BootstrapStarts>",
                "sqs:SendMessage on <Queue Undelivered> for events.amazonaws.com if ArnEquals aws:SourceArn <Rule PurgeDaily>"),
            "The two rules may put aside what they cannot start"
        },
        { "SQL is asked for when it can be run, and each dataset's SQL is there", (assembly, _) => Requests(assembly, "SqlRequest").SelectMany(request => new[] { "AWS::IAM::Policy", "AWS::RedshiftServerless::Workgroup", "AWS::EC2::VPCEndpoint", Handle }.SelectMany(request.Stack.Of).Where(first => first != request && !first.IsMadeBefore(request)).Select(first => $"{request} does not wait for {first}")) },
        { "A deployment waits for the SQL's answer", (assembly, _) => from answer in assembly.Of("AWS::CloudFormation::WaitCondition") from request in Requests(assembly, "SqlRequest") where !request.IsMadeBefore(answer) || answer.Json.GetProperty("CreationPolicy").GetProperty("ResourceSignal").GetProperty("Count").GetInt32() != 1 select $"{answer}" },
        { "There is one request and one answer, and SQL of each dataset and of all", (assembly, _) => Origin.Of(assembly).Active.Count() + 2 == assembly.Of(Handle).Count && Requests(assembly, "SqlRequest").Count() == 1 && assembly.Of("AWS::CloudFormation::WaitCondition").Count == 1 ? [] : [string.Join(", ", assembly.Of(Handle))] },
        { "Nothing is purged before it is there", (assembly, _) => from purge in PromiseTable.Named(assembly, Purge) from answer in assembly.Of("AWS::CloudFormation::WaitCondition") where !answer.IsMadeBefore(purge) select $"{purge}" },
    };

    private static IEnumerable<TemplateResource> Requests(CloudAssembly assembly, string prefix) => assembly.Of(Handle).Where(one => one.Id.StartsWith(prefix, StringComparison.Ordinal));

    private static JsonNode Definition(CloudAssembly assembly)
    {
        var name = $"referencepipeline-{Origin.Of(assembly).Stage}";
        return Origin.Of(assembly).Once("machine", () => JsonNode.Parse(Bootstrap.Definition().Replace("${Partition}", new PseudoParameters().Partition, StringComparison.Ordinal)
            .Replace("${Namespace}", name, StringComparison.Ordinal).Replace("${Workgroup}", name, StringComparison.Ordinal).Replace("${Database}", "warehouse", StringComparison.Ordinal))!);
    }
}
