using ReferencePipeline.Contracts;
using ReferencePipeline.Govern;
using ReferencePipeline.Templates;
using static ReferencePipeline.Tests.Promises.PolicyText;

namespace ReferencePipeline.Tests.Promises;

internal static class LakePromises
{
    private const string Bucket = "AWS::S3::Bucket", Data = $"{Bucket} Data", Results = $"{Bucket} Results", Logs = $"{Bucket} AccessLogs", Policy = "AWS::S3::BucketPolicy";
    private const string Emptying = "Custom::S3AutoDeleteObjects", Emptier = "AWS::Lambda::Function CustomS3AutoDeleteObjectsCustomResourceProviderHandler", EmptierRole = "AWS::IAM::Role CustomS3AutoDeleteObjectsCustomResourceProviderRole";
    private const string Queue = "AWS::SQS::Queue", Arrivals = $"{Queue} Arrivals";
    private const string Touch = "s3:DeleteObject* s3:GetObject* s3:PutObject* s3:RestoreObject";

    public static PromiseTable All { get; } = new("Lake")
    {
        { Bucket, "PublicAccessBlockConfiguration", "{BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true}", "No bucket is open to the public" },
        { Bucket, "OwnershipControls", "{Rules: [{ObjectOwnership: BucketOwnerEnforced}]}", "What is in a bucket is its owner's" },
        { Bucket, "VersioningConfiguration", "{Status: Enabled}", "An object that is overwritten can be had back" },
        { Bucket, "DeletionPolicy", "$(removal)", "A bucket stays where the stage retains" },
        { Bucket, "UpdateReplacePolicy", "$(removal)", "A bucket that is replaced stays where the stage retains" },
        { Policy, "DeletionPolicy", "$(removal)", "A bucket that stays keeps its policy" },
        { Policy, "UpdateReplacePolicy", "$(removal)", "A bucket that is replaced and stays keeps its policy" },
        { Data, "BucketEncryption", Encrypted("LakeKey"), "The lake is encrypted with its own key" },
        { Results, "BucketEncryption", Encrypted("ResultsKey"), "Results are encrypted with their own key" },
        { Logs, "BucketEncryption", "{ServerSideEncryptionConfiguration: [{BucketKeyEnabled: false, ServerSideEncryptionByDefault: {SSEAlgorithm: AES256}}]}", "Access logs are encrypted as log delivery can" },
        { Data, "LoggingConfiguration", "{DestinationBucketName: <Bucket AccessLogs>, LogFilePrefix: lake/}", "Who touched the lake is on record" },
        { Results, "LoggingConfiguration", "{DestinationBucketName: <Bucket AccessLogs>, LogFilePrefix: results/}", "Who touched results is on record" },
        { "Results of each persona go when the settings say", (assembly, _) => PromiseTable.Named(assembly, Results).Where(bucket => Told.Of(bucket, "LifecycleConfiguration") != ResultsOf(Origin.Of(assembly))).Select(bucket => Told.Of(bucket, "LifecycleConfiguration")) },
        { Logs, "LifecycleConfiguration", Surrounding("access-logs", "retention.accessLogDays"), "Access logs go when the settings say" },
        { "Every prefix of the lake lives as long as promised, in classes that pay", LivesAsPromised },
        {
            Data, "NotificationConfiguration",
            $"{{QueueConfigurations: [{Heard("s3:ObjectCreated:*")}, {Heard("s3:ObjectRemoved:*")}]}}",
            "The queue is told of every object that tables are made of, and of no other"
        },
        { "The lake refuses plain HTTP and old TLS, and all but the trusted paths", (assembly, _) => Refuses(assembly, "Data", [$"never {Touch} on <Bucket Data>/* for * if ArnNotLike aws:PrincipalArn {string.Join(", ", Trusted(assembly))}"]) },
        { "Results refuse plain HTTP and old TLS", (assembly, _) => Refuses(assembly, "Results", []) },
        { "Access logs refuse plain HTTP and old TLS, and are written by log delivery and the trail of this account", (assembly, _) => Refuses(assembly, "AccessLogs", [.. TrailWrites(assembly), "s3:PutObject on <Bucket AccessLogs>/* for logging.s3.amazonaws.com if ArnLike aws:SourceArn arn:<Partition>:s3:::* and StringEquals aws:SourceAccount <AccountId>"]) },
        { "Each bucket has its policy", (assembly, _) => assembly.Of(Bucket).Where(bucket => assembly.Of(Policy).Count(policy => policy["Bucket"].Target == bucket) != 1).Select(bucket => $"{bucket} has none, or more") },

        { Queue, "KmsMasterKeyId", "<Key MessagesKey>", "Messages are encrypted" },
        { Queue, "MessageRetentionPeriod", "1209600", "A message waits as long as SQS keeps it" },
        { Queue, "DeletionPolicy", "Delete", "Queues hold nothing that S3 and the rules could not tell again" },
        { Queue, "UpdateReplacePolicy", "Delete", "A queue that is replaced goes" },
        { Arrivals, "KmsDataKeyReusePeriodSeconds", "3600", "A queue asks for a key once an hour, not with each message" },
        { $"{Queue} ArrivalsDeadLetters", "KmsDataKeyReusePeriodSeconds", "3600", "A dead-letter queue asks for a key once an hour" },
        { Arrivals, "RedrivePolicy", "{deadLetterTargetArn: <Queue ArrivalsDeadLetters>, maxReceiveCount: 5}", "A message that nobody can handle is put aside" },
        { "AWS::SQS::QueuePolicy ArrivalsPolicy", "Queues", "[<Queue Arrivals>]", "The queue of arrivals has its policy" },
        { "AWS::SQS::QueuePolicy ArrivalsDeadLettersPolicy", "Queues", "[<Queue ArrivalsDeadLetters>]", "Its dead letters have their policy" },
        {
            "AWS::SQS::QueuePolicy ArrivalsPolicy", Told.Statements, Lines(
                "never sqs:* on <Queue Arrivals> for * if Bool aws:SecureTransport false",
                "sqs:SendMessage on <Queue Arrivals> for s3.amazonaws.com if ArnLike aws:SourceArn arn:<Partition>:s3:::* and StringEquals aws:SourceAccount <AccountId>"),
            "Buckets of this account may tell of objects, and nobody without TLS"
        },
        { "AWS::SQS::QueuePolicy ArrivalsDeadLettersPolicy", Told.Statements, "never sqs:* on <Queue ArrivalsDeadLetters> for * if Bool aws:SecureTransport false", "Dead letters are not read without TLS" },
        { "S3 may send before it is told to: it tries the queue at once", Order.Of("AWS::SQS::QueuePolicy ArrivalsPolicy", Data) },

        { Emptier, "Runtime", "nodejs24.x", "What empties buckets runs on a runtime that Lambda supports", origin => !origin.Retains },
        { Emptier, "Handler", "index.handler", "What empties buckets starts", origin => !origin.Retains },
        { Emptier, "Timeout", "900", "What empties buckets may take as long as Lambda lets it", origin => !origin.Retains },
        { Emptier, "MemorySize", "128", "What empties buckets is small", origin => !origin.Retains },
        { Emptier, "Role", "<Role CustomS3AutoDeleteObjectsCustomResourceProviderRole>", "What empties buckets has its role", origin => !origin.Retains },
        { EmptierRole, Told.Statements, "sts:AssumeRole for lambda.amazonaws.com if $(this account)", "Only Lambda of this account empties buckets", origin => !origin.Retains },
        { EmptierRole, "ManagedPolicyArns", "[arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]", "What empties buckets may write its log", origin => !origin.Retains },
        { EmptierRole, "Path", "/referencepipeline/$(stage)/lake/", "What empties buckets is trusted by the lake", origin => !origin.Retains },
        { Emptying, "ServiceToken", "<Function CustomS3AutoDeleteObjectsCustomResourceProviderHandler>", "A bucket is emptied by what empties buckets" },
        { "Where nothing is retained, each bucket is emptied, and only there", (assembly, _) => assembly.Of(Bucket).Where(bucket => assembly.Of(Emptying).Any(one => one.Find("BucketName")?.Target == bucket) == Origin.Of(assembly).Retains).Select(bucket => $"{bucket}") },
        { Emptying, "ServiceTimeout", "900", "A bucket that cannot be emptied fails its deployment soon" },
        { Emptying, "DeletionPolicy", "Delete", "Emptying is done when its stack goes" },
        { Emptying, "UpdateReplacePolicy", "Delete", "Emptying is done when its bucket is replaced" },
        { "A bucket is emptied while its policy still lets that happen", (assembly, _) => assembly.Of(Emptying).Where(one => !assembly.Of(Policy).Single(policy => policy["Bucket"].Target == one["BucketName"].Target).IsMadeBefore(one)).Select(one => $"{one} does not wait for the policy") },
        { "The bucket of logs is emptied when nobody writes logs any more", Order.Of($"{Emptying} AccessLogsAutoDeleteObjectsCustomResource", Data) },
        { "The bucket of logs is emptied when results are gone too", Order.Of($"{Emptying} AccessLogsAutoDeleteObjectsCustomResource", Results) },
    };

