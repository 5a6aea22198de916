using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Plan;

/// <summary>Goes through the delivery streams of an assembly.</summary>
internal sealed class PlanReader(Evaluator evaluator)
{
    private const string Destination = "ExtendedS3DestinationConfiguration";

    private readonly List<Skipped> _skipped = [];

    public RehearsalPlan Read()
    {
        var deliveries = evaluator.Assembly.Of("AWS::KinesisFirehose::DeliveryStream").Where(evaluator.IsMade).Select(Delivery).OfType<DeliveryPlan>().ToList();
        return deliveries.Count > 0 ? new() { Deliveries = deliveries, Skipped = _skipped }
            : throw new AssemblyException(evaluator.Assembly.Folder, _skipped.Count == 0 ? "holds no delivery stream" : $"holds no delivery stream that can be rehearsed: {_skipped[0]}", "synthesize an app whose records go through Firehose to a lake");
    }

    private DeliveryPlan? Delivery(TemplateResource resource)
    {
        var stream = Setting.Of(evaluator, resource);
        if (stream[Destination].IsMissing)
        {
            Skip(stream, "it has another destination than S3, so its records are not in the rehearsal's lake");
            return null;
        }

        var destination = stream[Destination].Only(
            "BucketARN", "BufferingHints", "CloudWatchLoggingOptions", "CompressionFormat", "CustomTimeZone", "DataFormatConversionConfiguration", "DynamicPartitioningConfiguration",
            "EncryptionConfiguration", "ErrorOutputPrefix", "FileExtension", "Prefix", "ProcessingConfiguration", "RoleARN", "S3BackupConfiguration", "S3BackupMode");
        if (!destination["DataFormatConversionConfiguration"]["Enabled"].IsTrue)
        {
            Skip(destination["DataFormatConversionConfiguration"], "without conversion to Parquet there is no table to fill, so its records are not in the rehearsal's lake");
            return null;
        }

        var transform = new TransformReader(evaluator).Read(destination["ProcessingConfiguration"]);
        var isPartitioned = destination["DynamicPartitioningConfiguration"]["Enabled"].IsTrue;
        var objects = new ObjectReader(destination);
        var errors = objects.Errors();
        var table = new TableReader(evaluator).Read(destination["DataFormatConversionConfiguration"]["SchemaConfiguration"]);
        return new()
        {
            Where = resource.ToString(),
            Name = evaluator.NameOf(resource),
            Stream = Source(stream),
            Transform = transform,
            Table = table,
            Catalog = new CatalogReader(evaluator).Read(table, errors),
            Parquet = ParquetReader.Read(destination["DataFormatConversionConfiguration"]),
            Data = objects.Data(transform.Dataset, isPartitioned),
            Errors = errors,
            Raw = ObjectReader.Raw(destination),
            IsPartitioned = isPartitioned,
        };
    }

    private StreamPlan? Source(Setting delivery)
    {
        var source = delivery["KinesisStreamSourceConfiguration"];
        if (delivery["DeliveryStreamType"].OneOf("DirectPut", "DirectPut", "KinesisStreamAsSource") == "DIRECTPUT")
            return null;
        var arn = source["KinesisStreamARN"].Text;
        var stream = evaluator.Assembly.Of("AWS::Kinesis::Stream").FirstOrDefault(candidate => evaluator.ArnOf(candidate) == arn);
        if (stream is null)
        {
            Skip(source["KinesisStreamARN"], "no template makes the stream, so nothing is said of its shards");
            return null;
        }

        var setting = Setting.Of(evaluator, stream);
        var isOnDemand = setting["StreamModeDetails"]["StreamMode"].OneOf("PROVISIONED", "PROVISIONED", "ON_DEMAND") == "ON_DEMAND";
        return new(evaluator.NameOf(stream), isOnDemand ? null : setting["ShardCount"].Number(1, 100_000, 1));
    }

    private void Skip(Setting setting, string meaning) => _skipped.Add(new(setting.Path.Length == 0 ? $"{setting.Resource}" : $"{setting.Resource}: {setting.Path}", meaning));
}
