using ReferencePipeline.Contracts;
using ReferencePipeline.Templates;
using static ReferencePipeline.Tests.Promises.PolicyText;

namespace ReferencePipeline.Tests.Promises;

internal static class DeliverPromises
{
    private const string Delivery = "AWS::KinesisFirehose::DeliveryStream", To = "ExtendedS3DestinationConfiguration", Convert = $"{To}.DataFormatConversionConfiguration", Raw = $"{To}.S3BackupConfiguration";
    private const string Function = "AWS::Lambda::Function Judges the records of $(dataset) by version $(version) of its contract", Log = "AWS::Logs::LogGroup";
    private const string DeliveryRole = "AWS::IAM::Role Delivers $(dataset) from its stream to the lake", FunctionRole = "AWS::IAM::Role Judges the records of $(dataset)", Salt = "AWS::SecretsManager::Secret";
    private const string Errors = "errors/$(dataset)/error_type=!{firehose:error-output-type}/error_date=!{timestamp:yyyy-MM-dd}/";
    private const string Streams = "arn:<Partition>:logs:<Region>:<AccountId>:log-group:<LogGroup Delivery>:log-stream:$(dataset)";

    public static PromiseTable All { get; } = new("Deliver")
    {
        { Delivery, "DeliveryStreamType", "KinesisStreamAsSource", "Delivery reads from a stream that keeps what it cannot deliver" },
        { Delivery, "KinesisStreamSourceConfiguration.KinesisStreamARN", "<Stream $(dataset)>", "Each stream is delivered by its own delivery stream" },
        { Delivery, $"{To}.BucketARN", "<Bucket Data>", "Records go to the lake" },
        { "One role reads, converts, delivers and keeps what came", HasItsRole },
        { Delivery, $"{To}.EncryptionConfiguration", "{KMSEncryptionConfig: {AWSKMSKeyARN: <Key LakeKey>}}", "What is delivered is encrypted with the lake's key" },
        { Delivery, $"{To}.BufferingHints.SizeInMBs", "$(delivery.bufferMiB)", "Files are as large as the settings say" },
        { "A record is in the lake when its contract promises", InTime },
        { "The folders are the contract's partition keys, or the hour of arrival", HasItsFolders },
        { Delivery, $"{To}.ErrorOutputPrefix", Errors, "What fails is kept outside the data, by kind and day" },
        { Delivery, $"{To}.ProcessingConfiguration", "{Enabled: true, Processors: [{Parameters: [{ParameterName: LambdaArn, ParameterValue: <Function $(dataset)>}, {ParameterName: NumberOfRetries, ParameterValue: 3}, {ParameterName: BufferSizeInMBs, ParameterValue: $(batch)}, {ParameterName: BufferIntervalInSeconds, ParameterValue: 15}], Type: Lambda}]}", "Each record is judged by its contract, in batches whose answer fits" },
        { Delivery, $"{Convert}.Enabled", "true", "Records become Parquet" },
        { Delivery, $"{Convert}.InputFormatConfiguration", "{Deserializer: {OpenXJsonSerDe: {CaseInsensitive: false}}}", "Two fields that differ in case only stay two" },
        { "Files are compressed as the settings say", (assembly, _) => assembly.Of(Delivery).Where(one => Told.Of(one, $"{Convert}.OutputFormatConfiguration") != $"{{Serializer: {{ParquetSerDe: {{Compression: {Origin.Of(assembly).Setting("delivery.compression").ToUpperInvariant()}}}}}}}").Select(one => $"{one}: {Told.Of(one, Convert)}") },
        { Delivery, $"{Convert}.SchemaConfiguration", "{DatabaseName: $(database), Region: <Region>, RoleARN: <Role $(dataset)>, TableName: $(dataset), VersionId: LATEST}", "Files have the columns of the table" },
        { Delivery, $"{To}.CloudWatchLoggingOptions.Enabled", "true", "A failed delivery is on record" },
        { Delivery, $"{To}.CloudWatchLoggingOptions.LogGroupName", "<LogGroup Delivery>", "A failed delivery is found where all are" },
        { "Each destination has a log of its own", HasItsLogs },
        { "Records are kept as they came, unless the settings say no", (assembly, _) => assembly.Of(Delivery).Where(one => Told.Of(one, $"{To}.S3BackupMode") != (Origin.Of(assembly).KeepsRaw ? "Enabled" : "Disabled")).Select(one => $"{one}: {Told.Of(one, $"{To}.S3BackupMode")}") },
        { Delivery, $"{Raw}.BucketARN", "<Bucket Data>", "Records as they came go to the lake too", origin => origin.KeepsRaw },
        { Delivery, $"{Raw}.Prefix", "raw/$(dataset)/!{timestamp:yyyy/MM/dd/HH}/", "Records as they came are found by hour", origin => origin.KeepsRaw },
        { Delivery, $"{Raw}.ErrorOutputPrefix", Errors, "Records that could not be kept as they came are with the errors", origin => origin.KeepsRaw },
        { Delivery, $"{Raw}.BufferingHints", "{IntervalInSeconds: 900, SizeInMBs: 128}", "Records as they came are kept in few files", origin => origin.KeepsRaw },
        { Delivery, $"{Raw}.CompressionFormat", "GZIP", "Records as they came are small", origin => origin.KeepsRaw },
        { Delivery, $"{Raw}.EncryptionConfiguration", "{KMSEncryptionConfig: {AWSKMSKeyARN: <Key LakeKey>}}", "Records as they came are encrypted", origin => origin.KeepsRaw },
        { Delivery, $"{Raw}.CloudWatchLoggingOptions.Enabled", "true", "A failure to keep them is on record", origin => origin.KeepsRaw },
        { Delivery, $"{Raw}.CloudWatchLoggingOptions.LogGroupName", "<LogGroup Delivery>", "A failure to keep them is found where all are", origin => origin.KeepsRaw },

        {
            DeliveryRole, Told.Statements, Lines([.. Delivers, $"logs:PutLogEvents on {Streams}/parquet, {Streams}/raw"]),
            "A delivery stream may touch what is its own", origin => origin.KeepsRaw
        },
        {
            DeliveryRole, Told.Statements, Lines([.. Delivers, $"logs:PutLogEvents on {Streams}/parquet"]),
            "Where records are not kept as they came, there is no log of it to write", origin => !origin.KeepsRaw
        },
        { DeliveryRole, "Path", "/referencepipeline/$(stage)/lake/", "A delivery stream is trusted by the lake" },
        { "A function may write its log, and read the salts that its contract names", MayReadItsSalts },
        { FunctionRole, "Path", "/", "A function is not trusted by the lake: it touches no object" },

        { "Each dataset that takes events has its function, its delivery stream and their log", (assembly, _) => new[] { Delivery, "AWS::Lambda::Function", Log }.SelectMany(type => Origin.Of(assembly).Active.Select(dataset => dataset.Table.Value).Except(assembly.Of(type).Select(Told.Dataset)).Select(dataset => $"{dataset} has no {type}")) },
        { Function, "Runtime", "dotnet10", "A function runs on a runtime that Lambda supports" },
        { Function, "Handler", "ReferencePipeline.Transform", "A function starts the program" },
        { Function, "MemorySize", "$(function.memoryMiB)", "A function has the memory that the settings give it" },
        { Function, "Timeout", "$(function.timeoutSeconds)", "A function has the time that the settings give it" },
        { "A function runs on the processor that the settings name", (assembly, _) => assembly.Of("AWS::Lambda::Function").Where(one => Told.Dataset(one) is not null && Told.Of(one, "Architectures") != $"[{(Origin.Of(assembly).Setting("function.architecture") == "x64" ? "x86_64" : "arm64")}]").Select(one => $"{one}") },
        { Function, "LoggingConfig", "{LogGroup: <LogGroup $(dataset)>}", "A function's log is its own" },
        { Function, "Role", "<Role $(dataset)>", "A function has its own role" },
        { Function, "Environment.Variables.DATASET", "$(dataset)", "A function judges its own dataset" },
        { Function, "Environment.Variables.STAGE", "$(stage)", "A function says of which stage its counts are" },
        { "A function's code is an asset that the deployment has put up", (assembly, _) => assembly.Of("AWS::Lambda::Function").Where(one => Told.Of(one, "Code.S3Bucket") != "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}" || !IsAsset(assembly, Told.Of(one, "Code.S3Key"))).Select(one => $"{one}: {Told.Of(one, "Code")}") },
        { Log, "KmsKeyId", "<Key MessagesKey>", "A log is encrypted" },
        { Log, "RetentionInDays", "$(retention.logDays)", "A log ends when the settings say" },
        { "A log stays where the stage retains", (assembly, _) => assembly.Of(Log).Where(log => log.Stack.Name.EndsWith("-Deliver", StringComparison.Ordinal) && (log.DeletionPolicy != (Origin.Of(assembly).Retains ? "Retain" : "Delete") || log.UpdateReplacePolicy != log.DeletionPolicy)).Select(log => $"{log}: {log.DeletionPolicy}") },
        { Salt, "GenerateSecretString", "{ExcludePunctuation: true, PasswordLength: 64}", "A salt is one that nobody has ever seen" },
        { Salt, "KmsKeyId", "<Key LakeKey>", "A salt is encrypted with the lake's key" },
        { Salt, "DeletionPolicy", "$(removal)", "A salt stays where the stage retains: without it, no pseudonym could be made again" },
        { Salt, "UpdateReplacePolicy", "$(removal)", "A salt that is replaced stays where the stage retains" },
    };