    private static string[] TrailWrites(CloudAssembly assembly)
    {
        var trail = $"arn:<Partition>:cloudtrail:<Region>:<AccountId>:trail/referencepipeline-{Origin.Of(assembly).Stage}";
        return
        [
            $"s3:GetBucketAcl on <Bucket AccessLogs> for cloudtrail.amazonaws.com if StringEquals aws:SourceArn {trail}",
            $"s3:PutObject on <Bucket AccessLogs>/trail/AWSLogs/<AccountId>/* for cloudtrail.amazonaws.com if StringEquals aws:SourceArn {trail} and StringEquals s3:x-amz-acl bucket-owner-full-control",
        ];
    }

    private static string ResultsOf(Origin origin)
    {
        var days = origin.Setting("personas.resultsDays");
        // Of two rules for one object the shorter wins, so the one for all is the longest.
        var longest = origin.Settings["personas"]!["byRole"]!.AsObject().Select(one => one.Value!["resultsDays"]?.ToString()).Append(days).OfType<string>().Max(int.Parse);
        var personas = Reader.Of(origin.Contracts).Select(reader => reader.Name.Value).Order(StringComparer.Ordinal)
            .Select(who => $"{{ExpirationInDays: {origin.Settings["personas"]!["byRole"]![who]?["resultsDays"]?.ToString() ?? days}, Id: results-{who}, Prefix: {who}/, Status: Enabled}}");
        return $"{{Rules: [{string.Join(", ", personas)}, {{ExpirationInDays: {days}, Id: operations, Prefix: operations/, Status: Enabled}}, "
            + $"{{AbortIncompleteMultipartUpload: {{DaysAfterInitiation: 1}}, ExpirationInDays: {longest}, Id: results, NoncurrentVersionExpiration: {{NoncurrentDays: 1}}, Status: Enabled}}]}}";
    }

