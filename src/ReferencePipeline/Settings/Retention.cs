namespace ReferencePipeline.Settings;

/// <summary>How long what surrounds the data is kept; the data itself stays as long as its contract says.</summary>
public sealed record Retention
{
    private static readonly int[] LogDaysAllowed = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    private Retention(SettingsReader read)
    {
        DataDays = read.Value("dataDays", SettingKind.Whole(1, 36_500), 1095, "How long data is kept where the contract promises no retention");
        RawDays = read.Value("rawDays", SettingKind.Whole(1, 3650), 30, "How long records are kept as they came, to replay from");
        QuarantineDays = read.Value("quarantineDays", SettingKind.Whole(1, 3650), 90, "How long refused records are kept");
        ResultsDays = read.Value("resultsDays", SettingKind.Whole(1, 365), 7, "How long query results are kept, for personas that name no other time");
        LogDays = read.Value("logDays", SettingKind.OneOf(string.Join(", ", LogDaysAllowed), LogDaysAllowed), 30, "How long CloudWatch keeps logs");
        AccessLogDays = read.Value("accessLogDays", SettingKind.Whole(1, 3650), 90, "How long the record of who read what is kept in the log bucket");
    }

    public static Retention Default { get; } = SettingsReader.Defaults(Read);

    public int DataDays { get; }

    public int RawDays { get; }

    public int QuarantineDays { get; }

    public int ResultsDays { get; }

    public int LogDays { get; }

    public int AccessLogDays { get; }

    internal static Retention Read(SettingsReader read) => new(read);
}
