using ReferencePipeline.Contracts.Comparing;
using ReferencePipeline.Contracts.Tests.Dialects;

namespace ReferencePipeline.Contracts.Tests.Comparing;

/// <summary>Old and new as sentences show them: short, and never two different things in the same words.</summary>
public sealed class TextTests
{
    [Fact]
    public void A_type_is_named_as_the_contract_names_it() => Assert.Equal(
        ["string", "integer u16", "decimal(18,2)", "f32", "f64", "boolean", "date", "timestamp", "time", "object", "array", "map"],
        new FieldType[]
        {
            new StringType(), Make.Integer(IntegerWidth.U16), Make.Decimal(18, 2), Make.Float(FloatWidth.F32), Make.Float(FloatWidth.F64), new BooleanType(), Make.Date(),
            Make.Timestamp(), Make.Time(), Make.Object(), Make.Array(new StringType()), Make.Map(new StringType()),
        }.Select(Text.Of));

    [Fact]
    public void A_derivation_is_shown_as_it_is_written()
    {
        var field = Make.Field("placedAt", new StringType());
        Assert.Equal(
            ["date(placedAt)", "hour(placedAt)", "month(placedAt)", "year(placedAt)", "truncate(3, placedAt)", "lower(placedAt)", "bucket(16, placedAt)", "sha256(placedAt, 'shop/salt')"],
            new Derivation[]
            {
                new Derivation.DateOf(field), new Derivation.HourOf(field), new Derivation.MonthOf(field), new Derivation.YearOf(field),
                new Derivation.Truncate(3, field), new Derivation.Lower(field), new Derivation.Bucket(16, field), new Derivation.Sha256(field, "shop/salt"),
            }.Select(Text.Of));
    }

    [Fact]
    public void A_format_says_how_values_are_written() => Assert.Equal(
        ["ISO 8601", "'dd.MM.yyyy'", "seconds since 1970", "milliseconds since 1970"],
        new[]
        {
            new TemporalFormat.Iso(), Temporal.Given.Pattern("dd.MM.yyyy"),
            new TemporalFormat.Epoch { Unit = EpochUnit.Seconds }, new TemporalFormat.Epoch { Unit = EpochUnit.Milliseconds },
        }.Select(Text.Of));

    [Theory]
    [InlineData(null, "no limit")]
    [InlineData("2.00:00:00", "2 d")]
    [InlineData("2.03:00:00", "51 h")]
    [InlineData("03:25:00", "205 min")]
    [InlineData("00:01:30.5", "90.5 s")]
    public void A_time_is_told_in_its_largest_whole_unit(string? time, string expected) =>
        Assert.Equal(expected, Text.Of(time is null ? null : TimeSpan.Parse(time)));

    [Fact]
    public void A_rule_shows_everything_that_decides_what_it_finds()
    {
        Field[] key = [Make.Field("tenantId", new StringType()), Make.Field("orderId", new StringType())];
        Assert.Equal(
            [
                "rowCount mustBeGreaterThan 5",
                "nullValues mustBeBetween 5 and 12.5 percent",
                "duplicateValues of (tenantId, orderId) mustBe 0 rows",
                "invalidValues mustBe 0 rows, valid are (\"a\", 7), the pattern is '^x$'",
                "missingValues mustBe 0 rows, missing are (\"n/a\")",
                "text 'Seldom more than ten.'",
                "sql 'SELECT 1' mustBe 0",
                "soda 'checks'",
            ],
            new QualityRule[]
            {
                Make.Rule(QualityMetric.RowCount, Make.Compare(ComparisonOperator.MustBeGreaterThan, 5)),
                Make.Rule(QualityMetric.NullValues, Make.Compare(ComparisonOperator.MustBeBetween, 5, 12.5m), percent: true),
                Make.Rule(QualityMetric.DuplicateValues, Make.Zero, fields: key),
                Make.Rule(QualityMetric.InvalidValues, Make.Zero, values: [Make.Text("a"), Make.Number("7")], pattern: "^x$"),
                Make.Rule(QualityMetric.MissingValues, Make.Zero, values: [Make.Text("n/a")]),
                new TextRule { Line = 1, Description = "Seldom more than ten." },
                Make.Sql("SELECT 1"),
                new CustomRule { Line = 1, Engine = "soda", Implementation = "checks" },
            }.Select(Text.Of));
    }
}