    private static string Encrypted(string key) => $"{{ServerSideEncryptionConfiguration: [{{BucketKeyEnabled: true, ServerSideEncryptionByDefault: {{KMSMasterKeyID: <Key {key}>, SSEAlgorithm: aws:kms}}}}]}}";

    private static string Surrounding(string id, string days) =>
        $"{{Rules: [{{AbortIncompleteMultipartUpload: {{DaysAfterInitiation: 1}}, ExpirationInDays: $({days}), Id: {id}, NoncurrentVersionExpiration: {{NoncurrentDays: 1}}, Status: Enabled}}]}}";

    private static string Heard(string happening) => $"{{Event: {happening}, Filter: {{S3Key: {{Rules: [{{Name: prefix, Value: data/}}]}}}}, Queue: <Queue Arrivals>}}";

    private static IEnumerable<string> Trusted(CloudAssembly assembly)
    {
        var origin = Origin.Of(assembly);
        return [$"arn:<Partition>:iam::<AccountId>:role/referencepipeline/{origin.Stage}/lake/*",
            .. origin.IsUnderLakeFormation ? [] : new[] { $"arn:<Partition>:iam::<AccountId>:role/referencepipeline/{origin.Stage}/consumers/*" },
            .. origin.SettingList("governance.breakGlassRoles")];
    }

    private static IEnumerable<string> Refuses(CloudAssembly assembly, string bucket, string[] besides)
    {
        var whole = $"<Bucket {bucket}>, <Bucket {bucket}>/*";
        var emptying = $"s3:DeleteObject* s3:GetBucket* s3:List* s3:PutBucketPolicy on {whole} for <Role CustomS3AutoDeleteObjectsCustomResourceProviderRole>";
        var promised = Lines([$"never s3:* on {whole} for * if Bool aws:SecureTransport false", $"never s3:* on {whole} for * if NumericLessThan s3:TlsVersion 1.2",
            .. Origin.Of(assembly).Retains ? [] : new[] { emptying }, .. besides]);
        return assembly.Of(Policy).Where(policy => Told.Of(policy["Bucket"]) == $"<Bucket {bucket}>").Select(policy => Told.Of(policy, Told.Statements)).Where(text => text != promised);
    }

    private static IEnumerable<string> LivesAsPromised(CloudAssembly assembly, Evaluator evaluator)
    {
        var origin = Origin.Of(assembly);
        var promised = origin.Datasets.SelectMany(dataset => new[]
        {
            Rule("data", dataset, DataDays(origin, dataset), (30, 30, "INTELLIGENT_TIERING"), (365, 90, "GLACIER_IR")),
            Rule("raw", dataset, int.Parse(origin.Setting("retention.rawDays")), (30, 90, "GLACIER")),
            Rule("errors", dataset, int.Parse(origin.Setting("retention.quarantineDays"))),
        }).Append($"{{AbortIncompleteMultipartUpload: {{DaysAfterInitiation: 2}}, ExpiredObjectDeleteMarker: true, Id: leftovers, NoncurrentVersionExpiration: {{NoncurrentDays: {(origin.Retains ? 30 : 1)}}}, Status: Enabled}}").ToHashSet();
        promised.SymmetricExceptWith(PromiseTable.Named(assembly, Data).SelectMany(bucket => bucket["LifecycleConfiguration.Rules"].Items).Select(Told.Of));
        return promised;
    }

    private static double DataDays(Origin origin, Dataset dataset) => dataset.ServiceLevel.Retention is { } kept ? Math.Ceiling(kept.TotalDays) : int.Parse(origin.Setting("retention.dataDays"));

    /// <summary>A class is worth its move where the object stays in it for as long as it charges at least.</summary>
    private static string Rule(string prefix, Dataset dataset, double days, params (int After, int Least, string Class)[] classes)
    {
        var moves = classes.Where(one => days >= one.After + one.Least).Select(one => $"{{StorageClass: {one.Class}, TransitionInDays: {one.After}}}").ToList();
        return $"{{ExpirationInDays: {days}, Id: {prefix}-{dataset.Table}, Prefix: {prefix}/{dataset.Table}/, Status: Enabled{(moves.Count > 0 ? $", Transitions: [{string.Join(", ", moves)}]" : "")}}}";
    }
}