    private static string[] Delivers =>
    [
        "sts:AssumeRole for firehose.amazonaws.com if $(this account)",
        "kinesis:DescribeStream kinesis:GetRecords kinesis:GetShardIterator kinesis:ListShards on <Stream $(dataset)>",
        "kms:Decrypt on <Key LakeKey> if StringEquals kms:ViaService kinesis.<Region>.amazonaws.com",
        "lambda:GetFunctionConfiguration lambda:InvokeFunction on <Function $(dataset)>, <Function $(dataset)>:$LATEST",
        "glue:GetTable glue:GetTableVersion glue:GetTableVersions on $(catalog)/$(dataset)",
        "s3:AbortMultipartUpload s3:GetObject s3:PutObject on <Bucket Data>/data/$(dataset)/*, <Bucket Data>/errors/$(dataset)/*, <Bucket Data>/raw/$(dataset)/*",
        "s3:GetBucketLocation s3:ListBucket s3:ListBucketMultipartUploads on <Bucket Data>",
        "kms:Decrypt kms:GenerateDataKey on <Key LakeKey> if StringEquals kms:ViaService s3.<Region>.amazonaws.com",
    ];

    private static bool IsAsset(CloudAssembly assembly, string key) => key.EndsWith(".zip", StringComparison.Ordinal) && Directory.Exists(Path.Combine(assembly.Folder, $"asset.{key[..^4]}"));

