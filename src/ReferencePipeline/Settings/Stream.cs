using System.Text.RegularExpressions;
using ReferencePipeline.Contracts;

namespace ReferencePipeline.Settings;

/// <summary>How much a stream takes: as much as comes, or so many shards.</summary>
public abstract record Capacity
{
    private Capacity() { }

    public sealed record OnDemand : Capacity;

    public sealed record Provisioned : Capacity
    {
        internal Provisioned(int shards) => Shards = shards;

        public int Shards { get; }
    }

    internal static Capacity Read(SettingsReader read, Capacity otherwise)
    {
        var usual = otherwise is Provisioned ? Mode.Provisioned : Mode.OnDemand;
        var mode = read.Value("mode", SettingKind.Choice<Mode>(), usual, "Whether Kinesis scales the stream itself or keeps a number of shards");
        var shards = read.Value("shards", SettingKind.Whole(1, 10_000), (otherwise as Provisioned)?.Shards ?? 1,
            "Shards of a provisioned stream; each takes 1 MB/s or 1000 records/s");
        if (mode is Mode.OnDemand && read.Has("shards"))
            read.Refuse("shards", "an on-demand stream has no shards to set", "write \"mode\": \"provisioned\", or leave shards out");
        return mode is Mode.Provisioned ? new Provisioned(shards) : new OnDemand();
    }

    private enum Mode
    {
        OnDemand,
        Provisioned,
    }
}

/// <summary>What every stream is made for, and the datasets that differ.</summary>
public sealed partial record StreamSettings
{
    private static readonly SettingKind<string> ConsumerName = SettingKind.Text("letters, digits and _ . -, 128 at most", ConsumerPattern().IsMatch);

    private StreamSettings(SettingsReader read)
    {
        Capacity = Capacity.Read(read, new Capacity.OnDemand());
        RetentionHours = read.Value("retentionHours", SettingKind.Whole(168, 8760), 168,
            "How long a stream keeps records at least; a contract's SLA may ask for more. A week outlasts a broken delivery over the holidays");
        FanOutConsumers = read.List("fanOutConsumers", ConsumerName, [], "Consumers with their own 2 MB/s a shard, registered on every stream");
        Datasets = read.Map("datasets", "table", SettingKind.Text<TableName>(TableName.Allowed, TableName.TryParse), one => Capacity.Read(one, Capacity));
        if (FanOutConsumers.Count > 20)
            read.Refuse("fanOutConsumers", $"{FanOutConsumers.Count} consumers are too many", "Kinesis registers 20 on a stream");
    }

    public static StreamSettings Default { get; } = SettingsReader.Defaults(Read);

    public Capacity Capacity { get; }

    public int RetentionHours { get; }

    public IReadOnlyList<string> FanOutConsumers { get; }

    public IReadOnlyDictionary<TableName, Capacity> Datasets { get; }

    public Capacity CapacityOf(TableName table) => Datasets.GetValueOrDefault(table, Capacity);

    internal static StreamSettings Read(SettingsReader read) => new(read);

    [GeneratedRegex(@"^[A-Za-z0-9_.-]{1,128}\z", RegexOptions.NonBacktracking)]
    private static partial Regex ConsumerPattern();
}
