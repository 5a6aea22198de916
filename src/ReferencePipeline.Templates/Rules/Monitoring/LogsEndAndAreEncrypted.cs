namespace ReferencePipeline.Templates.Rules.Monitoring;

internal sealed class LogsEndAndAreEncrypted() : Rule(
    "logs-end-and-are-encrypted",
    "A log group says how long it keeps what is in it, and with which key.",
    "By default it keeps everything for ever. What a refused record looked like is in there, too.",
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html")
{
    public override IReadOnlyList<string> Violating => [With(""" "KmsKeyId": "arn" """), With(""" "RetentionInDays": 30 """)];

    public override string Compliant => With(""" "RetentionInDays": 30, "KmsKeyId": "arn" """);

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from log in scope.Of("AWS::Logs::LogGroup")
        from property in new[] { "RetentionInDays", "KmsKeyId" }
        where log.Find(property) is null
        select At(log, property, "is left out", "add it");

    private static string With(string properties) => $$"""
        { "Wrong": { "Type": "AWS::Logs::LogGroup", "Properties": { {{properties}} } } }
        """;
}
