using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace ReferencePipeline.Contracts.Tests.Generators;

/// <summary>Types with every option that the contract reader takes; options of one type never contradict each other.</summary>
internal static class TypeGenerator
{
    private static readonly string[] Words = ["alpha", "Bravo", "it's", "say \"so\"", "back\\slash", "ünï", "日本", "🙂 face", "7"];

    /// <summary>Values and shapes nested at most <paramref name="depth"/> deep.</summary>
    public static Gen<TypeSketch> Any(int depth) => depth == 0
        ? Scalar
        : Gen.Frequency((6, Scalar), (2, Object(depth - 1)), (2, Array(depth - 1)), (1, Map(depth - 1)));

    public static Gen<TypeSketch> Scalar { get; } = Gen.OneOf(
        String(), Integer(), Decimal(), Float(), Gen.Constant(Type("boolean")), Date(), Timestamp(), Time());

    public static Gen<TypeSketch> Timestamp() => Gen.OneOf(
        Gen.Elements(
            Type("timestamp", "timezone: true"),
            Type("timestamp", "timezone: true", "minimum: \"2020-01-01T00:00:00Z\"", "exclusiveMaximum: \"2100-01-01T00:00:00Z\""),
            Type("timestamp", "format: yyyy-MM-dd'T'HH:mm:ssXXX", "timezone: true"),
            Type("timestamp", "format: yyyy-MM-dd HH:mm:ss", "timezone: false", "defaultTimezone: Etc/GMT-1")),
        from unit in Gen.Elements("seconds", "milliseconds")
        select Type("timestamp") with { Lines = ["customProperties:", "  - property: epochUnit", $"    value: {unit}"] });

    public static Gen<TypeSketch> PartitionScalar { get; } = Gen.OneOf(Integer(), Gen.Constant(Type("string", "maxLength: 20")), Date());

    private static Gen<TypeSketch> String() => Gen.OneOf(
        from bounds in Bounds("minLength", "maxLength", 0, 300) select Type("string", bounds),
        from format in Gen.Elements("password", "byte", "binary", "email", "uuid", "uri", "hostname", "ipv4", "ipv6") select Type("string", $"format: {format}"),
        from pattern in Gen.Elements("^[A-Z]{2}-[0-9]{4}$", @"^\d+(\.\d+)?$", "^[a-z ,.'-]{1,20}$") select Type("string", $"pattern: {YamlText.Quote(pattern)}"),
        from size in Gen.Choose(1, 20_000) from name in Gen.Elements("varchar", "char", "NVARCHAR") select Physical("string", $"{name}({size})"),
        from values in Distinct(Words) select Type("string") with { Enum = [.. values.Select(YamlText.Quote)] });

    private static Gen<TypeSketch> Integer() => Gen.OneOf(
        from format in Gen.Elements("i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64")
        from bounds in Bounds("minimum", "maximum", 0, 100)
        select Type("integer", [$"format: {format}", .. bounds]),
        from name in Gen.Elements("tinyint", "smallint", "int", "BIGINT")
        from bounds in Bounds("exclusiveMinimum", "exclusiveMaximum", -100, 100)
        select Physical("integer", name, bounds),
        from factor in Gen.Choose(1, 60) select Type("integer", $"multipleOf: {factor}"),
        from values in Distinct(["-3", "0", "5", "1000"]) select Type("integer") with { Enum = values });

    private static Gen<TypeSketch> Decimal() => Gen.OneOf(
        from precision in Gen.Choose(1, 38) from scale in Gen.Choose(0, precision) select Physical("number", $"decimal({precision},{scale})"),
        from scale in Gen.Choose(0, 4) from bounds in Bounds("minimum", "exclusiveMaximum", -1000, 1000) select Physical("number", $"numeric(18,{scale})", bounds),
        Gen.Constant(Physical("number", "decimal(18,2)", ["minimum: 0", "multipleOf: 0.05"])));

    private static Gen<TypeSketch> Float() => Gen.OneOf(
        from format in Gen.Elements("f32", "f64") from bounds in Bounds("exclusiveMinimum", "maximum", -1000, 1000) select Type("number", [$"format: {format}", .. bounds]),
        from name in Gen.Elements("real", "double", "double precision") select Physical("number", name),
        Gen.Constant(Type("number")));

    private static Gen<TypeSketch> Date() => Gen.Elements(
        Type("date"),
        Type("date", "minimum: \"2020-01-01\"", "maximum: \"2030-12-31\""),
        Type("date", "format: dd.MM.yyyy", "exclusiveMinimum: \"31.12.2019\""));

    private static Gen<TypeSketch> Time() => Gen.Elements(
        Type("time"), Type("time", "format: HH:mm", "minimum: \"06:00\"", "maximum: \"22:00\""));

    private static Gen<TypeSketch> Object(int depth) =>
        from members in FieldGenerator.Members(depth)
        from maximum in Gen.Choose(members.Count, 12)
        from bounded in Gen.Elements(true, false)
        select Type("object", bounded ? [$"maxProperties: {maximum}"] : []) with { Properties = members };

    private static Gen<TypeSketch> Array(int depth) =>
        from items in Any(depth)
        from bounds in Bounds("minItems", "maxItems", 0, 5)
        from unique in Gen.Elements(true, false)
        select Type("array", unique ? [.. bounds, "uniqueItems: true"] : bounds) with { Items = items };

    private static Gen<TypeSketch> Map(int depth) =>
        from value in Any(depth)
        from bounds in Bounds("minProperties", "maxProperties", 0, 5)
        select Type("map", bounds) with { Key = Type("string", "maxLength: 20"), Value = value };

    /// <summary>Neither, one or both bounds; the lower one is well below the upper, so that a value always fits between.</summary>
    private static Gen<string[]> Bounds(string lower, string upper, int least, int most) =>
        from low in Gen.Choose(least, (least + most) / 2)
        from high in Gen.Choose(((least + most) / 2) + 2, most)
        from which in Gen.Choose(0, 3)
        select ((string[])[$"{lower}: {Text(low)}", $"{upper}: {Text(high)}"])
            .Where((_, place) => (which >> place & 1) == 1).ToArray();

    private static Gen<string[]> Distinct(string[] values) =>
        from picked in Gen.SubListOf(values) select picked.Count > 0 ? picked.ToArray() : [values[0]];

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static TypeSketch Type(string logicalType, params string[] options) => new(logicalType, options, [], []);

    private static TypeSketch Physical(string logicalType, string physicalType, string[]? options = null) =>
        Type(logicalType, options ?? []) with { Lines = [$"physicalType: {physicalType}"] };
}
