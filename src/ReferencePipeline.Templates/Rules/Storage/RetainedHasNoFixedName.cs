namespace ReferencePipeline.Templates.Rules.Storage;

internal sealed class RetainedHasNoFixedName() : Rule(
    "retained-has-no-fixed-name",
    "What outlives its stack has no fixed name, where CloudFormation can give it one.",
    "The next deployment of the stack makes it again, finds the name taken and fails: for good, since nobody may delete what was retained.",
    "https://github.com/aws/aws-cdk/issues/11687")
{
    /// <summary>Types that hold state and whose name may be left out, with the property that names them.</summary>
    private static readonly (string Type, string Name)[] Named =
    [
        ("AWS::DynamoDB::Table", "TableName"),
        ("AWS::Kinesis::Stream", "Name"),
        ("AWS::KinesisFirehose::DeliveryStream", "DeliveryStreamName"),
        ("AWS::S3::Bucket", "BucketName"),
        ("AWS::SNS::Topic", "TopicName"),
        ("AWS::SQS::Queue", "QueueName"),
        ("AWS::SecretsManager::Secret", "Name"),
    ];

    public override IReadOnlyList<string> Violating => [With("Retain", """ "BucketName": "lake" """), With("RetainExceptOnCreate", """ "BucketName": "lake" """)];

    public override string Compliant => With("Retain", "");

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from kind in Named
        from resource in scope.Of(kind.Type)
        where resource.DeletionPolicy is "Retain" or "RetainExceptOnCreate" && resource.Find(kind.Name) is not null
        select At(resource, kind.Name, $"is {scope.Text(resource.Find(kind.Name)) ?? "fixed"}, which the next stack cannot have", "leave it out");

    private static string With(string policy, string name) => $$"""
        { "Wrong": { "Type": "AWS::S3::Bucket", "DeletionPolicy": "{{policy}}", "Properties": { {{name}} } } }
        """;
}
