namespace ReferencePipeline.Settings;

/// <summary>What the transform function runs on.</summary>
public sealed record Function
{
    private Function(SettingsReader read)
    {
        Architecture = read.Value("architecture", SettingKind.Choice<Architecture>(), Architecture.Arm64, "The processor; the function is portable and runs on both");
        MemoryMiB = read.Value("memoryMiB", SettingKind.Whole(256, 10_240), 1024, "Memory, and with it the share of processor time (1769 MiB is a whole one)");
        TimeoutSeconds = read.Value("timeoutSeconds", SettingKind.Whole(30, 300), 120, "When a batch is given up; Firehose waits five minutes and no longer");
    }

    public static Function Default { get; } = SettingsReader.Defaults(Read);

    public Architecture Architecture { get; }

    public int MemoryMiB { get; }

    public int TimeoutSeconds { get; }

    internal static Function Read(SettingsReader read) => new(read);
}

public enum Architecture
{
    Arm64,
    X64,
}
