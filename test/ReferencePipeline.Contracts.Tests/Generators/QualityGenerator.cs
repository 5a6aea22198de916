using FsCheck;
using FsCheck.Fluent;

namespace ReferencePipeline.Contracts.Tests.Generators;

/// <summary>Quality rules of every kind: each metric with each operator in both units, and what only people or other engines read.</summary>
internal static class QualityGenerator
{
    private static readonly string[] Operators =
        ["mustBe", "mustNotBe", "mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeLessThan", "mustBeLessOrEqualTo", "mustBeBetween", "mustNotBeBetween"];

    public static Gen<IReadOnlyList<QualitySketch>> OfField(TypeSketch type) => Few(Gen.OneOf(Metric(type), Query(), People()));

    public static Gen<IReadOnlyList<QualitySketch>> OfDataset() => Few(Gen.OneOf(
        from comparison in Comparison() select new QualitySketch(["metric: rowCount", comparison]),
        from comparison in Comparison()
        from unit in Unit()
        select new QualitySketch(["metric: duplicateValues", "arguments:", "  properties: [happenedAt]", comparison, unit]),
        Query(),
        People()));

    private static Gen<QualitySketch> Metric(TypeSketch type) =>
        from metric in Gen.Elements(type.LogicalType is "string"
            ? (string[][])[["nullValues"], ["duplicateValues"], Missing, Valid, Shaped]
            : [["nullValues"], ["duplicateValues"], ["missingValues", "arguments:", "  missingValues: [null]"]])
        from comparison in Comparison()
        from unit in Unit()
        select new QualitySketch([$"metric: {metric[0]}", .. metric[1..], comparison, unit]);

    private static string[] Missing => ["missingValues", "arguments:", "  missingValues: [null, \"\", \"n/a\", \"it's\"]"];

    private static string[] Valid => ["invalidValues", "arguments:", "  validValues: [EUR, \"say \\\"so\\\"\"]"];

    private static string[] Shaped => ["invalidValues", "arguments:", "  pattern: '^[A-Z\\[\\]]{2}\\d+$'"];

    private static Gen<QualitySketch> Query() =>
        from comparison in Comparison()
        select new QualitySketch(["type: sql", "query: SELECT COUNT(*) FROM {object} WHERE happened_at IS NULL", comparison]);

    private static Gen<QualitySketch> People() => Gen.Elements(
        new QualitySketch(["type: text", "description: Looks right."]),
        new QualitySketch(["type: custom", "engine: soda", "implementation: \"type: freshness\""]));

    private static Gen<string> Unit() => Gen.Elements("unit: rows", "unit: percent");

    private static Gen<string> Comparison() =>
        from name in Gen.Elements(Operators)
        from low in Gen.Choose(0, 50)
        from high in Gen.Choose(51, 99)
        select name.EndsWith("Between", StringComparison.Ordinal) ? $"{name}: [{low}, {high}.5]" : $"{name}: {low}";

    private static Gen<IReadOnlyList<QualitySketch>> Few(Gen<QualitySketch> rule) => Gen.Frequency(
        (2, Gen.Constant((IReadOnlyList<QualitySketch>)[])),
        (1, from one in rule select (IReadOnlyList<QualitySketch>)[one]),
        (1, from one in rule from other in rule select (IReadOnlyList<QualitySketch>)[one, other]));
}
