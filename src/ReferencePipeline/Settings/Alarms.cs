namespace ReferencePipeline.Settings;

/// <summary>Who hears of trouble, beside the support channels of the contracts.</summary>
public sealed record Alarms
{
    private Alarms(SettingsReader read) =>
        Emails = read.List("emails", SettingKind.Text<EmailAddress>(EmailAddress.Allowed, EmailAddress.TryParse), [],
            "Addresses that every alarm goes to, beside the contracts' support channels");

    public static Alarms Default { get; } = SettingsReader.Defaults(Read);

    public IReadOnlyList<EmailAddress> Emails { get; }

    internal static Alarms Read(SettingsReader read) => new(read);
}

/// <summary>What a month may cost before somebody is told.</summary>
public sealed record Budget
{
    private Budget(SettingsReader read)
    {
        MonthlyUsd = read.Value("monthlyUsd", SettingKind.Whole(1, 10_000_000), 100, "What the pipeline may cost in a month, in US dollars");
        NotifyAtPercent = read.List("notifyAtPercent", SettingKind.Whole(1, 1000), [80, 100], "At which shares of it a notice is sent");
        if (NotifyAtPercent.Count is 0 or > 5)
            read.Refuse("notifyAtPercent", $"{NotifyAtPercent.Count} notices cannot be", "AWS sends one to five for a budget");
    }

    public static Budget Default { get; } = SettingsReader.Defaults(Read);

    public int MonthlyUsd { get; }

    public IReadOnlyList<int> NotifyAtPercent { get; }

    internal static Budget Read(SettingsReader read) => new(read);
}
