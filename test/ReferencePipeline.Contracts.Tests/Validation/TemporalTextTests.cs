using ReferencePipeline.Contracts.Tests.Temporal;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Validation;

/// <summary>Dates, times and moments that are written without a pattern.</summary>
public class TemporalTextTests
{
    private static DateTime Moment => new(2026, 11, 21, 19, 5, 7, 123, 450, DateTimeKind.Utc);

    [Fact]
    public void Iso_text_carries_a_z_exactly_when_the_contract_asks_for_an_offset()
    {
        Assert.Equal("2026-11-21T19:05:07.12345Z", Given.Written(Given.Timestamp(hasTimeZone: true, zone: "Europe/Berlin"), Moment));
        Assert.Equal("2026-11-21T20:05:07.12345", Given.Written(Given.Timestamp(zone: "Europe/Berlin"), Moment));
        Assert.Equal("2026-11-21", Given.Written(Given.Iso, new DateOnly(2026, 11, 21)));
        Assert.Equal("19:05:07.12", Given.Written(Given.Iso, new TimeOnly(19, 5, 7, 120)));
        Assert.Equal("19:05:07", Given.Written(Given.Iso, new TimeOnly(19, 5, 7)));
    }

    [Fact]
    public void Epochs_are_whole_numbers_cut_towards_the_past()
    {
        Assert.Equal("1518033528", Given.Written(Given.Epoch(EpochUnit.Seconds), new(2018, 2, 7, 19, 58, 48, 999, DateTimeKind.Utc)));
        Assert.Equal("1518033528999", Given.Written(Given.Epoch(EpochUnit.Milliseconds), new(2018, 2, 7, 19, 58, 48, 999, DateTimeKind.Utc)));
        Assert.Equal("-1", Given.Written(Given.Epoch(EpochUnit.Seconds), DateTime.UnixEpoch.AddMilliseconds(-1)));
    }

    [Theory]
    [InlineData(0, "19:05:07")]
    [InlineData(1, "19:05:07.000001")]
    [InlineData(120, "19:05:07.00012")]
    [InlineData(1_000, "19:05:07.001")]
    [InlineData(123_000, "19:05:07.123")]
    [InlineData(500_000, "19:05:07.5")]
    [InlineData(999_999, "19:05:07.999999")]
    public void A_fraction_is_written_without_zeros_at_its_end(int micros, string expected) =>
        Assert.Equal(expected, Given.Written(Given.Iso, new TimeOnly(19, 5, 7).Add(TimeSpan.FromMicroseconds(micros))));

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-24T23:59:59", "2026-10-25T01:59:59")]
    [InlineData("Europe/Berlin", "2026-10-25T00:30:00", "refused")]
    [InlineData("Europe/Berlin", "2026-10-25T02:00:00", "2026-10-25T03:00:00")]
    [InlineData("America/New_York", "2026-07-01T02:00:00", "2026-06-30T22:00:00")]
    [InlineData("America/New_York", "0001-01-01T03:00:00", "refused")]
    [InlineData("Asia/Kolkata", "9999-12-31T20:00:00", "refused")]
    [InlineData("UTC", "0001-01-01T00:00:00", "0001-01-01T00:00:00")]
    [InlineData("UTC", "9999-12-31T23:59:59", "9999-12-31T23:59:59")]
    public void A_moment_is_written_in_the_zone_where_one_moment_reads_so(string zone, string utc, string expected) =>
        Assert.Equal(expected, Given.Written(Given.Timestamp(zone: zone), DateTime.SpecifyKind(DateTime.Parse(utc), DateTimeKind.Utc)));

    [Fact]
    public void A_text_that_carries_its_offset_is_written_in_utc_whatever_the_zone()
    {
        var nightOfTheClocks = new DateTime(2026, 10, 25, 0, 30, 0, DateTimeKind.Utc);

        Assert.Equal("2026-10-25T00:30:00Z", Given.Written(Given.Timestamp(hasTimeZone: true, zone: "Europe/Berlin"), nightOfTheClocks));
        Assert.Equal("2026-10-25 00:30+00:00", Given.Written(Given.Timestamp(Given.Pattern("yyyy-MM-dd HH:mmxxx"), zone: "Europe/Berlin"), nightOfTheClocks));
        Assert.Equal("refused", Given.Written(Given.Timestamp(Given.Pattern("yyyy-MM-dd HH:mm"), hasTimeZone: true, zone: "Europe/Berlin"), nightOfTheClocks));
    }

    [Fact]
    public void What_has_no_room_is_not_written()
    {
        Assert.True(TemporalText.TryWriteDate(Given.Iso, new(2026, 1, 1), stackalloc byte[10], out var written));
        Assert.Equal(10, written);
        Assert.False(TemporalText.TryWriteDate(Given.Iso, new(2026, 1, 1), stackalloc byte[9], out written));
        Assert.Equal(0, written);
        Assert.True(TemporalText.TryWriteTime(Given.Iso, new(9, 30, 0), stackalloc byte[15], out written));
        Assert.Equal(8, written);
        Assert.False(TemporalText.TryWriteTime(Given.Iso, new(9, 30, 0), stackalloc byte[14], out written));
        Assert.Equal(0, written);
        Assert.True(TemporalText.TryWriteTimestamp(Given.Timestamp(), Moment, stackalloc byte[27], out written));
        Assert.Equal(25, written);
        Assert.False(TemporalText.TryWriteTimestamp(Given.Timestamp(), Moment, stackalloc byte[26], out written));
        Assert.Equal(0, written);
    }

    [Fact]
    public void An_epoch_says_moments_only_and_neither_days_nor_times()
    {
        var epoch = Given.Epoch(EpochUnit.Seconds).Format;

        Assert.Equal("refused", Given.Date(epoch, "1518033528"));
        Assert.Equal("refused", Given.Time(epoch, "1518033528"));
        Assert.Equal("refused", Given.Written(epoch, new DateOnly(2026, 11, 21)));
        Assert.Equal("refused", Given.Written(epoch, new TimeOnly(19, 5, 7)));
    }

    [Theory]
    [InlineData(60, "2026-11-21T09:30:00", "2026-11-21T08:30:00Z")]
    [InlineData(-570, "2026-11-21T09:30:00", "2026-11-21T19:00:00Z")]
    [InlineData(60, "0001-01-01T00:59:59", "refused")]
    [InlineData(60, "0001-01-01T01:00:00", "0001-01-01T00:00:00Z")]
    [InlineData(-60, "9999-12-31T23:00:00", "refused")]
    [InlineData(60, "2026-11-21T09:30:00+05:00", "2026-11-21T04:30:00Z")]
    public void A_fixed_offset_is_meant_where_none_is_said(int minutes, string text, string expected)
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("fixed", TimeSpan.FromMinutes(minutes), null, null);
        var type = new TimestampType { Format = Given.Iso, HasTimeZone = false, DefaultTimeZone = zone };

        Assert.Equal(expected, Given.Moment(type, text));
    }
}
