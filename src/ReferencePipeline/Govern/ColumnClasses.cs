using ReferencePipeline.Contracts;

namespace ReferencePipeline.Govern;

/// <summary>How sensitive each column of a table is.</summary>
internal static class ColumnClasses
{
    /// <summary>What nobody has classified may be anything.</summary>
    public const Classification Unknown = Classification.Pii;

    /// <summary>Every column, partition keys and the one for unknown fields included, grouped by its class.</summary>
    public static IEnumerable<(Classification Class, string[] Columns)> Of(Dataset dataset) => dataset.Fields
        .Select(field => (field.Classification, Column: field.Column.Value))
        .Concat(dataset.UnknownFields is UnknownFields.Keep ? [(Unknown, Dataset.UnknownFieldsColumn)] : [])
        .GroupBy(column => column.Classification, column => column.Column)
        .OrderBy(group => group.Key)
        .Select(group => (group.Key, group.Order(StringComparer.Ordinal).ToArray()));
}
