namespace ReferencePipeline.Templates.Rules.Firehose;

internal sealed class ErrorsCanBeWritten() : Rule(
    "firehose-errors-can-be-written",
    "The role of a delivery stream may write where its data and its errors go, with the key of that place.",
    "A record whose error cannot be written is tried again for ever, and everything after it waits.",
    "https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html")
{
    public override IReadOnlyList<string> Violating =>
    [
        With("data/*", "kms:GenerateDataKey"),
        With("*", "kms:Decrypt"),
    ];

    public override string Compliant => With("*", "kms:GenerateDataKey");

    public override IEnumerable<Finding> Check(RuleScope scope)
    {
        foreach (var to in S3Destination.In(scope))
        {
            if (scope.Role(to.Value.Find("RoleARN")) is not { } role || scope.Text(to.Value.Find("BucketARN")) is not { } bucket)
                continue;
            foreach (var name in new[] { "Prefix", "ErrorOutputPrefix" })
            {
                var prefix = scope.Text(to.Value.Find(name)) ?? "";
                if (!scope.May(role, "s3:PutObject", $"{bucket}/{S3Destination.Filled(prefix)}object"))
                    yield return At(to.Stream, to.Path(name), $"is '{prefix}', where {role.Id} may not write", $"allow it s3:PutObject there");
            }

            if (KeyOf(scope, to) is { } key && !scope.May(role, "kms:GenerateDataKey", key))
                yield return At(to.Stream, to.Path("RoleARN"), $"is {role.Id}, which may not encrypt with the key of what it writes", "allow it kms:GenerateDataKey");
        }
    }

    private static string? KeyOf(RuleScope scope, S3Destination to) =>
        scope.Text(to.Value.Find("EncryptionConfiguration.KMSEncryptionConfig.AWSKMSKeyARN"))
        ?? scope.Text(to.Value.Find("BucketARN")?.Target?.Find("BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.KMSMasterKeyID"));

    private static string With(string objects, string action) => $$"""
        {
          "Lake": { "Type": "AWS::S3::Bucket" },
          "Key": { "Type": "AWS::KMS::Key" },
          "Role": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "PolicyName": "Write", "PolicyDocument": { "Statement": [
            { "Effect": "Allow", "Action": "s3:PutObject", "Resource": { "Fn::Sub": "${Lake.Arn}/{{objects}}" } },
            { "Effect": "Allow", "Action": "{{action}}", "Resource": { "Fn::GetAtt": ["Key", "Arn"] } } ] } }] } },
          "Wrong": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": { "ExtendedS3DestinationConfiguration": {
            "BucketARN": { "Fn::GetAtt": ["Lake", "Arn"] }, "RoleARN": { "Fn::GetAtt": ["Role", "Arn"] },
            "Prefix": "data/", "ErrorOutputPrefix": "errors/!{firehose:error-output-type}/",
            "EncryptionConfiguration": { "KMSEncryptionConfig": { "AWSKMSKeyARN": { "Fn::GetAtt": ["Key", "Arn"] } } } } } }
        }
        """;
}
