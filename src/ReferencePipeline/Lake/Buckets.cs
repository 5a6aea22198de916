using S3 = Amazon.CDK.AWS.S3;

namespace ReferencePipeline.Lake;

/// <summary>What every bucket of the pipeline has in common.</summary>
internal static class Buckets
{
    /// <summary>As long as a function may run; left out, CloudFormation waits an hour for one that has died.</summary>
    private const int EmptyingSeconds = 900;

    public static S3.Bucket Make(Construct scope, string id, RemovalPolicy removal, S3.BucketProps own)
    {
        var bucket = new S3.Bucket(scope, id, new S3.BucketProps
        {
            BlockPublicAccess = S3.BlockPublicAccess.BLOCK_ALL,
            ObjectOwnership = S3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
            EnforceSSL = true,
            MinimumTLSVersion = 1.2,
            Versioned = true,
            Encryption = own.Encryption ?? S3.BucketEncryption.KMS,
            EncryptionKey = own.EncryptionKey,
            BucketKeyEnabled = own.EncryptionKey is not null,
            LifecycleRules = own.LifecycleRules,
            RemovalPolicy = removal,
            AutoDeleteObjects = removal == RemovalPolicy.DESTROY,
        });

        // A bucket that outlives its stack keeps its policy, or it would be left open to plain HTTP.
        bucket.Policy!.ApplyRemovalPolicy(removal);
        if (bucket.Node.TryFindChild("AutoDeleteObjectsCustomResource")?.Node.DefaultChild is CfnResource emptying)
            emptying.AddPropertyOverride("ServiceTimeout", EmptyingSeconds);
        return bucket;
    }
}
