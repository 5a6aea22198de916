using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Warehouse;

[Collection(nameof(Synthesized))]
public sealed class DatabaseTests(Synthesized synthesized)
{
    /// <summary>Type, property, value; none of them a default.</summary>
    public static TheoryData<string, string, string> Promises => new()
    {
        { "Namespace", "NamespaceName", "referencepipeline-production" },
        { "Namespace", "DbName", "warehouse" },
        { "Namespace", "AdminUsername", "keeper" },
        { "Namespace", "ManageAdminPassword", "true" },
        { "Namespace", "AdminPasswordSecretKmsKeyId", "<Key WarehouseKey>" },
        { "Namespace", "KmsKeyId", "<Key WarehouseKey>" },
        { "Namespace", "DefaultIamRoleArn", "<Role StreamReader>" },
        { "Namespace", "LogExports", "[userlog, connectionlog, useractivitylog]" },
        { "Namespace", "FinalSnapshotName", "referencepipeline-production-final" },
        { "Namespace", "FinalSnapshotRetentionPeriod", "77" },
        { "Workgroup", "WorkgroupName", "referencepipeline-production" },
        { "Workgroup", "NamespaceName", "<Namespace DatabaseNamespace>" },
        { "Workgroup", "BaseCapacity", "24" },
        { "Workgroup", "MaxCapacity", "40" },
        { "Workgroup", "Port", "8199" },
        { "Workgroup", "PubliclyAccessible", "false" },
        { "Workgroup", "EnhancedVpcRouting", "true" },
    };

    [Theory, MemberData(nameof(Promises))]
    public void The_warehouse_is_as_the_settings_say(string type, string property, string value) =>
        Assert.Equal(value, synthesized.Of(Variant.Unlike).Of($"AWS::RedshiftServerless::{type}").Single()[property].Text);

    [Fact]
    public void A_sandbox_leaves_no_snapshot_and_no_warehouse_leaves_its_name()
    {
        var sandbox = synthesized.Of(Variant.Sandbox).Of("AWS::RedshiftServerless::Namespace").Single();
        var production = synthesized.Of(Variant.Production).Of("AWS::RedshiftServerless::Namespace").Single();

        Assert.Null(sandbox.Find("FinalSnapshotName") ?? sandbox.Find("FinalSnapshotRetentionPeriod"));
        Assert.Equal("30", production["FinalSnapshotRetentionPeriod"].Text);
        Assert.Equal(("Delete", "Delete"), production.Removal);
        // What the snapshot is encrypted with stays.
        Assert.Equal(("Retain", "Retain"), synthesized.Of(Variant.Production).Of("AWS::KMS::Key").Single(key => key.Name == "Key WarehouseKey").Removal);
    }

    [Fact]
    public void Its_logs_are_made_before_it_with_a_key_and_an_end()
    {
        var templates = synthesized.Of(Variant.Unlike);
        var warehouse = templates.Of("AWS::RedshiftServerless::Namespace").Single();
        var logs = templates.Of("AWS::Logs::LogGroup").Where(log => warehouse.DependsOn.Contains(log)).ToList();

        Assert.Equal(["connectionlog", "useractivitylog", "userlog"], logs.Select(log => log["LogGroupName"].Text.Replace("/aws/redshift/referencepipeline-production/", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(logs, log => Assert.Equal(("545", "<Key MessagesKey>"), (log["RetentionInDays"].Text, log["KmsKeyId"].Text)));
    }

    [Fact]
    public void Its_role_reads_the_streams_and_nothing_of_the_lake()
    {
        var role = synthesized.Of(Variant.Unlike).Of("AWS::IAM::Role").Single(role => role.Name == "Role StreamReader");
        var statements = PolicyStatement.In(role).ToList();

        Assert.Equal(["redshift-serverless.amazonaws.com", "redshift.amazonaws.com"], statements.Where(one => one.Kind is PolicyKind.Trust).SelectMany(one => one.Services).Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                ("kinesis:ListStreams", "*", ""),
                ("kinesis:DescribeStream kinesis:DescribeStreamSummary kinesis:GetRecords kinesis:GetShardIterator kinesis:ListShards",
                    "<Stream notes> <Stream orders> <Stream page_views> <Stream parcels> <Stream tickets>", ""),
                ("kms:Decrypt", "<Key LakeKey>", "StringEquals kms:ViaService kinesis.<Region>.amazonaws.com"),
            ],
            statements.Where(one => one.Kind is PolicyKind.Identity).Select(one => (string.Join(' ', one.Actions), string.Join(' ', one.On.Order(StringComparer.Ordinal)), one.Condition)));
    }

    [Fact]
    public void The_machine_runs_SQL_here_by_the_administrators_secret_and_answers_this_stack_only()
    {
        var templates = synthesized.Of(Variant.Unlike);
        var role = templates.Of("AWS::StepFunctions::StateMachine").Single()["RoleArn"].Follow();
        var policy = templates.Of("AWS::IAM::Policy").Single(one => one.Stack == role.Stack);
        var found = PolicyStatement.In(role).Concat(PolicyStatement.In(policy)).Where(one => one.Kind is PolicyKind.Identity && one.On is not ["*"])
            .Select(one => (string.Join(' ', one.Actions), Assert.Single(one.On), one.Condition));

        Assert.Same(role, policy["Roles[0]"].Target);
        Assert.Equal(
            [
                ("redshift-serverless:GetNamespace", "<Namespace DatabaseNamespace>", ""),
                ("secretsmanager:GetSecretValue", "arn:<Partition>:secretsmanager:<Region>:<AccountId>:secret:redshift!referencepipeline-production-keeper-??????", ""),
                ("kms:Decrypt", "<Key WarehouseKey>", "StringEquals kms:ViaService secretsmanager.<Region>.amazonaws.com"),
                ("cloudformation:DescribeStackResource cloudformation:SignalResource", "<StackId>", ""),
                ("redshift-data:BatchExecuteStatement redshift-data:ExecuteStatement", "<Workgroup DatabaseWorkgroup>", ""),
            ],
            found);
        Assert.Equal("StringEquals redshift-data:statement-owner-iam-userid ${aws:userid}", PolicyStatement.In(role).Single(one => one.Actions.Contains("redshift-data:DescribeStatement")).Condition);
    }
}
