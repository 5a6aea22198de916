using System.Text.Json;
using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Contracts.Tests.Dialects;

public sealed class JsonSchemaTests
{
    public static TheoryData<string, string> Keywords { get; } = new()
    {
        { "lengths", """{"type":"string","minLength":3,"maxLength":40,"pattern":"^<[a-z]+>$"}""" },
        { "email", """{"type":"string","format":"email"}""" },
        { "uuid", """{"type":"string","format":"uuid"}""" },
        { "uri", """{"type":"string","format":"uri"}""" },
        { "hostname", """{"type":"string","format":"hostname"}""" },
        { "ipv4", """{"type":"string","format":"ipv4"}""" },
        { "ipv6", """{"type":"string","format":"ipv6"}""" },
        { "byte", """{"type":"string","contentEncoding":"base64"}""" },
        { "binary", """{"type":"string","contentEncoding":"binary"}""" },
        { "password", """{"type":"string","$comment":"a password: never log it"}""" },
        { "u64", """{"type":"integer","minimum":0,"maximum":18446744073709551615}""" },
        { "i16 from 100 below 600", """{"type":"integer","minimum":100,"maximum":599}""" },
        { "i8 above 0", """{"type":"integer","minimum":1,"maximum":127}""" },
        { "decimal(4,2) above 0 below 10.555", """{"type":"number","minimum":0.01,"maximum":10.55,"$comment":"at most 2 decimal places"}""" },
        { "decimal(4,2) from 0.001", """{"type":"number","minimum":0.01,"maximum":99.99,"$comment":"at most 2 decimal places"}""" },
        { "decimal(30,28) below 1", """{"type":"number","minimum":-99.9999999999999999999999999999,"maximum":0.9999999999999999999999999999,"$comment":"at most 28 decimal places"}""" },
        { "i8 multiple of 5", """{"type":"integer","minimum":-128,"maximum":127,"multipleOf":5}""" },
        { "decimal(18,2)", """{"type":"number","minimum":-9999999999999999.99,"maximum":9999999999999999.99,"$comment":"at most 2 decimal places"}""" },
        { "decimal(5,0)", """{"type":"number","minimum":-99999,"maximum":99999,"multipleOf":1}""" },
        { "decimal(5,5)", """{"type":"number","minimum":-0.99999,"maximum":0.99999,"$comment":"at most 5 decimal places"}""" },
        { "decimal(38,0)", """{"type":"number","minimum":-99999999999999999999999999999999999999,"maximum":99999999999999999999999999999999999999,"multipleOf":1}""" },
        { "money", """{"type":"number","minimum":0,"maximum":999.99,"$comment":"at most 2 decimal places; a multiple of 0.05"}""" },
        { "double", """{"type":"number"}""" },
        { "share", """{"type":"number","exclusiveMinimum":0,"maximum":1.5,"$comment":"a multiple of 0.25"}""" },
        { "double from 1 below 2", """{"type":"number","minimum":1,"exclusiveMaximum":2}""" },
        { "boolean", """{"type":"boolean"}""" },
        { "date", """{"type":"string","format":"date","$comment":"after 2019-12-31; up to 2030-01-01"}""" },
        { "German date", """{"type":"string","$comment":"java.time.format.DateTimeFormatter pattern dd.MM.yyyy"}""" },
        { "timestamp", """{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}(:?[0-9]{2})?)$","$comment":"ISO 8601; from 2020-01-01T00:00:00.5Z; before 2100-01-01T00:00:00Z"}""" },
        { "local timestamp", """{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?$","$comment":"ISO 8601; without an offset it is a moment in UTC"}""" },
        { "epoch", """{"type":"number","$comment":"milliseconds since 1970-01-01T00:00:00Z; from 2020-01-01T00:00:00Z"}""" },
        { "time", """{"type":"string","pattern":"^[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?$","$comment":"ISO 8601; from 06:00:00"}""" },
        { "array", """{"type":"array","items":{"type":["boolean","null"]},"minItems":1,"maxItems":16,"uniqueItems":true}""" },
        { "map", """{"type":"object","propertyNames":{"type":"string","maxLength":64},"additionalProperties":{"type":["boolean","null"]},"minProperties":1,"maxProperties":5}""" },
    };

