using System.Text.Json;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Contracts.Tests.Generators;

namespace ReferencePipeline.Contracts.Tests.Dialects;

/// <summary>Whatever a contract holds, its dialects speak of the same columns under the same names, nested the same way.</summary>
public sealed class AgreementTests
{
    /// <summary>What DuckDB calls the Hive type that Firehose writes to Parquet. Written down here a second time on purpose.</summary>
    private static readonly Dictionary<string, string> DuckDbOfHive = new()
    {
        ["string"] = "VARCHAR",
        ["tinyint"] = "TINYINT",
        ["smallint"] = "SMALLINT",
        ["int"] = "INTEGER",
        ["bigint"] = "BIGINT",
        ["float"] = "FLOAT",
        ["double"] = "DOUBLE",
        ["boolean"] = "BOOLEAN",
        ["date"] = "DATE",
        ["timestamp"] = "TIMESTAMP",
    };

    [Fact]
    public void Glue_and_DuckDB_hold_the_same_tree_for_every_field() => ForEveryContract(dataset =>
    {
        foreach (var field in dataset.Fields)
        {
            var hive = TypeTree.OfHive(GlueType.Of(field.Type));
            var duckDb = TypeTree.OfDuckDb(DuckDbType.Of(field.Type));
            Assert.Equal(duckDb.ToString(), Translated(hive).ToString());
            Assert.Equal(Shape(field.Type), Shape(hive));
        }
    });

    [Fact]
    public void Glue_has_each_field_once_as_a_column_or_a_partition_key() => ForEveryContract(dataset =>
    {
        var columns = GlueColumns.Of(dataset).Select(column => column.Name);
        var keys = GlueColumns.PartitionKeysOf(dataset).Select(column => column.Name);
        var expected = dataset.Fields.Select(field => field.Column.Value);
        if (dataset.UnknownFields is UnknownFields.Keep)
            expected = expected.Append("unknown_fields");
        Assert.Equal(expected.Order(StringComparer.Ordinal), columns.Concat(keys).Order(StringComparer.Ordinal));
    });

    [Fact]
    public void The_JSON_Schema_names_what_the_event_carries_at_every_depth() => ForEveryContract(dataset =>
    {
        var text = JsonSchema.Of(dataset);
        Assert.Equal(text, JsonSchema.Of(dataset));
        using var schema = JsonDocument.Parse(text);
        AssertMembers(schema.RootElement, [.. dataset.Fields.Where(field => !field.IsDerived)]);
    });

    [Fact]
    public void Redshift_has_a_type_for_every_field_and_super_for_what_is_nested() => ForEveryContract(dataset =>
    {
        foreach (var field in dataset.Fields)
            Assert.Equal(field.Type is ObjectType or ArrayType or MapType, RedshiftType.Of(field.Type) == "super");
    });

    [Fact]
    public void Every_quality_rule_is_either_run_or_told_and_the_ruleset_is_well_formed() => ForEveryContract(dataset =>
    {
        var ruleset = Dqdl.Of(dataset);
        var places = DqdlPlace.AllOf(dataset);
        var asked = dataset.Quality.Count + places.Sum(place => place.Field.Quality.Count) + (dataset.PrimaryKey.Any() ? 1 : 0) +
            places.Count(place => place.Field.Unique && !(place.Field.PrimaryKeyPosition is not null && dataset.PrimaryKey.Count() == 1));
        Assert.Equal(asked, ruleset.Rules.Count + ruleset.Skipped.Count);
        if (ruleset.Text is { } text)
            Assert.Equal(ruleset.Rules.Select(rule => DqdlText.Normal(rule.Text)), DqdlText.RulesOf(text));
        else
            Assert.Empty(ruleset.Rules);
    });

    private static void ForEveryContract(Action<Dataset> promise) =>
        ContractArbitrary.ForEvery(generated => promise(generated.Dataset));

    private static TypeTree Translated(TypeTree hive) => hive.Members.Count > 0
        ? hive with { Members = [.. hive.Members.Select(member => (member.Member, Translated(member.Type)))] }
        : hive with { Name = hive.Name.StartsWith("decimal(", StringComparison.Ordinal) ? hive.Name.ToUpperInvariant() : DuckDbOfHive[hive.Name] };

    private static string Shape(TypeTree tree) =>
        tree.Members.Count == 0 ? "_" : $"{tree.Name}({string.Join(", ", tree.Members.Select(member => $"{member.Member} {Shape(member.Type)}"))})";

    private static string Shape(FieldType type) => type switch
    {
        ObjectType { Fields: var fields } => $"struct({string.Join(", ", fields.Select(field => $"{field.Column} {Shape(field.Type)}"))})",
        ArrayType { Items: var items } => $"array(items {Shape(items.Type)})",
        MapType { Key: var key, Value: var value } => $"map(key {Shape(key.Type)}, value {Shape(value.Type)})",
        _ => "_",
    };

    private static void AssertMembers(JsonElement schema, IReadOnlyList<Field> fields)
    {
        var properties = schema.GetProperty("properties");
        Assert.Equal(fields.Select(field => field.Name), properties.EnumerateObject().Select(property => property.Name));
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
        Assert.Equal(fields.Where(field => field.Required).Select(field => field.Name), required);
        foreach (var field in fields)
            AssertType(properties.GetProperty(field.Name), field);
    }

    private static void AssertType(JsonElement schema, Field field)
    {
        Assert.Equal(field.Required ? JsonValueKind.String : JsonValueKind.Array, schema.GetProperty("type").ValueKind);
        switch (field.Type)
        {
            case ObjectType { Fields: var members }:
                AssertMembers(schema, members);
                break;
            case ArrayType { Items: var items }:
                AssertType(schema.GetProperty("items"), items);
                break;
            case MapType { Key: var key, Value: var value }:
                AssertType(schema.GetProperty("propertyNames"), key);
                AssertType(schema.GetProperty("additionalProperties"), value);
                break;
            default:
                Assert.False(schema.TryGetProperty("properties", out _));
                break;
        }
    }
}
