using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Validation;

/// <summary>The shortest record that a contract allows, and the longest line that it may become: <c>#</c> is any digit or sign.</summary>
public class RecordGrowthTests
{
    private const string At = "{ name: at, logicalType: timestamp, required: true }";
    private const string AtRecord = """{"at":"################"}""";
    private const string AtLine = "{\"at\":\"################################\"";

    [Theory]
    [InlineData("logicalType: integer, logicalTypeOptions: { format: i8 }", "#", "####")]
    [InlineData("logicalType: integer, logicalTypeOptions: { format: u8 }", "#", "###")]
    [InlineData("logicalType: integer, logicalTypeOptions: { format: i16 }", "#", "######")]
    [InlineData("logicalType: integer, logicalTypeOptions: { format: u16 }", "#", "#####")]
    [InlineData("logicalType: integer, logicalTypeOptions: { format: i32 }", "#", "###########")]
    [InlineData("logicalType: integer, logicalTypeOptions: { format: u32 }", "#", "##########")]
    [InlineData("logicalType: integer, logicalTypeOptions: { format: i64 }", "#", "####################")]
    [InlineData("logicalType: integer, logicalTypeOptions: { format: u64 }", "#", "####################")]
    [InlineData("logicalType: number, physicalType: 'decimal(9,3)'", "#", "-0.#########")]
    [InlineData("logicalType: number", "#", "#")]
    [InlineData("logicalType: boolean", "true", "true")]
    [InlineData("logicalType: date", "\"2026-11-21\"", "\"2026-11-21\"")]
    [InlineData("logicalType: date, logicalTypeOptions: { format: yyyyMMdd }", "\"##\"", "\"2026-11-21\"")]
    [InlineData("logicalType: time", "\"#####\"", "\"09:30:00.######\"")]
    [InlineData("logicalType: timestamp", "\"################\"", "\"################################\"")]
    [InlineData("logicalType: timestamp, customProperties: [{ property: epochUnit, value: seconds }]", "#", "\"################################\"")]
    [InlineData("logicalType: string", "\"\"", "\"\"")]
    [InlineData("logicalType: string, logicalTypeOptions: { minLength: 7 }", "\"#######\"", "\"#######\"")]
    [InlineData("logicalType: string, enum: [{ value: abcd }, { value: abc }, { value: abcde }]", "\"abc\"", "\"abc\"")]
    [InlineData("logicalType: object, properties: [{ name: aB, logicalType: integer, logicalTypeOptions: { format: i64 }, required: true }, { name: cD, logicalType: boolean, required: true }]",
        "{\"aB\":#,\"cD\":true}", "{\"a_b\":####################,\"c_d\":true}")]
    [InlineData("logicalType: array, logicalTypeOptions: { minItems: 2 }, items: { logicalType: string, logicalTypeOptions: { minLength: 1 } }",
        "[\"#\",\"#\"]", "[\"#\",\"#\"]")]
    [InlineData("logicalType: map, logicalTypeOptions: { minProperties: 2 }, map: { key: { logicalType: string }, value: { logicalType: boolean } }",
        "{\"\":true,\"\":true}", "{\"\":true,\"\":true}")]
    public void A_value_is_shortest_in_the_event_and_longest_in_the_line(string property, string value, string stored) =>
        Grows($"{{ name: someName, required: true, {property} }}", $$"""{"someName":{{value}}}""", $$"""{"some_name":{{stored}}}""" + "\n");

    [Theory]
    [InlineData("date", "", "date(at)", "\"2026-11-21\"")]
    [InlineData("integer", "", "hour(at)", "##")]
    [InlineData("integer", "", "month(at)", "##")]
    [InlineData("integer", "", "year(at)", "#####")]
    public void What_is_derived_comes_on_top(string type, string custom, string logic, string stored) => Grows(
        $"{At}\n{{ name: dE, logicalType: {type}, transformSourceObjects: [at], transformLogic: '{logic}' }}{custom}",
        AtRecord,
        $$"""{{AtLine}},"d_e":{{stored}}}""" + "\n");