    /// <summary>What a latency leaves after the function's 15 s, by the half that Firehose may take longer.</summary>
    private static IEnumerable<string> InTime(CloudAssembly assembly, Evaluator evaluator) =>
        from one in assembly.Of(Delivery)
        let latency = Dataset(assembly, one).ServiceLevel.Latency?.TotalSeconds
        let seconds = latency is { } promised ? Math.Min(900, Math.Floor((promised - 15) / 1.5)) : int.Parse(Origin.Of(assembly).Setting("delivery.intervalSeconds"))
        where Told.Of(one, $"{To}.BufferingHints.IntervalInSeconds") != $"{seconds}"
        select $"{one} gathers for {Told.Of(one, $"{To}.BufferingHints.IntervalInSeconds")} s, not {seconds}";

    private static IEnumerable<string> HasItsFolders(CloudAssembly assembly, Evaluator evaluator) =>
        from one in assembly.Of(Delivery)
        let dataset = Dataset(assembly, one)
        let keys = dataset.PartitionKeys.Select(key => $"{key.Column}=!{{partitionKeyFromLambda:{key.Column}}}/").DefaultIfEmpty("!{timestamp:yyyy/MM/dd/HH}/")
        let partitioning = dataset.PartitionKeys.Any() ? $"{{Enabled: true, RetryOptions: {{DurationInSeconds: {Origin.Of(assembly).Setting("delivery.retrySeconds")}}}}}" : Told.Nothing
        where Told.Of(one, $"{To}.Prefix") != $"data/{dataset.Table}/{string.Concat(keys)}" || Told.Of(one, $"{To}.DynamicPartitioningConfiguration") != partitioning
        select $"{one}: {Told.Of(one, $"{To}.Prefix")} {Told.Of(one, $"{To}.DynamicPartitioningConfiguration")}";

