namespace ReferencePipeline.Contracts.Tests.Reading;

/// <summary>Dates, timestamps and times: bounds, examples and enums are written as the field itself is.</summary>
public sealed class TemporalTypesTests
{
    private const string Place = "        logicalType: boolean";

    public static TheoryData<string, string> Wrong => new()
    {
        { "logicalType: date\n        logicalTypeOptions: {minimum: 31.12.2020}", "26: schema.orders.properties.paid.logicalTypeOptions.minimum: '31.12.2020' is not written as the field is; write it in ISO 8601" },
        { "logicalType: date\n        logicalTypeOptions: {format: dd.MM.yyyy, maximum: 2020-12-31}", "26: schema.orders.properties.paid.logicalTypeOptions.maximum: '2020-12-31' is not written as the field is; write it as dd.MM.yyyy" },
        { "logicalType: date\n        logicalTypeOptions: {minimum: 2021-01-01, maximum: 2020-12-31}", "26: schema.orders.properties.paid.logicalTypeOptions.minimum: no value lies between the bounds; lower it or raise the other" },
        { "logicalType: date\n        logicalTypeOptions: {timezone: true}", "26: schema.orders.properties.paid.logicalTypeOptions.timezone: 'timezone' is no option of date; use minimum, maximum, exclusiveMinimum, exclusiveMaximum or format, or remove it" },
        { "logicalType: date\n        examples: [2024-02-30]", "26: schema.orders.properties.paid.examples[0]: '2024-02-30' is not written as the field is; write it in ISO 8601" },
        { "logicalType: date\n        examples: [20240230]", "26: schema.orders.properties.paid.examples[0]: it is not a date; write a date" },
        { "logicalType: date\n        logicalTypeOptions: {maximum: 2020-12-31}\n        examples: [2021-01-01]", "27: schema.orders.properties.paid.examples[0]: '2021-01-01' is outside the bounds of the field; write a value within minimum and maximum" },
        { "logicalType: date\n        enum: [{value: soon}]", "26: schema.orders.properties.paid.enum.soon.value: 'soon' is not written as the field is; write it in ISO 8601" },
        { "logicalType: timestamp\n        logicalTypeOptions: {minimum: yesterday}", "26: schema.orders.properties.paid.logicalTypeOptions.minimum: 'yesterday' is not written as the field is; write it in ISO 8601" },
        { "logicalType: timestamp\n        examples: [noon]", "26: schema.orders.properties.paid.examples[0]: 'noon' is not written as the field is; write it in ISO 8601" },
        { "logicalType: timestamp\n        logicalTypeOptions: {format: yyyy-MM-dd}\n        customProperties: [{property: epochUnit, value: seconds}]", "26: schema.orders.properties.paid.logicalTypeOptions.format: a number counted since 1970 has no format and no time zone; remove it, or the custom property 'epochUnit'" },
        { "logicalType: timestamp\n        examples: [2024-01-01T00:00:00Z]\n        customProperties: [{property: epochUnit, value: seconds}]", "26: schema.orders.properties.paid.examples[0]: it is not a number since 1970; write a number since 1970" },
        { "logicalType: time\n        logicalTypeOptions: {maximum: '25:00:00'}", "26: schema.orders.properties.paid.logicalTypeOptions.maximum: '25:00:00' is not written as the field is; write it in ISO 8601" },
        { "logicalType: time\n        logicalTypeOptions: {defaultTimezone: UTC}", "26: schema.orders.properties.paid.logicalTypeOptions.defaultTimezone: a time of day has no time zone; remove it, or use logicalType timestamp" },
        { "logicalType: time\n        logicalTypeOptions: {minimum: '12:00:00'}\n        examples: ['11:59:59']", "27: schema.orders.properties.paid.examples[0]: '11:59:59' is outside the bounds of the field; write a value within minimum and maximum" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_not_written_as_the_field_is_refused(string written, string problem) => Sample.IsRefused(Place, "        " + written, problem);

    [Fact]
    public void A_pattern_that_cannot_be_read_back_is_refused_with_what_to_write()
    {
        var problem = Assert.Single(Sample.Problems(Sample.With(Place, "        logicalType: date\n        logicalTypeOptions: {format: 'yyyy-bb-dd'}")));

        Assert.StartsWith("26: schema.orders.properties.paid.logicalTypeOptions.format: ", problem, StringComparison.Ordinal);
        Assert.Contains("'bb'", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_are_moments_in_UTC()
    {
        var type = Assert.IsType<TimestampType>(Type("logicalType: timestamp\n        logicalTypeOptions: {format: yyyy-MM-dd HH:mm, defaultTimezone: Europe/Berlin, exclusiveMinimum: 2024-07-01 12:00, maximum: 2024-12-01 12:00}"));

        Assert.Equal("yyyy-MM-dd HH:mm", Assert.IsType<TemporalFormat.Pattern>(type.Format).Jdk.Text);
        Assert.Equal(new Range<DateTime>(Utc(2024, 7, 1, 10), Utc(2024, 12, 1, 11), ExcludesMinimum: true), type.Range);
    }

    [Fact]
    public void The_bounds_of_a_counted_moment_are_ISO_8601()
    {
        var type = Assert.IsType<TimestampType>(Type("logicalType: timestamp\n        logicalTypeOptions: {minimum: '2024-07-01T00:00:00Z'}\n        customProperties: [{property: epochUnit, value: seconds}]\n        examples: [1719792000]"));

        Assert.Equal(new Range<DateTime>(Utc(2024, 7, 1, 0), null), type.Range);
        Assert.Equal(new TemporalFormat.Epoch { Unit = EpochUnit.Seconds }, type.Format);
    }

    [Fact]
    public void Days_and_hours_have_bounds_of_their_own()
    {
        var date = Assert.IsType<DateType>(Type("logicalType: date\n        logicalTypeOptions: {format: dd.MM.yyyy, minimum: 01.02.2024, exclusiveMaximum: 01.03.2024}\n        examples: [29.02.2024]"));
        var time = Assert.IsType<TimeType>(Type("logicalType: time\n        logicalTypeOptions: {format: 'HH:mm', timezone: false, minimum: '06:00', maximum: '22:00'}\n        examples: ['22:00']"));

        Assert.Equal(new Range<DateOnly>(new DateOnly(2024, 2, 1), new DateOnly(2024, 3, 1), ExcludesMaximum: true), date.Range);
        Assert.Equal(new Range<TimeOnly>(new TimeOnly(6, 0), new TimeOnly(22, 0)), time.Range);
    }

    private static FieldType Type(string written) => Sample.Accepted(Sample.With(Place, "        " + written)).Datasets[0].Fields[3].Type;

    private static DateTime Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, DateTimeKind.Utc);
}
