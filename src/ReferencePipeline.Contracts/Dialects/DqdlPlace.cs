namespace ReferencePipeline.Contracts.Dialects;

/// <summary>Where a field stands in the table: a column, a member of a struct, or inside a list, where no expression reaches it.</summary>
internal sealed record DqdlPlace(Field Field, IReadOnlyList<string> Columns, bool IsInsideList)
{
    /// <summary>A rule type other than CustomSql takes a top-level column that is not nested.</summary>
    /// <remarks>Deequ, which runs these rules, refuses struct, array and map columns ("isNotNested").</remarks>
    public bool IsPlainColumn => Columns.Count == 1 && !IsInsideList && Field.Type is not (ObjectType or ArrayType or MapType);

    public string Column => Columns[0];

    /// <summary><c>`device`.`os`</c> in Spark SQL; null when the struct is.</summary>
    public string Sql => string.Join('.', Columns.Select(SqlIdentifier.Backtick));

    /// <summary><c>device.os</c>, for queries that people wrote.</summary>
    public string Plain => string.Join('.', Columns);

    /// <summary>Every field of the dataset, at any depth, in the contract's order.</summary>
    public static IReadOnlyList<DqdlPlace> AllOf(Dataset dataset)
    {
        var places = new List<DqdlPlace>();
        foreach (var field in dataset.Fields)
            Add(places, field, [field.Column.Value], isInsideList: false);
        return places;
    }

    private static void Add(List<DqdlPlace> places, Field field, IReadOnlyList<string> columns, bool isInsideList)
    {
        places.Add(new(field, columns, isInsideList));
        switch (field.Type)
        {
            case ObjectType { Fields: var members }:
                foreach (var member in members)
                    Add(places, member, [.. columns, member.Column.Value], isInsideList);
                break;
            case ArrayType { Items: var items }:
                Add(places, items, columns, isInsideList: true);
                break;
            case MapType { Key: var key, Value: var value }:
                Add(places, key, columns, isInsideList: true);
                Add(places, value, columns, isInsideList: true);
                break;
            case StringType or IntegerType or DecimalType or FloatType or BooleanType or DateType or TimestampType or TimeType:
                break;
            default:
                throw new InvalidOperationException($"No place for {field.Type}.");
        }
    }
}
