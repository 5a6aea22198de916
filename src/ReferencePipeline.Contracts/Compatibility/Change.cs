namespace ReferencePipeline.Contracts.Comparing;

/// <summary>One difference between two versions of a contract.</summary>
/// <param name="Path">Where in the new version (in the old one, of what is gone): <c>page_views.properties.device.properties.os</c>.</param>
/// <param name="Kind">What happened, of the closed set.</param>
/// <param name="What">One sentence, old → new.</param>
/// <param name="Breaks">Who can no longer work as before.</param>
/// <param name="InPlace">The engines that go on with the table and the files as they are.</param>
public sealed record Change(string Path, ChangeKind Kind, string What, Breaks Breaks, Engines InPlace)
{
    public bool IsInPlace => InPlace is Engines.All;

    /// <summary>What to do instead, or besides.</summary>
    public string Instead => KindFacts.Of(Kind).Instead;

    /// <summary>How the Glue schema registry's own check sees it.</summary>
    public RegistryView Registry => KindFacts.Of(Kind).Registry;

    public Severity Severity =>
        Breaks is not Breaks.Nothing ? Severity.Breaking
        : !IsInPlace ? Severity.Review
        : KindFacts.Of(Kind).Severity;

    /// <summary>BACKWARD: new readers read old data, so events of the old version are still taken and rows of the old version still hold.</summary>
    public bool BreaksBackward => (Breaks & (Breaks.Producers | Breaks.OldData)) is not Breaks.Nothing;

    /// <summary>FORWARD: old readers read new data.</summary>
    public bool BreaksForward => Breaks.HasFlag(Breaks.OldReaders);

    public bool Violates(Compatibility mode) => (mode, Kind) switch
    {
        (_, ChangeKind.ContractReplaced) => true,
        (Compatibility.None, _) => false,
        (_, ChangeKind.VersionNotRaised or ChangeKind.VersionLowered) => true,
        (Compatibility.Backward, _) => BreaksBackward,
        (Compatibility.Forward, _) => BreaksForward,
        (Compatibility.Full, _) => BreaksBackward || BreaksForward,
        _ => throw new InvalidOperationException($"Unknown mode {mode}."),
    };

    public override string ToString() => $"{Path}: {What}";
}

/// <summary>Who can no longer work as before.</summary>
[Flags]
public enum Breaks
{
    Nothing = 0,

    /// <summary>Some event that the old version takes is refused now, or means something else.</summary>
    Producers = 1,

    /// <summary>Rows that are stored already do not hold what the new version promises.</summary>
    OldData = 2,

    /// <summary>Queries and consumers made for the old version fail on new data, or meet values they were promised not to meet.</summary>
    OldReaders = 4,

    Everyone = Producers | OldData | OldReaders,
}

/// <summary>The engines around the Glue table, and whether each goes on with the files that exist.</summary>
/// <remarks>What an engine's documentation does not promise counts as no.</remarks>
[Flags]
public enum Engines
{
    None = 0,

    /// <summary>Engine version 3 reads old and new files of one table, Parquet columns by name.</summary>
    Athena = 1,

    /// <summary>Redshift Spectrum reads them; a file's type must be the column's.</summary>
    Spectrum = 2,

    /// <summary>The delivery stream is updated and need not be replaced.</summary>
    Firehose = 4,

    All = Athena | Spectrum | Firehose,
}

/// <summary>How the check of the Glue schema registry, which compares JSON Schemas, sees a change.</summary>
public enum RegistryView
{
    /// <summary>As we do.</summary>
    Same,

    /// <summary>It may refuse what we let through.</summary>
    Stricter,

    /// <summary>It sees a part of it: the JSON Schema says the rest in a comment, or not at all.</summary>
    Partly,

    /// <summary>It is not in the JSON Schema.</summary>
    Blind,
}

/// <summary>In the order in which a reviewer reads.</summary>
public enum Severity
{
    Breaking,

    /// <summary>Nothing breaks, but a person must have seen it: files do not move along, someone sees more, less is promised.</summary>
    Review,

    Harmless,
}
