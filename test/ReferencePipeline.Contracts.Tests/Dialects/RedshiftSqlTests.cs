using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Contracts.Tests.Reading;

namespace ReferencePipeline.Contracts.Tests.Dialects;

public sealed class RedshiftSqlTests
{
    /// <summary>A row filter as a contract writes it over the sample's columns, and as Redshift reads it.</summary>
    public static TheoryData<string, string> Filters => new()
    {
        { "amount > 12.50", "\"amount\" > 12.5" },
        { "quantity <> 3 AND paid = TRUE", "(\"quantity\" <> 3 AND \"paid\" = TRUE)" },
        { "quantity = 1 OR paid = FALSE AND amount <= 7", "(\"quantity\" = 1 OR (\"paid\" = FALSE AND \"amount\" <= 7))" },
        { "NOT (quantity < 2)", "(NOT \"quantity\" < 2)" },
        { "order_id IN ('a', 'it''s')", "\"order_id\" IN ('a', 'it''s')" },
        { "order_id NOT IN ('a')", "(NOT \"order_id\" IN ('a'))" },
        { "quantity BETWEEN 2 AND 5", "\"quantity\" BETWEEN 2 AND 5" },
        { "order_id LIKE 'A\\_%'", "\"order_id\" LIKE 'A\\\\\\\\_%'" },
        { "order_id IS NULL", "\"order_id\" IS NULL" },
        { "order_id IS NOT NULL", "(NOT \"order_id\" IS NULL)" },
        { "ordered_at >= TIMESTAMP '2026-01-31 08:15:30'", "\"ordered_at\" >= CAST('2026-01-31 08:15:30.000000+00:00' AS timestamptz)" },
    };

    [Theory, MemberData(nameof(Filters))]
    public void A_row_filter_means_the_same_in_Redshift(string written, string sql)
    {
        var contract = Sample.Accepted($"{Sample.Good}\n    customProperties:\n      - property: rowFilter\n        value: \"{written.Replace(@"\", @"\\", StringComparison.Ordinal)}\"");

        Assert.Equal(sql, RedshiftCondition.Of(contract.Roles[0].Datasets[0].RowFilter!.Condition));
    }

    [Theory]
    [InlineData("plain", "'plain'")]
    [InlineData("it's", "'it''s'")]
    [InlineData(@"back\slash", @"'back\\slash'")]
    public void A_text_is_quoted_so_that_nothing_in_it_ends_it(string text, string literal) => Assert.Equal(literal, RedshiftLiteral.Text(text));

    /// <summary>Pattern, whether the text carries an offset, and what is cast; nothing where parts have no fixed place.</summary>
    public static TheoryData<string, bool, string?> Patterns => new()
    {
        { "yyyy-MM-dd HH:mm:ss", false, "TRY_CAST({0} || '+01:00' AS timestamptz)" },
        { "yyyy-MM-dd'T'HH:mm:ssXXX", true, "TRY_CAST({0} AS timestamptz)" },
        { "dd.MM.yyyy HH:mm", false, "TRY_CAST(SUBSTRING({0}, 7, 4) || '-' || SUBSTRING({0}, 4, 2) || '-' || SUBSTRING({0}, 1, 2) || ' ' || SUBSTRING({0}, 12, 2) || ':' || SUBSTRING({0}, 15, 2) || '+01:00' AS timestamptz)" },
        { "yyyyMMdd'at'HHmmss.SSSX", true, "TRY_CAST(SUBSTRING({0}, 1, 4) || '-' || SUBSTRING({0}, 5, 2) || '-' || SUBSTRING({0}, 7, 2) || ' ' || SUBSTRING({0}, 11, 2) || ':' || SUBSTRING({0}, 13, 2) || ':' || SUBSTRING({0}, 15, 2) || '.' || SUBSTRING({0}, 18, 3) || SUBSTRING({0}, 21) AS timestamptz)" },
        { "d.M.yyyy HH:mm", false, null },
        { "dd MMM yyyy HH:mm", false, null },
        { "hh:mm a dd.MM.yyyy", false, null },
    };

    [Theory, MemberData(nameof(Patterns))]
    public void A_timestamp_of_any_fixed_pattern_is_read_and_no_misfit_fails(string pattern, bool hasOffset, string? sql)
    {
        Assert.True(JdkPattern.TryParse(pattern, out var jdk, out _));
        var type = new TimestampType { Format = new TemporalFormat.Pattern { Jdk = jdk }, HasTimeZone = hasOffset, DefaultTimeZone = TimeZoneInfo.FindSystemTimeZoneById("Etc/GMT-1") };

        Assert.Equal(sql is null ? null : string.Format(sql, "NULLIF(BTRIM(CAST(payload.\"at\" AS varchar(64))), '')"), RedshiftEvent.Carried(Make.Field("at", type), "payload"));
    }

