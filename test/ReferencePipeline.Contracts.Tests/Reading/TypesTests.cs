namespace ReferencePipeline.Contracts.Tests.Reading;

public sealed class TypesTests
{
    private const string Place = "        logicalType: boolean";

    public static TheoryData<string, string> Written => new()
    {
        { "logicalType: string", "StringType { Format = None, MinLength = , MaxLength = , Pattern =  }" },
        { "physicalType: VARCHAR(20)", "StringType { Format = None, MinLength = , MaxLength = 20, Pattern =  }" },
        { "physicalType: character  varying ( 20 )", "StringType { Format = None, MinLength = , MaxLength = 20, Pattern =  }" },
        { "physicalType: char(20)\n        logicalTypeOptions: {minLength: 2, maxLength: 9}", "StringType { Format = None, MinLength = 2, MaxLength = 9, Pattern =  }" },
        { "physicalType: char(9)\n        logicalTypeOptions: {maxLength: 20}", "StringType { Format = None, MinLength = , MaxLength = 9, Pattern =  }" },
        { "physicalType: uuid", "StringType { Format = Uuid, MinLength = , MaxLength = , Pattern =  }" },
        { "logicalType: string\n        logicalTypeOptions: {format: ipv6, pattern: '^a+$'}", "StringType { Format = Ipv6, MinLength = , MaxLength = , Pattern = ^a+$ }" },
        { "logicalType: integer", "IntegerType { Width = I32, Range = *, MultipleOf =  }" },
        { "physicalType: tinyint", "IntegerType { Width = I8, Range = *, MultipleOf =  }" },
        { "physicalType: int2", "IntegerType { Width = I16, Range = *, MultipleOf =  }" },
        { "physicalType: INTEGER", "IntegerType { Width = I32, Range = *, MultipleOf =  }" },
        { "physicalType: long", "IntegerType { Width = I64, Range = *, MultipleOf =  }" },
        { "logicalType: integer\n        logicalTypeOptions: {format: u64, minimum: 0, maximum: 18446744073709551615, multipleOf: 5}", "IntegerType { Width = U64, Range = [0, 18446744073709551615], MultipleOf = 5 }" },
        { "logicalType: integer\n        physicalType: bigint\n        logicalTypeOptions: {format: i64, exclusiveMinimum: -3}", "IntegerType { Width = I64, Range = (-3, *], MultipleOf =  }" },
        { "logicalType: integer\n        logicalTypeOptions: {maximum: 9, exclusiveMaximum: true}", "IntegerType { Width = I32, Range = [*, 9), MultipleOf =  }" },
        { "logicalType: integer\n        logicalTypeOptions: {maximum: 9, exclusiveMaximum: false}", "IntegerType { Width = I32, Range = [*, 9], MultipleOf =  }" },
        { "logicalType: number", "FloatType { Width = F64, Range = *, MultipleOf =  }" },
        { "physicalType: real", "FloatType { Width = F32, Range = *, MultipleOf =  }" },
        { "physicalType: double precision", "FloatType { Width = F64, Range = *, MultipleOf =  }" },
        { "logicalType: number\n        logicalTypeOptions: {format: f32, minimum: 0.5, multipleOf: 0.25}", "FloatType { Width = F32, Range = [0.5, *], MultipleOf = 0.25 }" },
        { "physicalType: numeric(38)", "DecimalType { Precision = 38, Scale = 0, Range = *, MultipleOf =  }" },
        { "physicalType: DECIMAL(9, 4)\n        logicalTypeOptions: {maximum: 1e3}", "DecimalType { Precision = 9, Scale = 4, Range = [*, 1000], MultipleOf =  }" },
        { "physicalType: bool", "BooleanType { }" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void A_type_is_read_from_its_three_keys(string written, string type)
    {
        var field = Sample.Accepted(Sample.With(Place, "        " + written)).Datasets[0].Fields[3];

        Assert.Equal(type, Text(field.Type));
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "logicalType: money", "25: schema.orders.properties.paid.logicalType: 'money' is not an ODCS type; use 'number' with physicalType 'decimal(18,2)'" },
        { "logicalType: strng", "25: schema.orders.properties.paid.logicalType: 'strng' is not an ODCS type; did you mean 'string'?" },
        { "description: x", "24: schema.orders.properties.paid: neither logicalType nor physicalType; add a logicalType: string, integer, number, boolean, date, timestamp, time, object, array or map" },
        { "physicalType: blob", "24: schema.orders.properties.paid: no logicalType, and physicalType 'blob' does not tell it; add a logicalType: string, integer, number, boolean, date, timestamp, time, object, array or map" },
        { "logicalType: boolean\n        physicalType: bit", "26: schema.orders.properties.paid.physicalType: 'bit' is no boolean that the pipeline knows; use physicalType boolean or bool" },
        { "logicalType: boolean\n        physicalType: int", "26: schema.orders.properties.paid.physicalType: 'int' is no boolean that the pipeline knows; use logicalType: integer, or physicalType boolean or bool" },
        { "logicalType: boolean\n        logicalTypeOptions: {minimum: 1}", "26: schema.orders.properties.paid.logicalTypeOptions.minimum: 'minimum' is no option of boolean; remove it" },
        { "logicalType: integer\n        logicalTypeOptions: {minLength: 1}", "26: schema.orders.properties.paid.logicalTypeOptions.minLength: 'minLength' is no option of integer; use minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf or format, or remove it" },
        { "logicalType: integer\n        physicalType: bigint\n        logicalTypeOptions: {format: i32}", "26: schema.orders.properties.paid.physicalType: physicalType 'bigint' means i64, and 'format' says i32; write one of the two" },
        { "logicalType: integer\n        logicalTypeOptions: {format: u128}", "26: schema.orders.properties.paid.logicalTypeOptions.format: 'u128' is not a width of an integer that can be stored; use logicalType number with physicalType decimal(38,0)" },
        { "logicalType: integer\n        logicalTypeOptions: {format: i31}", "26: schema.orders.properties.paid.logicalTypeOptions.format: 'i31' is not a width of an integer that can be stored; use i8, i16, i32, i64, u8, u16, u32 or u64" },
        { "physicalType: int(11)", "25: schema.orders.properties.paid.physicalType: 'int(11)' takes no digits; write int" },
        { "logicalType: integer\n        logicalTypeOptions: {format: u8, maximum: 256}", "26: schema.orders.properties.paid.logicalTypeOptions.maximum: 256 does not fit into u8; write a number from 0 to 255, or a wider format" },
        { "logicalType: integer\n        logicalTypeOptions: {minimum: 3, maximum: 2}", "26: schema.orders.properties.paid.logicalTypeOptions.minimum: no value lies between the bounds; lower it or raise the other" },
        { "logicalType: integer\n        logicalTypeOptions: {exclusiveMinimum: 2, maximum: 2}", "26: schema.orders.properties.paid.logicalTypeOptions.exclusiveMinimum: no value lies between the bounds; lower it or raise the other" },
        { "logicalType: integer\n        logicalTypeOptions: {minimum: 1, exclusiveMinimum: 2}", "26: schema.orders.properties.paid.logicalTypeOptions.exclusiveMinimum: 'minimum' bounds the same side; write one of the two" },
        { "logicalType: integer\n        logicalTypeOptions: {exclusiveMinimum: true}", "26: schema.orders.properties.paid.logicalTypeOptions.exclusiveMinimum: it excludes no 'minimum'; write the bound itself as 'exclusiveMinimum'" },
        { "logicalType: integer\n        logicalTypeOptions: {minimum: low}", "26: schema.orders.properties.paid.logicalTypeOptions.minimum: 'low' is not a number; write a number of at most 28 digits, without quotes" },
        { "logicalType: integer\n        logicalTypeOptions: {multipleOf: 0.5}", "26: schema.orders.properties.paid.logicalTypeOptions.multipleOf: 0.5 is not a whole number; write a whole number, or use logicalType number" },
        { "logicalType: number\n        logicalTypeOptions: {multipleOf: 0}", "26: schema.orders.properties.paid.logicalTypeOptions.multipleOf: 0 is not above 0; write a number above 0" },
        { "logicalType: number\n        logicalTypeOptions: {format: i64}", "26: schema.orders.properties.paid.logicalTypeOptions.format: 'i64' is not a width of a number; use logicalType integer" },
        { "logicalType: number\n        logicalTypeOptions: {format: f16}", "26: schema.orders.properties.paid.logicalTypeOptions.format: 'f16' is not a width of a number; use f32 or f64" },
        { "physicalType: double\n        logicalTypeOptions: {format: f32}", "25: schema.orders.properties.paid.physicalType: physicalType 'double' means f64, and 'format' says f32; write one of the two" },
        { "physicalType: float(3,2)", "25: schema.orders.properties.paid.physicalType: 'float(3,2)' has digits that a float does not keep; use decimal(3,2), or double" },
        { "physicalType: decimal", "25: schema.orders.properties.paid.physicalType: 'decimal' does not say how many digits; write it like decimal(18,2): 1 to 38 digits, and as many or fewer of them behind the point" },
        { "logicalType: number\n        physicalType: decimal(18.2)", "26: schema.orders.properties.paid.physicalType: 'decimal(18.2)' is no number that the pipeline knows; did you mean 'decimal(18,2)'?" },
        { "physicalType: DECIMAL (18; 2)", "24: schema.orders.properties.paid: no logicalType, and physicalType 'DECIMAL (18; 2)' does not tell it; did you mean 'DECIMAL(18,2)'?" },
        { "logicalType: number\n        physicalType: decmal(18,2)", "26: schema.orders.properties.paid.physicalType: 'decmal(18,2)' is no number that the pipeline knows; did you mean 'decimal(18,2)'?" },
        { "logicalType: string\n        physicalType: 'varcahr[20]'", "26: schema.orders.properties.paid.physicalType: 'varcahr[20]' is no string that the pipeline knows; did you mean 'varchar(20)'?" },
        { "logicalType: string\n        physicalType: decmal(18,2)", "26: schema.orders.properties.paid.physicalType: 'decmal(18,2)' is no string that the pipeline knows; use physicalType string, text, varchar, char, character, character varying, nvarchar or uuid" },
        { "logicalType: number(18,2)", "25: schema.orders.properties.paid.logicalType: 'number(18,2)' is not an ODCS type; use 'number' with physicalType 'decimal(18,2)'" },
        { "logicalType: decimal(18,2)", "25: schema.orders.properties.paid.logicalType: 'decimal(18,2)' is not an ODCS type; use 'number' with physicalType 'decimal(18,2)'" },
        { "logicalType: varchar(20)", "25: schema.orders.properties.paid.logicalType: 'varchar(20)' is not an ODCS type; use 'string' with physicalType 'varchar(20)'" },
        { "logicalType: strng(20)", "25: schema.orders.properties.paid.logicalType: 'strng(20)' is not an ODCS type; did you mean 'string'?" },
        { "logicalType: date\n        logicalTypeOptions: {format: '%Y-%m-%d'}", "26: schema.orders.properties.paid.logicalTypeOptions.format: '%Y-%m-%d' is a pattern of strftime; write one of the JDK's DateTimeFormatter, like yyyy-MM-dd'T'HH:mm:ss" },
        { "physicalType: decimal(39,2)", "25: schema.orders.properties.paid.physicalType: 'decimal(39,2)' does not say how many digits; write it like decimal(18,2): 1 to 38 digits, and as many or fewer of them behind the point" },
        { "physicalType: decimal(2,3)", "25: schema.orders.properties.paid.physicalType: 'decimal(2,3)' does not say how many digits; write it like decimal(18,2): 1 to 38 digits, and as many or fewer of them behind the point" },
        { "physicalType: decimal(9,2)\n        logicalTypeOptions: {format: f64}", "26: schema.orders.properties.paid.logicalTypeOptions.format: format f64 and physicalType decimal(9,2) disagree; write one of the two" },
        { "physicalType: text(3)", "25: schema.orders.properties.paid.physicalType: 'text(3)' does not say a length; write it like varchar(20)" },
        { "physicalType: varchar(3)\n        logicalTypeOptions: {minLength: 4}", "25: schema.orders.properties.paid.physicalType: it holds 3 characters, and 'minLength' asks for 4; lower minLength or widen the type" },
        { "logicalType: string\n        logicalTypeOptions: {minLength: 4, maxLength: 3}", "26: schema.orders.properties.paid.logicalTypeOptions.minLength: 4 is above 'maxLength' 3; no value could satisfy both: lower it or raise the other" },
        { "logicalType: string\n        logicalTypeOptions: {maxLength: -1}", "26: schema.orders.properties.paid.logicalTypeOptions.maxLength: -1 is below 0; write 0 or more" },
        { "logicalType: string\n        logicalTypeOptions: {format: e-mail}", "26: schema.orders.properties.paid.logicalTypeOptions.format: 'e-mail' is not a format of ODCS; did you mean 'email'?" },
        { "logicalType: string\n        logicalTypeOptions: {format: date-time}", "26: schema.orders.properties.paid.logicalTypeOptions.format: 'date-time' is not a format of ODCS; use logicalType: timestamp" },
        { "physicalType: uuid\n        logicalTypeOptions: {format: email}", "25: schema.orders.properties.paid.physicalType: physicalType uuid and format email disagree; write one of the two" },
        { "logicalType: string\n        logicalTypeOptions: {pattern: '(?=a)'}", "26: schema.orders.properties.paid.logicalTypeOptions.pattern: the lookahead '(?='; write what the whole text looks like; looking ahead cannot be done in linear time" },
        { "logicalType: time\n        logicalTypeOptions: {timezone: true}", "26: schema.orders.properties.paid.logicalTypeOptions.timezone: a time of day has no time zone; remove it, or use logicalType timestamp" },
        { "logicalType: timestamp\n        logicalTypeOptions: {defaultTimezone: Mars/Olympus}", "26: schema.orders.properties.paid.logicalTypeOptions.defaultTimezone: 'Mars/Olympus' is not a time zone; use a name of the IANA database, like Europe/Berlin or UTC" },
        { "logicalType: object", "24: schema.orders.properties.paid: an object without properties; write its properties: they become the members of a struct" },
        { "logicalType: array", "24: schema.orders.properties.paid: an array without items; write what each item is under 'items'" },
        { "logicalType: map", "24: schema.orders.properties.paid: a map without 'map'; write what its key and value are under 'map'" },
        { "logicalType: map\n        map: {key: {logicalType: string}}", "26: schema.orders.properties.paid.map: 'value' is missing; a map needs it, like 'value: {logicalType: string}'" },
        { "logicalType: map\n        map: {key: {logicalType: integer}, value: {logicalType: string}}", "26: schema.orders.properties.paid.map.key: a key that is not text; use logicalType: string, since JSON has no other keys" },
        { "logicalType: string\n        items: {logicalType: string}", "26: schema.orders.properties.paid.items: 'items' belongs to logicalType array; use that type, or remove it" },
        { "logicalType: object\n        logicalTypeOptions: {required: [b]}\n        properties: [{name: a, logicalType: string}]", "26: schema.orders.properties.paid.logicalTypeOptions.required: 'b' is no property of this object; use a" },
        { "logicalType: object\n        properties: [{name: a, logicalType: string, primaryKey: true}]", "26: schema.orders.properties.paid.properties.a.primaryKey: a key inside another field; keys are top-level properties" },
        { "logicalType: object\n        properties: [{name: a, logicalType: string, transformLogic: lower(b)}]", "26: schema.orders.properties.paid.properties.a.transformLogic: a derived field inside another field; derived fields are top-level properties" },
        { "logicalType: number\n        semanticType: measure", "26: schema.orders.properties.paid.semanticType: 'measure' is no column that a record could fill; use column or dimension, or keep it out of this contract" },
        { "logicalType: boolean\n        customProperties: [{property: epochUnit, value: seconds}]", "26: schema.orders.properties.paid.customProperties.epochUnit: 'epochUnit' has no effect here; write it on a timestamp" },
        { "logicalType: timestamp\n        customProperties: [{property: epochUnit, value: hours}]", "26: schema.orders.properties.paid.customProperties.epochUnit.value: 'hours' is none of its values; use seconds or milliseconds" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_type_that_cannot_be_is_refused(string written, string problem) => Sample.IsRefused(Place, "        " + written, problem);

    [Fact]
    public void What_is_made_of_parts_is_read_with_them()
    {
        var field = Sample.Accepted(Sample.With(Place, """
                    logicalType: object
                    required: true
                    logicalTypeOptions: {required: [b], minProperties: 1, maxProperties: 4}
                    properties:
                      - name: aKey
                        logicalType: map
                        logicalTypeOptions: {maxProperties: 3}
                        map:
                          key: {logicalType: string}
                          value: {logicalType: integer, required: true}
                      - name: b
                        physicalName: c
                        logicalType: array
                        logicalTypeOptions: {minItems: 1, maxItems: 5, uniqueItems: true}
                        items: {logicalType: date}
            """)).Datasets[0].Fields[3];

        var type = Assert.IsType<ObjectType>(field.Type);
        Assert.Equal((1, 4), (type.MinProperties, type.MaxProperties));
        Assert.Equal([("aKey", "a_key", false), ("b", "c", true)], type.Fields.Select(member => (member.Name, member.Column.Value, member.Required)));

        var map = Assert.IsType<MapType>(type.Fields[0].Type);
        Assert.Equal((null, 3), (map.MinProperties, map.MaxProperties));
        Assert.Equal("properties.paid.properties.aKey.map.value", map.Value.Path);
        Assert.True(map.Value.Required);

        var array = Assert.IsType<ArrayType>(type.Fields[1].Type);
        Assert.Equal((1, 5, true), (array.MinItems, array.MaxItems, array.UniqueItems));
        Assert.Equal(("items", "items"), (array.Items.Name, array.Items.Column.Value));
        Assert.Equal("properties.paid.properties.b.items", array.Items.Path);
        Assert.IsType<TemporalFormat.Iso>(Assert.IsType<DateType>(array.Items.Type).Format);
    }

    [Fact]
    public void A_timestamp_knows_its_zone_and_its_unit()
    {
        var zoned = Sample.Accepted(Sample.With(Place, "        logicalType: timestamp\n        logicalTypeOptions: {timezone: true, defaultTimezone: Europe/Berlin}")).Datasets[0].Fields[3];
        var counted = Sample.Accepted(Sample.With(Place, "        logicalType: timestamp\n        customProperties: [{property: epochUnit, value: milliseconds}]")).Datasets[0].Fields[3];

        var type = Assert.IsType<TimestampType>(zoned.Type);
        Assert.Equal((true, "Europe/Berlin"), (type.HasTimeZone, type.DefaultTimeZone.Id));
        Assert.Equal(new TemporalFormat.Epoch { Unit = EpochUnit.Milliseconds }, Assert.IsType<TimestampType>(counted.Type).Format);
    }

    /// <summary>A record's text, with a range as mathematics writes it.</summary>
    private static string Text(FieldType type)
    {
        var range = type switch
        {
            IntegerType integer => integer.Range,
            DecimalType exact => exact.Range,
            FloatType real => real.Range,
            _ => default,
        };
        var written = range == default ? "*"
            : $"{(range.ExcludesMinimum ? '(' : '[')}{range.Minimum?.ToString() ?? "*"}, {range.Maximum?.ToString() ?? "*"}{(range.ExcludesMaximum ? ')' : ']')}";
        return type.ToString().Replace(range.ToString(), written, StringComparison.Ordinal);
    }
}
