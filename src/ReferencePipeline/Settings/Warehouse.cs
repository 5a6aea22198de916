namespace ReferencePipeline.Settings;

/// <summary>Redshift Serverless beside the lake, or none.</summary>
public sealed record Warehouse
{
    /// <summary>Enhanced VPC routing asks for three subnets in three zones, so this is no setting.</summary>
    public const int Zones = 3;

    private static readonly SettingKind<int> Rpu = SettingKind.OneOf("4, or 8–512 in steps of 8", [4, .. Enumerable.Range(1, 64).Select(step => step * 8)]);

    private static readonly SettingKind<int> PortKind = SettingKind.OneOf("5431–5455 or 8191–8215", [.. Enumerable.Range(5431, 25), .. Enumerable.Range(8191, 25)]);

    private Warehouse(SettingsReader read)
    {
        Enabled = read.Value("enabled", SettingKind.Flag, true, "Whether there is a warehouse at all");
        BaseRpu = read.Value("baseRpu", Rpu, 8, "What a query starts with; an RPU is 16 GB of memory");
        MaxRpu = read.Value("maxRpu", Rpu, Math.Max(16, BaseRpu), "The ceiling of what it may scale to, and so of what it may cost");
        Port = read.Value("port", PortKind, 5439, "Where it listens");
        AdminUser = read.Value("adminUser", SettingKind.Text<AdminName>(AdminName.Allowed, AdminName.TryParse), AdminName.Default,
            "Its administrator; the password is made and turned by AWS");
        Network = read.Value("network", SettingKind.Text<NetworkRange>(NetworkRange.Allowed, NetworkRange.TryParse), NetworkRange.Default,
            "The addresses of its network, a quarter for each of three zones; they matter when networks are joined");
        AutoRefresh = read.Value("autoRefresh", SettingKind.Flag, true,
            "Whether it takes events in as they come, which keeps it awake and paid for around the clock, or when somebody runs REFRESH MATERIALIZED VIEW");
        SnapshotDays = read.Value("snapshotDays", SettingKind.Whole(1, 3653), 7, "How long the last snapshot is kept after the warehouse is gone");
        if (MaxRpu < BaseRpu)
            read.Refuse("maxRpu", $"{MaxRpu} is below baseRpu, which is {BaseRpu}", $"write {BaseRpu} or more");
    }

    public static Warehouse Default { get; } = SettingsReader.Defaults(Read);

    public bool Enabled { get; }

    public int BaseRpu { get; }

    public int MaxRpu { get; }

    public int Port { get; }

    public AdminName AdminUser { get; }

    public NetworkRange Network { get; }

    public bool AutoRefresh { get; }

    public int SnapshotDays { get; }

    internal static Warehouse Read(SettingsReader read) => new(read);
}
