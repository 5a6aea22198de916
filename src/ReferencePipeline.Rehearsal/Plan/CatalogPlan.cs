namespace ReferencePipeline.Rehearsal.Plan;

/// <summary>What the templates have Glue do with a table.</summary>
/// <param name="Crawlers">Who registers its partitions.</param>
/// <param name="Rulesets">By which rules its rows are measured.</param>
/// <param name="Quarantine">The table of what is refused; <c>null</c> without one.</param>
public sealed record CatalogPlan(IReadOnlyList<CrawlerPlan> Crawlers, IReadOnlyList<RulesetPlan> Rulesets, TablePlan? Quarantine);

/// <summary>A crawler that visits the table.</summary>
public sealed record CrawlerPlan
{
    /// <summary>Stack and logical id, for messages.</summary>
    public required string Where { get; init; }

    /// <summary>What it visits below the table's location, one entry for each target that is about the table.</summary>
    public required IReadOnlyList<CrawlTarget> Targets { get; init; }

    /// <summary>Whether it changes the table's columns where files differ, or writes a line to its log.</summary>
    public required bool UpdatesTable { get; init; }

    /// <summary>Whether such a change adds columns only.</summary>
    public required bool AddsColumnsOnly { get; init; }

    /// <summary>Whether a partition that it adds has the table's columns; else it has those of its files.</summary>
    public required bool PartitionsInherit { get; init; }
}

/// <summary>A part of S3 that a crawler visits.</summary>
/// <param name="Uri">Where it begins.</param>
/// <param name="Exclusions">Patterns of what it passes by, relative to that.</param>
public sealed record CrawlTarget(string Uri, IReadOnlyList<string> Exclusions);

/// <summary>Rules in Glue's Data Quality Definition Language.</summary>
public sealed record RulesetPlan(string Where, string Name, string Text);
