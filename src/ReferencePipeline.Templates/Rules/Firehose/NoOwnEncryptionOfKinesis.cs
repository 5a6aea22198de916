namespace ReferencePipeline.Templates.Rules.Firehose;

internal sealed class NoOwnEncryptionOfKinesis() : Rule(
    "firehose-from-kinesis-encrypts-nothing-itself",
    "A delivery stream that reads from Kinesis has no encryption of its own; the Kinesis stream has.",
    "Firehose keeps nothing of such a stream, and AWS refuses the setting, whatever a security check says.",
    "https://docs.aws.amazon.com/firehose/latest/dev/encryption.html")
{
    public override IReadOnlyList<string> Violating => [With(""", "DeliveryStreamEncryptionConfigurationInput": { "KeyType": "AWS_OWNED_CMK" } """)];

    public override string Compliant => With("");

    public override IEnumerable<Finding> Check(RuleScope scope) => scope.Of(S3Destination.Type)
        .Where(stream => stream.Find("KinesisStreamSourceConfiguration") is not null && stream.Find("DeliveryStreamEncryptionConfigurationInput") is not null)
        .Select(stream => At(stream, "DeliveryStreamEncryptionConfigurationInput", "is refused beside a Kinesis stream as the source", "remove it, and encrypt the Kinesis stream"));

    private static string With(string encryption) => $$"""
        { "Wrong": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": {
            "DeliveryStreamType": "KinesisStreamAsSource", "KinesisStreamSourceConfiguration": { "KinesisStreamARN": "arn" } {{encryption}} } } }
        """;
}
