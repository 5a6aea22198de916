using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal.Catalog.Schema;

/// <summary>A column or what is nested in one, by Hive's names of types: what a table says of itself and what a file does, in one form.</summary>
internal sealed record SchemaNode(string Name, string Type, IReadOnlyList<SchemaNode> Members)
{
    public const string Struct = "struct";
    public const string Array = "array";
    public const string Map = "map";

    /// <summary>The whole type as Glue spells it.</summary>
    public string Text => Type switch
    {
        Struct => $"struct<{string.Join(',', Members.Select(member => $"{member.Name}:{member.Text}"))}>",
        Array or Map => $"{Type}<{string.Join(',', Members.Select(member => member.Text))}>",
        _ => Type,
    };

    public static SchemaNode Of(string name, DuckType type) => type switch
    {
        DuckType.Scalar { Kind: var kind } => new(name, Named(kind.ToString().ToUpperInvariant()), []),
        DuckType.Decimal(var precision, var scale) => new(name, $"decimal({precision},{scale})", []),
        DuckType.List(var item) => new(name, Array, [Of("[]", item)]),
        DuckType.Map(var key, var value) => new(name, Map, [Of("{key}", key), Of("{value}", value)]),
        DuckType.Struct(var members) => new(name, Struct, [.. members.Select(member => Of(member.Name, member.Type))]),
        _ => throw new InvalidOperationException($"No schema for {type}."),
    };

    /// <summary>Hive's name of a type of the engine's; what Hive does not have keeps its own.</summary>
    public static string Named(string engineType) => engineType switch
    {
        "VARCHAR" or "JSON" => "string",
        "INTEGER" => "int",
        "BLOB" => "binary",
        "TIMESTAMP WITH TIME ZONE" or "TIMESTAMP_NS" or "TIMESTAMP_MS" or "TIMESTAMP_S" => "timestamp",
        _ => engineType.ToLowerInvariant(),
    };
}