    [Theory]
    [InlineData("integer", "bucket(9, s)", "##########")]
    [InlineData("string", "sha256(s, 'a/b')", "\"################################################################\"")]
    [InlineData("string", "truncate(3, s)", "\"#####\"")]
    public void What_is_derived_of_a_text_comes_on_top(string type, string logic, string stored) => Grows(
        $$"""
        { name: s, logicalType: string, required: true, logicalTypeOptions: { minLength: 5 } }
        { name: dE, logicalType: {{type}}, transformSourceObjects: [s], transformLogic: "{{logic}}" }
        """,
        """{"s":"#####"}""",
        $$"""{"s":"#####","d_e":{{stored}}}""" + "\n");

    [Fact]
    public void A_partition_key_is_left_out_of_the_line_whether_it_is_derived_or_not()
    {
        Grows(
            """
            { name: v, logicalType: integer, required: true, partitioned: true, partitionKeyPosition: 1 }
            { name: other, logicalType: integer, logicalTypeOptions: { format: i16 }, required: true }
            """,
            """{"v":#,"other":#}""", """{"other":######}""" + "\n");
        Grows(
            $$"""
            {{At}}
            { name: day, logicalType: date, required: true, partitioned: true, partitionKeyPosition: 1, transformSourceObjects: [at], transformLogic: date(at) }
            """,
            AtRecord, AtLine + "}\n");
    }

    [Fact]
    public void A_text_may_be_so_long_that_all_else_counts_for_nothing()
    {
        // {"aLongName":""} becomes {"a":""}, and each letter more becomes one letter.
        Assert.Equal(1.5, Growth("{ name: aLongName, physicalName: a, logicalType: string, required: true }").Worst(0, 1.5), 9);
        // A key's letters are not in the line.
        Grows(
            """
            { name: key, logicalType: string, required: true, partitioned: true, partitionKeyPosition: 1 }
            { name: aLongName, physicalName: a, logicalType: boolean, required: true }
            """,
            """{"key":"","aLongName":true}""", """{"a":true}""" + "\n");
    }

    [Fact]
    public void An_optional_part_is_there_when_it_grows_more_than_the_record_does_without_it()
    {
        const string Required = "{ name: id, logicalType: integer, logicalTypeOptions: { format: i8 }, required: true }\n";
        const string Long = "{ name: n, physicalName: a_much_longer_name, logicalType: integer, logicalTypeOptions: { format: u8 } }\n";
        const string Longer = "{ name: o, physicalName: a_name_that_is_longer_still, logicalType: boolean }\n";

        Grows(Required + Long, """{"id":#,"n":#}""", """{"id":####,"a_much_longer_name":###}""" + "\n");
        Grows(Required + "{ name: same, logicalType: boolean }\n" + Long + Longer, """{"id":#,"n":#,"o":true}""", """{"id":####,"a_much_longer_name":###,"a_name_that_is_longer_still":true}""" + "\n");
        Grows(Required + "{ name: same, logicalType: boolean }", """{"id":#}""", """{"id":####}""" + "\n");
        // Beside 100 bytes for each record, no part is worth a longer record.
        Assert.Equal((100 + 1.5 * 12) / 8, Growth(Required + Long).Worst(100, 1.5), 9);
    }

    [Fact]
    public void What_repeats_sets_the_pace_when_it_grows_most()
    {
        const string Items = "{ name: v, logicalType: array, items: { logicalType: integer, logicalTypeOptions: { format: i32 } } }";

        // An item and its comma: 2 bytes become 12.
        Assert.Equal(1.5 * 6, Growth(Items).Worst(0, 1.5), 9);
        Assert.Equal(1.5 * 6, Growth(Items).WorstOfLarge(1.5), 9);
        // An entry's quotes, colon and comma stay: 5 bytes become 15.
        Assert.Equal(3, Growth("{ name: v, logicalType: map, map: { key: { logicalType: string }, value: { logicalType: integer, logicalTypeOptions: { format: i32 } } } }").WorstOfLarge(1), 9);
        // What may be left out of each item: 6 bytes become 9.
        Assert.Equal(1.5, Growth("{ name: v, logicalType: array, items: { logicalType: object, properties: [{ name: a, physicalName: abcd, logicalType: number }] } }").WorstOfLarge(1), 9);
        // A text is as long in the line as in the event, and what stands once does not count.
        Assert.Equal(1.5, Growth("{ name: s, logicalType: string }\n{ name: n, physicalName: abcdefgh, logicalType: integer }").WorstOfLarge(1.5), 9);
    }

