namespace ReferencePipeline.Templates;

internal enum RefIs
{
    Name,
    Arn,
    QueueUrl,
}

/// <summary>How resources of a type are named.</summary>
/// <param name="NamedBy">The property that names it, if the template may.</param>
/// <param name="Arn">Its ARN, with places to fill in.</param>
/// <param name="Ref">What <c>Ref</c> gives.</param>
/// <param name="ArnAttribute">The attribute that gives the ARN.</param>
/// <remarks>A type that is not listed has a name made of its logical id, and no ARN: then its attributes stay placeholders.</remarks>
internal sealed record NameShape(string? NamedBy, string? Arn, RefIs Ref = RefIs.Name, string ArnAttribute = "Arn")
{
    private static readonly NameShape Unknown = new(null, null);

    private static readonly Dictionary<string, NameShape> Types = new()
    {
        ["AWS::Athena::WorkGroup"] = new("Name", Of("athena", "workgroup/{name}")),
        ["AWS::CloudTrail::Trail"] = new("TrailName", Of("cloudtrail", "trail/{name}")),
        ["AWS::CloudWatch::Alarm"] = new("AlarmName", Of("cloudwatch", "alarm:{name}")),
        ["AWS::DynamoDB::Table"] = new("TableName", Of("dynamodb", "table/{name}")),
        ["AWS::EC2::VPC"] = new(null, Of("ec2", "vpc/{name}")),
        ["AWS::Events::Rule"] = new("Name", Of("events", "rule/{name}")),
        ["AWS::Glue::Crawler"] = new("Name", Of("glue", "crawler/{name}")),
        ["AWS::Glue::Database"] = new("DatabaseInput.Name", Of("glue", "database/{name}")),
        ["AWS::Glue::Registry"] = new("Name", Of("glue", "registry/{name}"), RefIs.Arn),
        ["AWS::Glue::Schema"] = new("Name", Of("glue", "schema/{name}"), RefIs.Arn),
        ["AWS::Glue::Table"] = new("TableInput.Name", Of("glue", "table/{database}/{name}")),
        ["AWS::IAM::ManagedPolicy"] = new("ManagedPolicyName", "arn:{partition}:iam::{account}:policy{path}{name}", RefIs.Arn, "PolicyArn"),
        ["AWS::IAM::Role"] = new("RoleName", "arn:{partition}:iam::{account}:role{path}{name}"),
        ["AWS::KMS::Alias"] = new("AliasName", Of("kms", "{name}")),
        ["AWS::KMS::Key"] = new(null, Of("kms", "key/{name}")),
        ["AWS::Kinesis::Stream"] = new("Name", Of("kinesis", "stream/{name}")),
        ["AWS::KinesisFirehose::DeliveryStream"] = new("DeliveryStreamName", Of("firehose", "deliverystream/{name}")),
        ["AWS::Lambda::Function"] = new("FunctionName", Of("lambda", "function:{name}")),
        ["AWS::Logs::LogGroup"] = new("LogGroupName", Of("logs", "log-group:{name}:*")),
        ["AWS::RedshiftServerless::Namespace"] = new("NamespaceName", Of("redshift-serverless", "namespace/{name}"), ArnAttribute: "Namespace.NamespaceArn"),
        ["AWS::RedshiftServerless::Workgroup"] = new("WorkgroupName", Of("redshift-serverless", "workgroup/{name}"), ArnAttribute: "Workgroup.WorkgroupArn"),
        ["AWS::S3::Bucket"] = new("BucketName", "arn:{partition}:s3:::{name}"),
        ["AWS::SNS::Topic"] = new("TopicName", Of("sns", "{name}"), RefIs.Arn, "TopicArn"),
        ["AWS::SQS::Queue"] = new("QueueName", Of("sqs", "{name}"), RefIs.QueueUrl),
        ["AWS::SecretsManager::Secret"] = new("Name", Of("secretsmanager", "secret:{name}"), RefIs.Arn, "Id"),
        ["AWS::StepFunctions::StateMachine"] = new("StateMachineName", Of("states", "stateMachine:{name}"), RefIs.Arn),
    };

    public static NameShape Of(string type) => Types.GetValueOrDefault(type, Unknown);

    private static string Of(string service, string resource) => $"arn:{{partition}}:{service}:{{region}}:{{account}}:{resource}";
}
