namespace ReferencePipeline.Settings;

/// <summary>How Firehose gathers, converts and writes.</summary>
public sealed record Delivery
{
    private Delivery(SettingsReader read)
    {
        BufferMiB = read.Value("bufferMiB", SettingKind.Whole(64, 128), 128, "How much Firehose gathers for a partition before it writes a file");
        IntervalSeconds = read.Value("intervalSeconds", SettingKind.Whole(60, 900), 300,
            "How long Firehose gathers at most, where the contract promises no latency");
        RetrySeconds = read.Value("retrySeconds", SettingKind.Whole(0, 7200), 300, "How long dynamic partitioning is tried again before records go to the error prefix");
        Compression = read.Value("compression", SettingKind.Choice<ParquetCompression>(), ParquetCompression.Snappy,
            "Compression inside the Parquet files; Firehose writes no ZSTD");
        RawBackup = read.Value("rawBackup", SettingKind.Flag, true, "Whether every record is also kept as it came, under raw/");
    }

    public static Delivery Default { get; } = SettingsReader.Defaults(Read);

    public int BufferMiB { get; }

    public int IntervalSeconds { get; }

    public int RetrySeconds { get; }

    public ParquetCompression Compression { get; }

    public bool RawBackup { get; }

    internal static Delivery Read(SettingsReader read) => new(read);
}

/// <summary>What Firehose's Parquet writer knows, without leaving files uncompressed.</summary>
public enum ParquetCompression
{
    Snappy,
    Gzip,
}
