namespace ReferencePipeline.Templates.Rules.Athena;

internal sealed class ResultsAreEncrypted() : Rule(
    "athena-results-are-encrypted-with-a-key",
    "A workgroup encrypts the results of its queries with a KMS key.",
    "Results are copies of the data: who may not read a column must not find it in somebody's results.",
    "https://docs.aws.amazon.com/athena/latest/ug/encrypting-query-results-stored-in-s3.html")
{
    private const string Path = "WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration";

    public override IReadOnlyList<string> Violating => [With("{}"), With("""{ "EncryptionConfiguration": { "EncryptionOption": "SSE_S3" } }""")];

    public override string Compliant => With("""{ "EncryptionConfiguration": { "EncryptionOption": "SSE_KMS", "KmsKey": "arn" } }""");

    public override IEnumerable<Finding> Check(RuleScope scope) => scope.Of(WorkGroupDecides.Type)
        .Where(group => scope.Text(group.Find($"{Path}.EncryptionOption")) is not ("SSE_KMS" or "CSE_KMS") || group.Find($"{Path}.KmsKey") is null)
        .Select(group => At(group, Path, "names no key", "write EncryptionOption SSE_KMS and a KmsKey"));

    private static string With(string results) => $$"""
        { "Wrong": { "Type": "AWS::Athena::WorkGroup", "Properties": { "Name": "analysts", "WorkGroupConfiguration": { "ResultConfiguration": {{results}} } } } }
        """;
}
