using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Contracts.Warehouse;

/// <summary>The columns that a dataset's live view can have: all that SQL can read from an event as it was sent.</summary>
internal sealed class LiveColumns
{
    /// <summary>When the stream got the event, unless the contract has a column of that name.</summary>
    private const string ArrivedAt = "arrived_at";

    private readonly Dictionary<Field, string> _carried = [];
    private readonly Dictionary<Field, string> _derived = [];

    public LiveColumns(Dataset dataset)
    {
        foreach (var field in dataset.Fields.Where(field => !field.IsDerived))
        {
            if (RedshiftEvent.Carried(field, "payload") is { } expression)
                _carried.Add(field, expression);
        }

        foreach (var field in dataset.Fields.Where(field => field.IsDerived && _carried.ContainsKey(field.Derivation!.Source)))
        {
            if (RedshiftEvent.Derived(field) is { } expression)
                _derived.Add(field, expression);
        }

        Fields = [.. dataset.Fields.Where(Has)];
        Missing = [.. dataset.Fields.Where(field => !Has(field))];
    }

    public IReadOnlyList<Field> Fields { get; }

    public IReadOnlyList<Field> Missing { get; }

    public bool Has(Field field) => _carried.ContainsKey(field) || _derived.ContainsKey(field);

    /// <summary>From inside out: the event's own fields, then what is derived from them.</summary>
    public string Select(Dataset dataset)
    {
        var arrival = dataset.Fields.Any(field => field.Column.Value == ArrivedAt) ? "" : $"{ArrivedAt}, ";
        var all = Fields.Select(field => _derived.TryGetValue(field, out var expression) ? $"{expression} AS {Name(field)}" : Name(field));
        return $"SELECT {arrival}{string.Join(", ", all)} FROM (SELECT {arrival}{string.Join(", ", _carried.Select(one => $"{one.Value} AS {Name(one.Key)}"))} "
            + $"FROM {WarehouseNames.In(WarehouseNames.Raw, dataset)}) AS event";
    }

    private static string Name(Field field) => SqlIdentifier.Quote(field.Column.Value);
}
