namespace ReferencePipeline.Templates.Rules.LakeFormation;

internal sealed class RegistrationReachesTheData() : Rule(
    "lakeformation-registration-reaches-the-data",
    "The role of a registered location may read the objects there, and decrypt them.",
    "It is the only one that does: without it, every query that Lake Formation has allowed ends in \"access denied\".",
    "https://docs.aws.amazon.com/lake-formation/latest/dg/register-encrypted.html")
{
    public override IReadOnlyList<string> Violating => [With("raw/*", "kms:Decrypt"), With("data/*", "kms:Encrypt")];

    public override string Compliant => With("data/*", "kms:Decrypt");

    public override IEnumerable<Finding> Check(RuleScope scope)
    {
        foreach (var place in Place.In(scope))
        {
            if (scope.Role(place.Location.Find("RoleArn")) is not { } role)
                continue;
            if (!scope.May(role, "s3:GetObject", place.Objects))
                yield return At(place.Location, "RoleArn", $"is {role.Id}, which may not read {place.Objects}", "allow it s3:GetObject there");
            if (scope.Text(place.Key) is { } key && !scope.May(role, "kms:Decrypt", key))
                yield return At(place.Location, "RoleArn", $"is {role.Id}, which may not use the bucket's key", "allow it kms:Decrypt through S3");
        }
    }

    private static string With(string objects, string action) => $$"""
        {
          "Key": { "Type": "AWS::KMS::Key" },
          "Lake": { "Type": "AWS::S3::Bucket", "Properties": { "BucketEncryption": { "ServerSideEncryptionConfiguration": [
            { "ServerSideEncryptionByDefault": { "SSEAlgorithm": "aws:kms", "KMSMasterKeyID": { "Fn::GetAtt": ["Key", "Arn"] } } }] } } },
          "Role": { "Type": "AWS::IAM::Role", "Properties": { "Policies": [{ "PolicyName": "Read", "PolicyDocument": { "Statement": [
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": { "Fn::Sub": "${Lake.Arn}/{{objects}}" } },
            { "Effect": "Allow", "Action": "{{action}}", "Resource": { "Fn::GetAtt": ["Key", "Arn"] } }] } }] } },
          "Wrong": { "Type": "AWS::LakeFormation::Resource", "Properties": { "ResourceArn": { "Fn::Sub": "${Lake.Arn}/data/" }, "RoleArn": { "Fn::GetAtt": ["Role", "Arn"] } } }
        }
        """;
}
