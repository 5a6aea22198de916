using ReferencePipeline.Policy;
using Iam = Amazon.CDK.AWS.IAM;
using Kms = Amazon.CDK.AWS.KMS;

namespace ReferencePipeline.Warehouse;

/// <summary>What the machine may do: run SQL in this warehouse as its administrator, read its own stack's requests, and answer them.</summary>
internal sealed class BootstrapAccess(WarehouseDatabase database, Kms.IKey key)
{
    public Iam.CfnRole Role(Construct scope)
    {
        var role = ServiceTrust.RoleFor(scope, "Role", "states.amazonaws.com", "/", "Runs the warehouse's SQL", [
            // The administrator's: as itself, a role would be a database user without rights.
            PlainPolicy.Allow("FindPassword", ["redshift-serverless:GetNamespace"], [database.Namespace.AttrNamespaceNamespaceArn]),
            PlainPolicy.Allow("ReadPassword", ["secretsmanager:GetSecretValue"], [database.AdminSecrets]),
            PlainPolicy.Allow("DecryptPassword", ["kms:Decrypt"], [key.KeyArn], KeyPolicies.Through("secretsmanager")),
            // Only the one who ran a statement sees what became of it.
            PlainPolicy.Allow("ReadAnswers", ["redshift-data:DescribeStatement", "redshift-data:GetStatementResult"], ["*"], new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, object> { ["redshift-data:statement-owner-iam-userid"] = "${aws:userid}" },
            }),
            PlainPolicy.Allow("ReadRequestsAndAnswerThem", ["cloudformation:DescribeStackResource", "cloudformation:SignalResource"], [Stack.Of(scope).StackId]),
            PlainPolicy.Allow("DeliverLogsAndTraces",
            [
                "logs:CreateLogDelivery", "logs:GetLogDelivery", "logs:UpdateLogDelivery", "logs:DeleteLogDelivery", "logs:ListLogDeliveries",
                "logs:PutResourcePolicy", "logs:DescribeResourcePolicies", "logs:DescribeLogGroups",
                "xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets",
            ], ["*"]),
        ]);
        NoResource.Accept(role);
        return role;
    }

    /// <summary>Apart from the role, which is there before the workgroup is.</summary>
    public Iam.CfnPolicy LetRun(Construct scope, Iam.CfnRole role) => new(scope, "RunSql", new Iam.CfnPolicyProps
    {
        PolicyName = "RunSql",
        Roles = [role.Ref],
        PolicyDocument = PlainPolicy.Document(PlainPolicy.Allow("RunSql", ["redshift-data:BatchExecuteStatement", "redshift-data:ExecuteStatement"], [database.Workgroup.AttrWorkgroupWorkgroupArn])),
    });
}