    [Fact]
    public void Texts_in_lower_case_and_unknown_fields_grow_with_the_record()
    {
        const string Text = "{ name: s, logicalType: string, required: true }\n";

        // Two bytes of U+023A stay, and three of U+2C65 come on top.
        Assert.Equal(2.5, Growth(Text + "{ name: d, logicalType: string, transformSourceObjects: [s], transformLogic: lower(s) }").WorstOfLarge(1), 9);
        Assert.Equal(1, Growth(Text + "{ name: d, logicalType: string, transformSourceObjects: [s], transformLogic: 'truncate(9, s)' }").WorstOfLarge(1), 9);
        // {"s":"","filler":true} becomes {"s":"","filler":true,"d":""}, to which nine letters add nine and eighteen.
        Assert.Equal((30.0 + 18) / (22 + 9), Growth(Text + "{ name: filler, logicalType: boolean, required: true }\n{ name: d, logicalType: string, transformSourceObjects: [s], transformLogic: 'truncate(9, s)' }").Worst(0, 1), 9);
        Assert.Equal(2, Growth(Text, "keep").WorstOfLarge(1), 9);
        Assert.Equal(1, Growth(Text, "drop").WorstOfLarge(1), 9);
    }

    [Fact]
    public void The_column_of_unknown_fields_comes_on_top() => Assert.Equal(
        (200.0 + """{"id":true,"unknown_fields":"{}"}""".Length + 1) / """{"id":true}""".Length,
        Growth("{ name: id, logicalType: boolean, required: true }", "keep").Worst(200, 1),
        9);

    [Theory]
    [InlineData("date", "", 10)]
    [InlineData("boolean", "", 5)]
    [InlineData("integer", "", 20)]
    [InlineData("string", "", 128)]
    [InlineData("string", ", logicalTypeOptions: { maxLength: 7 }", 7)]
    [InlineData("string", ", logicalTypeOptions: { maxLength: 200 }", 128)]
    public void A_folder_has_a_longest_name(string type, string options, int expected) =>
        Assert.Equal(expected, RecordGrowth.Longest(Check.Dataset($"{{ name: v, logicalType: {type}{options} }}").Fields[0]));

    [Theory]
    // {"id":#} has 8 bytes: (6 - 4/3) MiB hold so little that the least has to do.
    [InlineData("{ name: id, logicalType: integer, required: true }", 0.2)]
    // 2,009 bytes become 2,010, and with 200 around them and a third for base64 1.43 times as much: (6 - 4/3) / 1.43.
    [InlineData("{ name: v, logicalType: string, required: true, logicalTypeOptions: { minLength: 2001 } }", 3)]
    // 109 bytes: (200 + 4/3 * 110) / 109 = 3.18 times as much.
    [InlineData("{ name: v, logicalType: string, required: true, logicalTypeOptions: { minLength: 101 } }", 1.4)]
    // Items grow sixfold: one more record of 1 MiB could take all there is.
    [InlineData("{ name: v, logicalType: array, items: { logicalType: integer, logicalTypeOptions: { format: i32 } } }", 0.2)]
    // 100 bytes of record, of which 8 name a folder that the answer names too: (200 + 1 + 6 + 20 + 4/3 * 95) / 100 = 3.54.
    [InlineData("{ name: v, logicalType: string, required: true, logicalTypeOptions: { minLength: 86 } }\n{ name: k, logicalType: integer, required: true, partitioned: true, partitionKeyPosition: 1 }", 1.3)]
    public void A_batch_is_as_large_as_its_answer_allows(string properties, double megabytes) =>
        Assert.Equal((decimal)megabytes, ProcessorBuffer.MegabytesFor(Check.Dataset(properties)));

    private static void Grows(string properties, string record, string line) =>
        Assert.Equal((double)line.Length / record.Length, Growth(properties).Worst(0, 1), 9);

    private static RecordGrowth Growth(string properties, string unknown = "drop") =>
        new(Check.Dataset(properties, $"[{{ property: unknownFields, value: {unknown} }}]"));
}
