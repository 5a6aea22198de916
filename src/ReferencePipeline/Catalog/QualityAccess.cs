using ReferencePipeline.Lake;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Iam = Amazon.CDK.AWS.IAM;
using Sqs = Amazon.CDK.AWS.SQS;

namespace ReferencePipeline.Catalog;

/// <summary>The two roles of a quality run: who reads the data, and who may have it start.</summary>
internal static class QualityAccess
{
    /// <summary>As "Setting up IAM permissions for AWS Glue Data Quality" asks, for this database only.</summary>
    public static Iam.CfnRole Evaluator(Construct scope, PipelineSettings settings, CatalogNames names, CatalogInputs inputs)
    {
        var role = MakeEvaluator(scope, settings, names, inputs);
        Accepted.Because(role, "AwsSolutions-IAM5",
            "One role measures all tables of this database; Glue names the runs, the logs and its own program, and the metrics are bound to one namespace instead of a resource",
            [
                $":table/{names.Database}/*", $":dataQualityRuleset/{names.Database}*", "Resource::*", ":log-group:/aws-glue/data-quality/*",
                ":s3:::aws-glue-ml-data-quality-assets-<AWS::Region>/*", $"/{LakePrefixes.AllData}*",
            ]);
        return role;
    }

    private static Iam.CfnRole MakeEvaluator(Construct scope, PipelineSettings settings, CatalogNames names, CatalogInputs inputs) => ServiceTrust.RoleFor(
        scope, "EvaluatorRole", "glue.amazonaws.com", new LakePaths(settings).Trusted, "Measures the contracts' quality rules",
        [
            PlainPolicy.Allow("ReadTables", ["glue:GetDatabase", "glue:GetTable", "glue:GetPartition", "glue:GetPartitions", "glue:BatchGetPartition"], GlueArns.Tables(names.Database)),
            PlainPolicy.Allow("TellResults",
                ["glue:GetDataQualityRuleset", "glue:GetDataQualityRulesetEvaluationRun", "glue:GetDataQualityResult", "glue:PublishDataQuality"], [GlueArns.Rulesets(names.Database)]),
            PlainPolicy.Allow("LoadItsProgram", ["s3:GetObject"], [$"arn:{Aws.PARTITION}:s3:::aws-glue-ml-data-quality-assets-{Aws.REGION}/*"]),
            PlainPolicy.Allow("TellProgress", ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
                [$"arn:{Aws.PARTITION}:logs:{Aws.REGION}:{Aws.ACCOUNT_ID}:log-group:/aws-glue/data-quality/*"]),
            PlainPolicy.Allow("TellMeasures", ["cloudwatch:PutMetricData"], ["*"], new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, object> { ["cloudwatch:namespace"] = "Glue Data Quality" } }),
            .. DataAccess.Read(inputs.Lake, inputs.LakeKey, LakePrefixes.AllData),
            .. settings.Governance.Mode is GovernanceMode.LakeFormation ? [DataAccess.LakeFormationCredentials] : Array.Empty<Dictionary<string, object>>(),
        ]);

    public static Iam.CfnRole Starter(Construct scope, CatalogNames names, CatalogInputs inputs, Iam.CfnRole evaluator, Sqs.IQueue undelivered)
    {
        var role = MakeStarter(scope, names, inputs, evaluator, undelivered);
        Accepted.Because(role, "AwsSolutions-IAM5", "The schedules start the rulesets of this database, which all begin with its name", $":dataQualityRuleset/{names.Database}*");
        return role;
    }

    private static Iam.CfnRole MakeStarter(Construct scope, CatalogNames names, CatalogInputs inputs, Iam.CfnRole evaluator, Sqs.IQueue undelivered) => ServiceTrust.RoleFor(
        scope, "StarterRole", "scheduler.amazonaws.com", "/", "Starts quality runs",
        [
            PlainPolicy.Allow("StartRuns", ["glue:StartDataQualityRulesetEvaluationRun"], [GlueArns.Rulesets(names.Database)]),
            PlainPolicy.Allow("HandOverTheRole", ["iam:PassRole"], [evaluator.AttrArn], new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, object> { ["iam:PassedToService"] = "glue.amazonaws.com" } }),
            PlainPolicy.Allow("PutAsideWhatFails", ["sqs:SendMessage"], [undelivered.QueueArn]),
            PlainPolicy.Allow("EncryptIt", ["kms:Decrypt", "kms:GenerateDataKey"], [inputs.MessagesKey.KeyArn]),
        ]);
}
