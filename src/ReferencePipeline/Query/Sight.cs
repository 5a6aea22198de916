using ReferencePipeline.Catalog;
using ReferencePipeline.Contracts;

namespace ReferencePipeline.Query;

/// <summary>What a query may name of a dataset, and what it must.</summary>
internal sealed record Sight
{
    private Sight(Dataset dataset, IReadOnlyList<Field> visible)
    {
        Dataset = dataset;
        Columns = visible;
        var mustName = dataset.PartitionKeys.Where(key => PartitionProjection.IsNamed(key, dataset)).ToList();
        Named = [.. mustName.Where(visible.Contains)];
        Hidden = mustName.FirstOrDefault(key => !visible.Contains(key));
        Day = dataset.PartitionKeys.FirstOrDefault(key => key.Type is DateType && visible.Contains(key));
        Time = dataset.EventTime is { Field: var field } && visible.Contains(field) ? field : null;
    }

    public Dataset Dataset { get; }

    public IReadOnlyList<Field> Columns { get; }

    /// <summary>The partition key that is a day: a bound on it keeps a query from reading everything.</summary>
    public Field? Day { get; }

    /// <summary>When an event happened.</summary>
    public Field? Time { get; }

    /// <summary>Keys of an open set, whose folders Athena cannot work out: it refuses a query that does not name their values.</summary>
    public IReadOnlyList<Field> Named { get; }

    /// <summary>A key that must be named and cannot be.</summary>
    public Field? Hidden { get; }

    public static Sight Of(DatasetAccess access) => new(access.Dataset, access.VisibleFields);

    /// <summary>An operator's, who sees everything.</summary>
    public static Sight OfAll(Dataset dataset) => new(dataset, dataset.Fields);
}
