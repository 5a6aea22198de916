using S3 = Amazon.CDK.AWS.S3;

namespace ReferencePipeline.Lake;

/// <summary>What every bucket of the pipeline has in common.</summary>
internal static class Buckets
{
    /// <summary>A bucket for state: encrypted with its purpose's key, versioned, and its reads on record in <paramref name="accessLogs"/>.</summary>
    public static S3.Bucket ForState(Construct scope, string id, RemovalPolicy removal, S3.Bucket accessLogs, S3.BucketProps own)
    {
        var bucket = Make(scope, id, removal, new S3.BucketProps
        {
            Encryption = S3.BucketEncryption.KMS,
            EncryptionKey = own.EncryptionKey,
            BucketKeyEnabled = true,
            Versioned = true,
            ServerAccessLogsBucket = accessLogs,
            ServerAccessLogsPrefix = own.ServerAccessLogsPrefix,
            LifecycleRules = own.LifecycleRules,
        });

        // The logs are emptied last, when no bucket is left that writes to them.
        if (accessLogs.Node.TryFindChild("AutoDeleteObjectsCustomResource") is { } emptying)
            bucket.Node.AddDependency(emptying);
        return bucket;
    }

    /// <summary>The bucket that the others' access logs go to. The log delivery takes no KMS key, so S3's own encryption serves.</summary>
    public static S3.Bucket ForAccessLogs(Construct scope, string id, RemovalPolicy removal, int days) => Make(scope, id, removal, new S3.BucketProps
    {
        Encryption = S3.BucketEncryption.S3_MANAGED,
        Versioned = true,
        LifecycleRules =
        [
            new S3.LifecycleRule
            {
                Id = "access-logs",
                Expiration = Duration.Days(days),
                NoncurrentVersionExpiration = Duration.Days(1),
                AbortIncompleteMultipartUploadAfter = Duration.Days(1),
            },
        ],
    });

    private static S3.Bucket Make(Construct scope, string id, RemovalPolicy removal, S3.BucketProps own)
    {
        var bucket = new S3.Bucket(scope, id, new S3.BucketProps
        {
            BlockPublicAccess = S3.BlockPublicAccess.BLOCK_ALL,
            ObjectOwnership = S3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
            EnforceSSL = true,
            MinimumTLSVersion = 1.2,
            RemovalPolicy = removal,
            AutoDeleteObjects = removal == RemovalPolicy.DESTROY,
            Encryption = own.Encryption,
            EncryptionKey = own.EncryptionKey,
            BucketKeyEnabled = own.BucketKeyEnabled,
            Versioned = own.Versioned,
            ServerAccessLogsBucket = own.ServerAccessLogsBucket,
            ServerAccessLogsPrefix = own.ServerAccessLogsPrefix,
            LifecycleRules = own.LifecycleRules,
        });

        // A bucket that outlives its stack keeps its policy, or it would be left open to plain HTTP.
        bucket.Policy!.ApplyRemovalPolicy(removal);
        return bucket;
    }
}
