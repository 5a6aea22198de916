using ReferencePipeline.Rehearsal.Catalog.Quality;
using ReferencePipeline.Rehearsal.Catalog.Schema;

namespace ReferencePipeline.Rehearsal.Catalog;

/// <summary>A table as its readers will find it.</summary>
public sealed record CatalogReport
{
    /// <summary>The crawlers that visit it, by stack and logical id.</summary>
    public required IReadOnlyList<string> Crawlers { get; init; }

    /// <summary>Folders with files that crawlers register as partitions; of a table without keys, the folders that they reach.</summary>
    public required int Registered { get; init; }

    /// <summary>Folders with files that Athena reads.</summary>
    public required int ReadByAthena { get; init; }

    /// <summary>Whether Athena works partitions out by itself; else it reads what is registered.</summary>
    public required bool IsProjected { get; init; }

    /// <summary>Partitions that not everybody sees, most rows first.</summary>
    public required IReadOnlyList<Disagreement> Disagreements { get; init; }

    /// <summary>What files hold otherwise than the table says.</summary>
    public required IReadOnlyList<SchemaDrift> Drift { get; init; }

    public required IReadOnlyList<QualityReport> Quality { get; init; }

    /// <summary>Whether a reader misses rows or fails on them. How good the rows are is another matter.</summary>
    internal bool HasFindings => Disagreements.Count > 0 || Drift.Any(drift => !drift.IsRead);
}