    [Theory]
    [MemberData(nameof(Keywords))]
    public void A_type_and_its_options_become_keywords(string type, string expected)
    {
        var schema = JsonSchema.Of(Make.Dataset([Make.Field("a", TypeOf(type), required: true)]));
        Assert.Equal(expected, Parse(schema).GetProperty("properties").GetProperty("a").GetRawText());
    }

    [Fact]
    public void The_whole_schema_has_one_order_and_leaves_derived_fields_to_the_pipeline()
    {
        var at = Make.Field("eventTime", Make.Timestamp(new TemporalFormat.Epoch { Unit = EpochUnit.Seconds }), required: true, description: "When.");
        var dataset = Make.Dataset(
        [
            Make.Field("zebra", new BooleanType()),
            at,
            Make.Field("eventDate", Make.Date(), required: true, partition: 1, derivation: new Derivation.DateOf(at)),
        ]);

        const string expected =
            """
            {"$schema":"http://json-schema.org/draft-07/schema#","title":"Orders","description":"One row an order.","type":"object",
            "properties":{"zebra":{"type":["boolean","null"]},"eventTime":{"description":"When.","type":"number","$comment":"seconds since 1970-01-01T00:00:00Z"}},
            "required":["eventTime"],"additionalProperties":true}
            """;
        Assert.Equal(expected.ReplaceLineEndings(""), JsonSchema.Of(dataset));
    }

    [Theory]
    [InlineData(UnknownFields.Refuse, false)]
    [InlineData(UnknownFields.Drop, true)]
    [InlineData(UnknownFields.Keep, true)]
    public void Unknown_fields_are_closed_out_at_every_depth_only_where_they_are_refused(UnknownFields policy, bool open)
    {
        var inner = Make.Object(Make.Field("os", new StringType(), required: true));
        var schema = Parse(JsonSchema.Of(Make.Dataset([Make.Field("devices", Make.Array(inner))], policy)));
        var items = schema.GetProperty("properties").GetProperty("devices").GetProperty("items");

        Assert.Equal(open, schema.GetProperty("additionalProperties").GetBoolean());
        Assert.Equal(open, items.GetProperty("additionalProperties").GetBoolean());
        Assert.Equal("os", Assert.Single(items.GetProperty("required").EnumerateArray()).GetString());
        Assert.False(schema.TryGetProperty("required", out _));
    }

    [Theory]
    [InlineData("string", true, """["a","it's"]""")]
    [InlineData("string", false, """["a","it's",null]""")]
    [InlineData("integer", true, "[1,20]")]
    [InlineData("boolean", true, "[true]")]
    public void A_closed_set_is_an_enum_in_the_values_own_type(string type, bool required, string expected)
    {
        var field = type switch
        {
            "string" => Make.Field("a", new StringType(), required, values: ["a", "it's"]),
            "integer" => Make.Field("a", Make.Integer(IntegerWidth.I32), required, values: ["1", "20"]),
            _ => Make.Field("a", new BooleanType(), required, values: ["true"]),
        };
        Assert.Equal(expected, SchemaOf(field).GetProperty("enum").GetRawText());
    }