    private static IEnumerable<string> HasItsRole(CloudAssembly assembly, Evaluator evaluator) =>
        from one in assembly.Of(Delivery)
        let role = PromiseTable.Named(assembly, DeliveryRole).Single(role => Told.Dataset(role) == Told.Dataset(one))
        from part in new[] { "KinesisStreamSourceConfiguration", To, $"{Convert}.SchemaConfiguration" }.Concat(Origin.Of(assembly).KeepsRaw ? [Raw] : [])
        where one[$"{part}.RoleARN"].Target != role
        select $"{one}: {part}";

    private static IEnumerable<string> HasItsLogs(CloudAssembly assembly, Evaluator evaluator) =>
        from one in assembly.Of(Delivery)
        from part in Origin.Of(assembly).KeepsRaw ? new[] { (To, "parquet"), (Raw, "raw") } : [(To, "parquet")]
        let log = one[$"{part.Item1}.CloudWatchLoggingOptions.LogStreamName"].Target
        where log is null || Told.Of(log, "LogGroupName") != "<LogGroup Delivery>" || Told.Of(log, "LogStreamName") != $"{Told.Dataset(one)}/{part.Item2}"
        select $"{one}: {part.Item2}";

    private static IEnumerable<string> MayReadItsSalts(CloudAssembly assembly, Evaluator evaluator)
    {
        foreach (var role in PromiseTable.Named(assembly, FunctionRole))
        {
            var function = assembly.Of("AWS::Lambda::Function").Single(one => one["Role"].Target == role);
            var salts = assembly.Of(Salt).Where(salt => Told.Of(function, "Environment.Variables.SALTS").Contains($"<{Told.Of(salt)}>", StringComparison.Ordinal)).Select(salt => $"<{Told.Of(salt)}>").ToList();
            var promised = Lines([$"sts:AssumeRole for lambda.amazonaws.com if StringEquals aws:SourceAccount <AccountId>", $"logs:CreateLogStream logs:PutLogEvents on <LogGroup {Told.Dataset(role)}>",
                .. salts.Count == 0 ? [] : new[] { $"secretsmanager:GetSecretValue on {string.Join(", ", salts)}", "kms:Decrypt on <Key LakeKey> if StringEquals kms:ViaService secretsmanager.<Region>.amazonaws.com" }]);
            if (Told.Of(role, Told.Statements) != promised)
                yield return $"{role}: {Told.Of(role, Told.Statements)}";
        }
    }

    private static Dataset Dataset(CloudAssembly assembly, TemplateResource resource) => Origin.Of(assembly).Datasets.Single(dataset => dataset.Table.Value == Told.Dataset(resource));
}
