namespace ReferencePipeline.Templates.Rules.Iam;

internal sealed class KeysTurn() : Rule(
    "kms-keys-turn",
    "A key's material is replaced every year by itself.",
    "A key that leaked once decrypts everything that is written with it later. Turning costs nothing, and old data stays readable.",
    "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html")
{
    public override IReadOnlyList<string> Violating => [With(""" "EnableKeyRotation": false """), With("")];

    public override string Compliant => With(""" "EnableKeyRotation": true """);

    /// <summary>Only a symmetric key can turn by itself.</summary>
    public override IEnumerable<Finding> Check(RuleScope scope) => scope.Of("AWS::KMS::Key")
        .Where(key => scope.Text(key.Find("KeySpec")) is null or "SYMMETRIC_DEFAULT" && !scope.Is(key.Find("EnableKeyRotation"), "true"))
        .Select(key => At(key, "EnableKeyRotation", "is not true", "write true"));

    private static string With(string rotation) => $$"""
        { "Wrong": { "Type": "AWS::KMS::Key", "Properties": { {{rotation}} } } }
        """;
}
