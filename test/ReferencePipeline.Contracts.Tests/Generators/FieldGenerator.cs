using FsCheck;
using FsCheck.Fluent;

namespace ReferencePipeline.Contracts.Tests.Generators;

/// <summary>Properties of a dataset or of a struct: names that are awkward in SQL and in JSON, but make distinct columns.</summary>
internal static class FieldGenerator
{
    private static readonly string[] Names = ["order", "userId", "HTTPStatus", "end-date", "has space", "größe", "x.y", "select", "Unit_Price"];

    /// <summary>One to four members of a struct, nested at most <paramref name="depth"/> deep.</summary>
    public static Gen<IReadOnlyList<FieldSketch>> Members(int depth) =>
        from count in Gen.Choose(1, 4)
        from fields in Sequence(Enumerable.Range(0, count).Select(place => Field(place, depth, [])))
        select fields;

    /// <summary>The properties of a dataset: ordinary ones, a timestamp, and what may be derived from it or partition by.</summary>
    public static Gen<IReadOnlyList<FieldSketch>> OfDataset() =>
        from count in Gen.Choose(1, 6)
        from ordinary in Sequence(Enumerable.Range(0, count).Select(place => Gen.OneOf(Field(place, 3, []), Field(place, 0, ["unique: true"]))))
        from key in Gen.Elements(true, false)
        from happened in TypeGenerator.Timestamp()
        from derived in Gen.SubListOf(Derived)
        from place in TypeGenerator.PartitionScalar
        from partitions in Gen.Choose(0, 2)
        select (IReadOnlyList<FieldSketch>)
        [
            .. key ? PrimaryKey : NoFields,
            .. ordinary,
            new("happenedAt", happened, true, [], []),
            .. derived,
            .. Partitioned(place).Take(partitions),
        ];

    private static FieldSketch[] Partitioned(TypeSketch region) =>
    [
        new("happenedOn", new("date", [], [], []), true, [.. Derivation("date"), .. Partition(1)], [], "happenedAt"),
        new("region", region, true, Partition(2), []),
    ];

    private static readonly FieldSketch[] NoFields = [];

    private static readonly FieldSketch[] PrimaryKey =
        [new("id", new("string", ["maxLength: 40"], [], []), true, ["primaryKey: true", "primaryKeyPosition: 1"], [])];

    private static readonly FieldSketch[] Derived =
    [
        new("happenedHour", new("integer", [], [], []), true, Derivation("hour"), [], "happenedAt"),
        new("happenedMonth", new("integer", [], [], []), true, Derivation("month"), [], "happenedAt"),
        new("happenedYear", new("integer", [], [], []), true, Derivation("year"), [], "happenedAt"),
    ];

    private static Gen<FieldSketch> Field(int place, int depth, string[] extra) =>
        from name in Gen.Elements(Names)
        from type in TypeGenerator.Any(depth)
        from required in Gen.Elements(true, false)
        from classification in Gen.Elements("", "classification: public", "classification: pii")
        from described in Gen.Elements("", "description: \"Says: 'what' \\\"it\\\" # is,\\nand why.\"")
        from quality in QualityGenerator.OfField(type)
        select new FieldSketch($"{name}{place}", type, required, [.. ((string[])[.. extra, classification, described]).Where(line => line.Length > 0)], quality);

    private static string[] Derivation(string function) => ["transformSourceObjects: [happenedAt]", $"transformLogic: {function}(happenedAt)"];

    private static string[] Partition(int position) => ["partitioned: true", $"partitionKeyPosition: {position}"];

    private static Gen<IReadOnlyList<FieldSketch>> Sequence(IEnumerable<Gen<FieldSketch>> fields) =>
        fields.Aggregate(
            Gen.Constant((IReadOnlyList<FieldSketch>)[]),
            (all, next) => from so in all from field in next select (IReadOnlyList<FieldSketch>)[.. so, field]);
}
