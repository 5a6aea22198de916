using System.Security.Cryptography;
using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Contracts.Generation;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Benchmarks;

/// <summary>The events that are measured with, and the delivery that they go through.</summary>
internal static class Clicks
{
    private const int Days = 50;
    private const int LongestLine = 10_000;

    private static readonly string Contract = Path.Combine(AppContext.BaseDirectory, "clicks.odcs.yaml");

    public static Dataset Dataset { get; } = ContractFile.Read(Contract).ContractOrThrow().Datasets[0];

    /// <summary>Of the contract: events that another one made are none of ours.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(Contract)))[..8];

    /// <summary>As templates would give it, but for a buffer of any size.</summary>
    public static DeliveryPlan Plan(long bufferBytes) => new()
    {
        Where = "bench/Delivery",
        Name = "clicks",
        Stream = new("clicks", 4),
        Transform = new("arn:aws:lambda:eu-central-1:111122223333:function:clicks", Dataset, []),
        Table = new()
        {
            Where = "bench/Table",
            Database = "bench",
            Name = "clicks",
            Location = "s3://bench/data/",
            Columns = [.. GlueColumns.Of(Dataset).Select(Column)],
            PartitionKeys = [.. GlueColumns.PartitionKeysOf(Dataset).Select(Column)],
            Parameters = new Dictionary<string, string>(),
        },
        Catalog = new([], [], Quarantine: null),
        // With dictionaries, as the peer writes them.
        Parquet = new("SNAPPY", 1 << 28, HasDictionaries: true),
        Data = Objects("data/day=!{partitionKeyFromLambda:day}/", bufferBytes, ".parquet"),
        Errors = Objects("errors/!{firehose:error-output-type}/", bufferBytes, ""),
        Raw = null,
        IsPartitioned = true,
    };

    /// <summary>As many a second as five million over fifty days.</summary>
    public const decimal Rate = 5_000_000m / (Days * 86_400);

    /// <summary>Events over fifty days; written once, since making them takes longer than reading.</summary>
    public static string File(string folder, long count, decimal bad)
    {
        var file = Path.Combine(folder, $"clicks-{Version}-{count}-{bad}.jsonl");
        if (System.IO.File.Exists(file))
            return file;
        var generator = new EventGenerator(Dataset, new() { Bad = bad, Rate = (decimal)count / (Days * 86_400) });
        using (var stream = new FileStream($"{file}.partial", FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 20))
        {
            for (var made = 0L; made < count;)
            {
                var line = generator.Next();
                // One way of being bad is to be a megabyte long: that would measure the disk.
                if (line.Length > LongestLine)
                    continue;
                stream.Write(line);
                stream.WriteByte((byte)'\n');
                made++;
            }
        }

        System.IO.File.Move($"{file}.partial", file);
        return file;
    }

    private static ColumnPlan Column(GlueColumn column) => new(column.Name, column.Type, HiveType.Parse(column.Type));

    private static ObjectPlan Objects(string prefix, long bufferBytes, string extension) => new()
    {
        Bucket = "bench",
        Prefix = PrefixExpression.Parse(prefix),
        BufferBytes = bufferBytes,
        Interval = TimeSpan.FromSeconds(900),
        IsGzip = false,
        Extension = extension,
    };
}