    [Fact]
    public void A_closed_set_of_fractions_is_told_and_not_enforced()
    {
        var schema = SchemaOf(Make.Field("a", Make.Decimal(4, 2), required: true, values: ["0.50", "1"]));
        Assert.False(schema.TryGetProperty("enum", out _));
        Assert.StartsWith("one of 0.50, 1", schema.GetProperty("$comment").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_of_a_struct_stand_beside_its_members()
    {
        var schema = SchemaOf(Make.Field("a", Make.Object(Make.Field("b", new StringType())) with { MinProperties = 1, MaxProperties = 8 }, required: true));
        Assert.Equal((1, 8), (schema.GetProperty("minProperties").GetInt32(), schema.GetProperty("maxProperties").GetInt32()));
    }

    [Theory]
    [InlineData(20, 900_000_000_000_000, "900000000000000")]
    [InlineData(29, 5, "5")]
    public void A_bound_beyond_what_can_be_stepped_over_becomes_wider_never_stricter(int scale, long below, string expected)
    {
        var type = Make.Decimal(38, scale) with { Range = new(null, below, ExcludesMaximum: true) };
        Assert.Equal(expected, SchemaOf(Make.Field("a", type)).GetProperty("maximum").GetRawText());
    }

    private static JsonElement SchemaOf(Field field) =>
        Parse(JsonSchema.Of(Make.Dataset([field]))).GetProperty("properties").GetProperty(field.Name);

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private static FieldType TypeOf(string name) => name switch
    {
        "lengths" => new StringType { MinLength = 3, MaxLength = 40, Pattern = EcmaPattern.TryParse("^<[a-z]+>$", out var pattern, out _) ? pattern : null },
        "u64" => Make.Integer(IntegerWidth.U64),
        "i16 from 100 below 600" => Make.Integer(IntegerWidth.I16) with { Range = new(100, 600, ExcludesMaximum: true) },
        "i8 above 0" => Make.Integer(IntegerWidth.I8) with { Range = new(0, null, ExcludesMinimum: true) },
        "decimal(4,2) above 0 below 10.555" => Make.Decimal(4, 2) with { Range = new(0, 10.555m, ExcludesMinimum: true, ExcludesMaximum: true) },
        "decimal(4,2) from 0.001" => Make.Decimal(4, 2) with { Range = new(0.001m, null) },
        "decimal(30,28) below 1" => Make.Decimal(30, 28) with { Range = new(null, 1, ExcludesMaximum: true) },
        "i8 multiple of 5" => Make.Integer(IntegerWidth.I8) with { MultipleOf = 5, Range = new(-1000, null) },
        "decimal(18,2)" => Make.Decimal(18, 2),
        "decimal(5,0)" => Make.Decimal(5, 0),
        "decimal(5,5)" => Make.Decimal(5, 5),
        "decimal(38,0)" => Make.Decimal(38, 0),
        "money" => Make.Decimal(18, 2) with { Range = new(0, 1000, ExcludesMaximum: true), MultipleOf = 0.05m },
        "double" => Make.Float(FloatWidth.F64),
        "share" => Make.Float(FloatWidth.F32) with { Range = new(0, 1.5m, ExcludesMinimum: true), MultipleOf = 0.25m },
        "double from 1 below 2" => Make.Float(FloatWidth.F64) with { Range = new(1, 2, ExcludesMaximum: true) },
        "boolean" => new BooleanType(),
        "German date" => Make.Date(new TemporalFormat.Pattern { Jdk = JdkPattern.TryParse("dd.MM.yyyy", out var jdk, out _) ? jdk : null! }),
        "date" => Make.Date() with { Range = new(new(2019, 12, 31), new(2030, 1, 1), ExcludesMinimum: true) },
        "timestamp" => Make.Timestamp() with { Range = new(Utc(2020).AddMilliseconds(500), Utc(2100), ExcludesMaximum: true) },
        "local timestamp" => Make.Timestamp(hasTimeZone: false),
        "epoch" => Make.Timestamp(new TemporalFormat.Epoch { Unit = EpochUnit.Milliseconds }) with { Range = new(Utc(2020), null) },
        "time" => Make.Time() with { Range = new(new(6, 0), null) },
        "array" => Make.Array(new BooleanType()) with { MinItems = 1, MaxItems = 16, UniqueItems = true },
        "map" => new MapType
        {
            Key = Make.Field("key", new StringType { MaxLength = 64 }, required: true),
            Value = Make.Field("value", new BooleanType()),
            MinProperties = 1,
            MaxProperties = 5,
        },
        _ => new StringType { Format = Enum.Parse<StringFormat>(name, ignoreCase: true) },
    };

    private static DateTime Utc(int year) => new(year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
}
