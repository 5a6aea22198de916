using ReferencePipeline.Contracts;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Iam = Amazon.CDK.AWS.IAM;
using Kms = Amazon.CDK.AWS.KMS;

namespace ReferencePipeline.Streams;

/// <summary>Who may put records into a stream: no one reads, scales or deletes it by these.</summary>
internal static class Producers
{
    private static readonly string[] Put = ["kinesis:PutRecord", "kinesis:PutRecords"];

    public static Iam.CfnManagedPolicy PolicyFor(Construct scope, Dataset dataset, string streamArn, Kms.IKey key) => new(scope, "Producer", new Iam.CfnManagedPolicyProps
    {
        Description = $"Put records into the stream of {dataset.Table}",
        Path = "/",
        PolicyDocument = PlainPolicy.Document(
            PlainPolicy.Allow("PutRecords", Put, [streamArn]),
            PlainPolicy.Allow("EncryptThem", ["kms:GenerateDataKey"], [key.KeyArn], KeyPolicies.Through("kinesis"))),
    });

    public static void LetOtherAccountsWrite(Construct scope, string streamArn, IEnumerable<AccountId> accounts)
    {
        var document = new Iam.PolicyDocument(new Iam.PolicyDocumentProps
        {
            Statements =
            [
                new Iam.PolicyStatement(new Iam.PolicyStatementProps
                {
                    Sid = "OtherAccountsPutRecords",
                    Principals = [.. accounts.Select(account => new Iam.AccountPrincipal(account.Value))],
                    Actions = Put,
                    Resources = [streamArn],
                }),
            ],
        });
        // The pinned CDK has no class for it.
        _ = new CfnResource(scope, "OtherAccounts", new CfnResourceProps
        {
            Type = "AWS::Kinesis::ResourcePolicy",
            Properties = new Dictionary<string, object> { ["ResourceArn"] = streamArn, ["ResourcePolicy"] = document },
        });
    }
}
