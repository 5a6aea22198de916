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
    public static Iam.Role Evaluator(Construct scope, PipelineSettings settings, CatalogNames names, CatalogInputs inputs)
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

    private static Iam.Role MakeEvaluator(Construct scope, PipelineSettings settings, CatalogNames names, CatalogInputs inputs) => ServiceTrust.RoleFor(
        scope, "EvaluatorRole", "glue.amazonaws.com", new LakePaths(settings).Trusted, "Measures the contracts' quality rules",
        [
            DataAccess.Allow("ReadTables", ["glue:GetDatabase", "glue:GetTable", "glue:GetPartition", "glue:GetPartitions", "glue:BatchGetPartition"], GlueArns.Tables(names.Database)),
            DataAccess.Allow("TellResults",
                ["glue:GetDataQualityRuleset", "glue:GetDataQualityRulesetEvaluationRun", "glue:GetDataQualityResult", "glue:PublishDataQuality"], GlueArns.Rulesets(names.Database)),
            DataAccess.Allow("LoadItsProgram", ["s3:GetObject"], $"arn:{Aws.PARTITION}:s3:::aws-glue-ml-data-quality-assets-{Aws.REGION}/*"),
            DataAccess.Allow("TellProgress", ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
                $"arn:{Aws.PARTITION}:logs:{Aws.REGION}:{Aws.ACCOUNT_ID}:log-group:/aws-glue/data-quality/*"),
            new Iam.PolicyStatement(new Iam.PolicyStatementProps
            {
                Sid = "TellMeasures",
                Actions = ["cloudwatch:PutMetricData"],
                Resources = ["*"],
                Conditions = new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, object> { ["cloudwatch:namespace"] = "Glue Data Quality" } },
            }),
            .. DataAccess.Read(inputs.Lake, inputs.LakeKey, LakePrefixes.AllData),
            .. settings.Governance.Mode is GovernanceMode.LakeFormation ? [DataAccess.LakeFormationCredentials] : Array.Empty<Iam.PolicyStatement>(),
        ]);

    public static Iam.Role Starter(Construct scope, CatalogNames names, CatalogInputs inputs, Iam.IRole evaluator, Sqs.IQueue undelivered)
    {
        var role = MakeStarter(scope, names, inputs, evaluator, undelivered);
        Accepted.Because(role, "AwsSolutions-IAM5", "The schedules start the rulesets of this database, which all begin with its name", $":dataQualityRuleset/{names.Database}*");
        return role;
    }

    private static Iam.Role MakeStarter(Construct scope, CatalogNames names, CatalogInputs inputs, Iam.IRole evaluator, Sqs.IQueue undelivered) => ServiceTrust.RoleFor(
        scope, "StarterRole", "scheduler.amazonaws.com", "/", "Starts quality runs",
        [
            DataAccess.Allow("StartRuns", ["glue:StartDataQualityRulesetEvaluationRun"], GlueArns.Rulesets(names.Database)),
            new Iam.PolicyStatement(new Iam.PolicyStatementProps
            {
                Sid = "HandOverTheRole",
                Actions = ["iam:PassRole"],
                Resources = [evaluator.RoleArn],
                Conditions = new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, object> { ["iam:PassedToService"] = "glue.amazonaws.com" } },
            }),
            DataAccess.Allow("PutAsideWhatFails", ["sqs:SendMessage"], undelivered.QueueArn),
            DataAccess.Allow("EncryptIt", ["kms:Decrypt", "kms:GenerateDataKey"], inputs.MessagesKey.KeyArn),
        ]);
}