    [Theory]
    [InlineData("dd/MM/yyyy", "TRY_CAST(SUBSTRING({0}, 7, 4) || '-' || SUBSTRING({0}, 4, 2) || '-' || SUBSTRING({0}, 1, 2) AS date)")]
    [InlineData("yyyy-MM-dd", "TRY_CAST({0} AS date)")]
    [InlineData("DDD yyyy", null)]
    public void So_is_a_date(string pattern, string? sql)
    {
        Assert.True(JdkPattern.TryParse(pattern, out var jdk, out _));

        Assert.Equal(sql is null ? null : string.Format(sql, "NULLIF(BTRIM(CAST(payload.\"on\" AS varchar(64))), '')"), RedshiftEvent.Carried(Make.Field("on", Make.Date(new TemporalFormat.Pattern { Jdk = jdk })), "payload"));
    }

    [Fact]
    public void A_time_without_an_offset_is_of_its_zone_unless_it_carries_one_all_the_same()
    {
        var berlin = new TimestampType { Format = new TemporalFormat.Iso(), HasTimeZone = false, DefaultTimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") };
        var sql = RedshiftEvent.Carried(Make.Field("at", berlin), "payload")!;

        Assert.Contains("~ '[T ].*(Z|[+-][0-9][0-9](:?[0-9][0-9])?)$' THEN TRY_CAST(", sql, StringComparison.Ordinal);
        Assert.EndsWith(" AS timestamp) AT TIME ZONE 'Europe/Berlin' END", sql, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EpochUnit.Seconds, "CAST(payload.\"at\" AS double precision)")]
    [InlineData(EpochUnit.Milliseconds, "CAST(payload.\"at\" AS double precision) / 1000")]
    public void Seconds_since_1970_are_a_moment_of_the_years_that_files_hold(EpochUnit unit, string seconds) => Assert.Equal(
        $"CASE WHEN {seconds} BETWEEN -62135596800 AND 253402300799 THEN (TIMESTAMP 'epoch' + {seconds} * INTERVAL '1 second') AT TIME ZONE 'UTC' END",
        RedshiftEvent.Carried(Make.Field("at", Make.Timestamp(new TemporalFormat.Epoch { Unit = unit })), "payload"));

    [Fact]
    public void A_key_with_a_quote_in_it_stays_one_name() =>
        Assert.Equal("CAST(payload.\"a\"\"b\" AS bigint)", RedshiftEvent.Carried(Make.Field("a\"b", Make.Integer(IntegerWidth.I64)), "payload"));

    /// <summary>What can be computed from a source of the event, and how.</summary>
    public static TheoryData<string, string?> Derivations => new()
    {
        { "hour", "CAST(EXTRACT(hour FROM (\"at\" AT TIME ZONE 'UTC')) AS integer)" },
        { "month", "CAST(EXTRACT(month FROM (\"at\" AT TIME ZONE 'UTC')) AS integer)" },
        { "year", "CAST(EXTRACT(year FROM (\"at\" AT TIME ZONE 'UTC')) AS integer)" },
        { "date", "CAST((\"at\" AT TIME ZONE 'UTC') AS date)" },
        { "truncate", "CAST(LEFT(\"word\", 3) AS varchar(65535))" },
        { "lower", "CAST(LOWER(\"word\") AS varchar(65535))" },
        { "bucket", null },
        { "sha256", null },
    };

    [Theory, MemberData(nameof(Derivations))]
    public void A_derived_column_is_computed_as_the_transform_function_does_or_not_at_all(string derivation, string? sql)
    {
        var (at, word) = (Make.Field("at", Make.Timestamp()), Make.Field("word", new StringType()));
        var number = Make.Integer(IntegerWidth.I32);
        var field = derivation switch
        {
            "hour" => Make.Field("it", number, derivation: new Derivation.HourOf(at)),
            "month" => Make.Field("it", number, derivation: new Derivation.MonthOf(at)),
            "year" => Make.Field("it", number, derivation: new Derivation.YearOf(at)),
            "date" => Make.Field("it", Make.Date(), derivation: new Derivation.DateOf(at)),
            "truncate" => Make.Field("it", new StringType(), derivation: new Derivation.Truncate(3, word)),
            "lower" => Make.Field("it", new StringType(), derivation: new Derivation.Lower(word)),
            "bucket" => Make.Field("it", number, derivation: new Derivation.Bucket(8, word)),
            _ => Make.Field("it", new StringType(), derivation: new Derivation.Sha256(word, "salt")),
        };

        Assert.Equal(sql, RedshiftEvent.Derived(field));
    }
}
