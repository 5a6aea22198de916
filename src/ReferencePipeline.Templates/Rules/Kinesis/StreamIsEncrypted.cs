namespace ReferencePipeline.Templates.Rules.Kinesis;

internal sealed class StreamIsEncrypted() : Rule(
    "kinesis-is-encrypted-with-a-key",
    "A stream is encrypted with a key that the app names, not with the service's own.",
    "The service's key has a policy that nobody can change: who may read the stream may decrypt it, and no other account can ever write to it.",
    "https://docs.aws.amazon.com/streams/latest/dev/permissions-user-key-KMS.html")
{
    public override IReadOnlyList<string> Violating => ["""{ "Wrong": { "Type": "AWS::Kinesis::Stream" } }""", With(""" "alias/aws/kinesis" """)];

    public override string Compliant => With("""{ "Fn::Sub": "arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/k" }""");

    public override IEnumerable<Finding> Check(RuleScope scope) => scope.Of(StreamKeepsAWeek.Type)
        .Where(stream => !scope.Is(stream.Find("StreamEncryption.EncryptionType"), "KMS") || stream.Find("StreamEncryption.KeyId") is not { } key || scope.Text(key)?.Contains("alias/aws/", StringComparison.Ordinal) is true)
        .Select(stream => At(stream, "StreamEncryption", "names no key of the app", "write EncryptionType KMS and the KeyId of a key"));

    private static string With(string key) => $$"""
        { "Wrong": { "Type": "AWS::Kinesis::Stream", "Properties": { "StreamEncryption": { "EncryptionType": "KMS", "KeyId": {{key}} } } } }
        """;
}
