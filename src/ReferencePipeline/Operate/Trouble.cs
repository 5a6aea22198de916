namespace ReferencePipeline.Operate;

/// <summary>One thing that can go wrong: what an alarm tells whoever it wakes.</summary>
/// <param name="Id">What the alarm is called, after what it is about.</param>
/// <param name="When">When it rings.</param>
/// <param name="Means">What is lost, or soon will be.</param>
/// <param name="First">What to do first.</param>
internal sealed record Trouble(string Id, string When, string Means, string First)
{
    /// <summary>What no data at all means.</summary>
    public Silence Silence { get; init; } = Silence.Fine;

    /// <summary>The alarm's own text: CloudWatch tells the numbers beside it.</summary>
    /// <param name="about">The table, or the role.</param>
    public string Description(string about) =>
        $"{Means}. First: {First}. (docs/alarms.md)".Replace("<table>", about, StringComparison.Ordinal).Replace("<role>", about, StringComparison.Ordinal);
}

/// <summary>What it means when a metric has nothing to say; nowhere is that left to a default.</summary>
internal enum Silence
{
    /// <summary>Nothing happened, so nothing went wrong.</summary>
    Fine,

    /// <summary>Something that always speaks has stopped.</summary>
    Alarming,
}
