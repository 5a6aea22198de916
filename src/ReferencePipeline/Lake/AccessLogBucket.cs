using ReferencePipeline.Policy;
using Iam = Amazon.CDK.AWS.IAM;
using S3 = Amazon.CDK.AWS.S3;

namespace ReferencePipeline.Lake;

/// <summary>Where the other buckets write down who read what. The log delivery takes no KMS key, so S3's own encryption serves.</summary>
internal sealed class AccessLogBucket
{
    private readonly S3.Bucket _bucket;

    public AccessLogBucket(Construct scope, RemovalPolicy removal, int days)
    {
        _bucket = Buckets.Make(scope, "AccessLogs", removal, new S3.BucketProps
        {
            Encryption = S3.BucketEncryption.S3_MANAGED,
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

        // It names the account and not the buckets: they wait for this bucket's emptying, so it cannot wait for them.
        _bucket.AddToResourcePolicy(new Iam.PolicyStatement(new Iam.PolicyStatementProps
        {
            Sid = "BucketsOfThisAccountWriteTheirLogs",
            Principals = [new Iam.ServicePrincipal("logging.s3.amazonaws.com")],
            Actions = ["s3:PutObject"],
            Resources = [_bucket.ArnForObjects("*")],
            Conditions = new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Aws.ACCOUNT_ID },
                ["ArnLike"] = new Dictionary<string, object> { ["aws:SourceArn"] = $"arn:{Aws.PARTITION}:s3:::*" },
            },
        }));
    }

    public S3.IBucket Bucket => _bucket;

    /// <summary>CloudTrail looks whose bucket it is, and then writes below one prefix.</summary>
    public void LetTrailWrite(TrailNames trail)
    {
        _bucket.AddToResourcePolicy(TrailMay("TrailAsksWhoseBucketItIs", "s3:GetBucketAcl", _bucket.BucketArn, new() { ["aws:SourceArn"] = trail.Arn }));
        _bucket.AddToResourcePolicy(TrailMay("TrailIsWritten", "s3:PutObject", _bucket.ArnForObjects($"{TrailNames.Folder}*"), new() { ["aws:SourceArn"] = trail.Arn, ["s3:x-amz-acl"] = "bucket-owner-full-control" }));
    }

    /// <summary>Has the reads and writes of <paramref name="bucket"/> on record under <paramref name="prefix"/>.</summary>
    public void Watch(S3.Bucket bucket, string prefix)
    {
        ((S3.CfnBucket)bucket.Node.DefaultChild!).LoggingConfiguration = new S3.CfnBucket.LoggingConfigurationProperty
        {
            DestinationBucketName = _bucket.BucketName,
            LogFilePrefix = prefix,
        };

        // Until it has its policy the delivery would be refused; and it is emptied last, when no bucket is left that writes to it.
        bucket.Node.AddDependency(_bucket.Policy!);
        if (_bucket.Node.TryFindChild("AutoDeleteObjectsCustomResource") is { } emptying)
            bucket.Node.AddDependency(emptying);
    }

    private static Iam.PolicyStatement TrailMay(string sid, string action, string resource, Dictionary<string, object> equal) => new(new Iam.PolicyStatementProps
    {
        Sid = sid,
        Principals = [new Iam.ServicePrincipal("cloudtrail.amazonaws.com")],
        Actions = [action],
        Resources = [resource],
        Conditions = new Dictionary<string, object> { ["StringEquals"] = equal },
    });
}
