using System.Text;
using ReferencePipeline.Contracts.Tests.Temporal;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Validation;

public class IsoTextTests
{
    private const string LookCloser = "look closer";

    [Theory]
    [InlineData("2026-11-21", "2026-11-21")]
    [InlineData("0001-01-01", "0001-01-01")]
    [InlineData("9999-12-31", "9999-12-31")]
    [InlineData("2024-02-29", "2024-02-29")]
    [InlineData("2023-02-29", "refused")]
    [InlineData("2026-02-31", "refused")]
    [InlineData("2026-04-31", "refused")]
    [InlineData("2026-00-10", "refused")]
    [InlineData("2026-13-10", "refused")]
    [InlineData("2026-11-00", "refused")]
    [InlineData("0000-11-21", "refused")]
    [InlineData("2026-1-21", "refused")]
    [InlineData("2026/11/21", "refused")]
    [InlineData("20261121", "refused")]
    [InlineData("2026-11-21 ", "refused")]
    [InlineData("2026-11-21T00:00:00Z", "refused")]
    [InlineData("+2026-11-21", "refused")]
    [InlineData("2026-11-2１", "refused")]
    [InlineData("2026/11-21", "refused")]
    [InlineData("2026-11/21", "refused")]
    [InlineData("x026-11-21", "refused")]
    [InlineData("2x26-11-21", "refused")]
    [InlineData("20x6-11-21", "refused")]
    [InlineData("202x-11-21", "refused")]
    [InlineData("2026-x1-21", "refused")]
    [InlineData("2026-1x-21", "refused")]
    [InlineData("2026-11-x1", "refused")]
    [InlineData("2026-11-2x", "refused")]
    [InlineData("2000-02-29", "2000-02-29")]
    [InlineData("1900-02-29", "refused")]
    [InlineData("2026-12-01", "2026-12-01")]
    [InlineData("", "refused")]
    public void A_date_is_year_month_and_day_that_exist(string text, string expected) => Assert.Equal(expected, Given.Date(Given.Iso, text));

    [Theory]
    [InlineData("2026-11-21T09:30:00Z", "2026-11-21T09:30:00Z")]
    [InlineData("2026-11-21T09:30:00.1Z", "2026-11-21T09:30:00.1Z")]
    [InlineData("2026-11-21T09:30:00.123456Z", "2026-11-21T09:30:00.123456Z")]
    [InlineData("2026-11-21T09:30:00.123456999Z", "2026-11-21T09:30:00.123456Z")]
    [InlineData("2026-11-21T23:59:59.999999999Z", "2026-11-21T23:59:59.999999Z")]
    [InlineData("2026-11-21T09:30:00.1234567890Z", "refused")]
    [InlineData("2026-11-21T09:30:00.Z", "refused")]
    [InlineData("2026-11-21T09:30:00+01:30", "2026-11-21T08:00:00Z")]
    [InlineData("2026-11-21T09:30:00-0130", "2026-11-21T11:00:00Z")]
    [InlineData("2026-11-21T09:30:00+02", "2026-11-21T07:30:00Z")]
    [InlineData("2026-01-01T00:30:00+01:00", "2025-12-31T23:30:00Z")]
    [InlineData("2026-11-21T09:30:00-00:00", "2026-11-21T09:30:00Z")]
    [InlineData("2026-11-21T09:30:00+18:00", "2026-11-20T15:30:00Z")]
    [InlineData("2026-11-21T09:30:00+18:01", "refused")]
    [InlineData("2026-11-21T09:30:00+01:60", "refused")]
    [InlineData("2026-11-21T09:30:00+1", "refused")]
    [InlineData("2026-11-21T09:30:00+01:", "refused")]
    [InlineData("2026-11-21T09:30:00+01-30", "refused")]
    [InlineData("2026-11-21T09:30:00+01:59", "2026-11-21T07:31:00Z")]
    [InlineData("2026-11-21T09:30:00-1800", "2026-11-22T03:30:00Z")]
    [InlineData("2026-11-21T09:30:00+013", "refused")]
    [InlineData("2026-11-21T09:30:00+01:300", "refused")]
    [InlineData("2026-11-21T09:30:00x01:30", "refused")]
    [InlineData("2026-11-21T09:30:00+xx:30", "refused")]
    [InlineData("2026-11-21T09:30:00+01:3x", "refused")]
    [InlineData("2026-11-21T09:30:00+0x30", "refused")]
    [InlineData("0001-01-01T00:00:00+00:00", "0001-01-01T00:00:00Z")]
    [InlineData("2026-11-21T09:30:00", "2026-11-21T09:30:00Z")]
    [InlineData("2026-11-21T09:30Z", "refused")]
    [InlineData("2026-11-21 09:30:00Z", "refused")]
    [InlineData("2026-11-21t09:30:00Z", "refused")]
    [InlineData("2026-11-21T09:30:00z", "refused")]
    [InlineData("2026-11-21T24:00:00Z", "refused")]
    [InlineData("2026-11-21T09:60:00Z", "refused")]
    [InlineData("2026-12-31T23:59:60Z", "refused")]
    [InlineData("2026-02-29T09:30:00Z", "refused")]
    [InlineData("2026-11-21T09:30:00ZZ", "refused")]
    [InlineData("2026-11-21", "refused")]
    [InlineData("0001-01-01T00:00:00+00:01", "refused")]
    [InlineData("9999-12-31T23:59:59-00:01", "refused")]
    public void A_timestamp_becomes_a_moment_in_utc(string text, string expected) =>
        Assert.Equal(expected, Given.Moment(Given.Timestamp(), text));

    [Theory]
    [InlineData("09:30:00", "09:30:00")]
    [InlineData("23:59:59.999999999", "23:59:59.999999")]
    [InlineData("00:00:00.5", "00:00:00.5")]
    [InlineData("24:00:00", "refused")]
    [InlineData("09:30", "refused")]
    [InlineData("09:30:0", "refused")]
    [InlineData("09:30:60", "refused")]
    [InlineData("09:30:00.123456789", "09:30:00.123456")]
    [InlineData("09:30:00.1234567890", "refused")]
    [InlineData("09:30:00.", "refused")]
    [InlineData("09:30:00Z", "refused")]
    [InlineData("9:30:00", "refused")]
    [InlineData("", "refused")]
    public void A_time_is_a_clock_without_zone(string text, string expected) => Assert.Equal(expected, Given.Time(Given.Iso, text));

    [Fact]
    public void A_timestamp_that_must_say_its_offset_is_refused_without()
    {
        var type = Given.Timestamp(hasTimeZone: true, zone: "Europe/Berlin");

        Assert.Equal("refused", Given.Moment(type, "2026-11-21T09:30:00"));
        Assert.Equal("2026-11-21T08:30:00Z", Given.Moment(type, "2026-11-21T09:30:00+01:00"));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-01-15T12:00:00", "2026-01-15T11:00:00Z")]
    [InlineData("Europe/Berlin", "2026-07-15T12:00:00", "2026-07-15T10:00:00Z")]
    [InlineData("Europe/Berlin", "2026-07-15T12:00:00+05:00", "2026-07-15T07:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T01:59:59.999999", "2026-03-29T00:59:59.999999Z")]
    [InlineData("Europe/Berlin", "2026-03-29T02:00:00", "ambiguous")]
    [InlineData("Europe/Berlin", "2026-03-29T02:59:59", "ambiguous")]
    [InlineData("Europe/Berlin", "2026-03-29T03:00:00", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T01:59:59", "2026-10-24T23:59:59Z")]
    [InlineData("Europe/Berlin", "2026-10-25T02:00:00", "ambiguous")]
    [InlineData("Europe/Berlin", "2026-10-25T02:59:59", "ambiguous")]
    [InlineData("Europe/Berlin", "2026-10-25T03:00:00", "2026-10-25T02:00:00Z")]
    [InlineData("America/New_York", "2026-03-08T02:30:00", "ambiguous")]
    [InlineData("America/New_York", "2026-11-01T01:30:00", "ambiguous")]
    [InlineData("America/New_York", "2026-11-01T02:00:00", "2026-11-01T07:00:00Z")]
    [InlineData("Asia/Kolkata", "2026-11-01T01:30:00", "2026-10-31T20:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30T12:00:00", "ambiguous")]
    [InlineData("Pacific/Apia", "2011-12-31T00:00:00", "2011-12-30T10:00:00Z")]
    [InlineData("Europe/Berlin", "0001-01-01T00:00:00", "refused")]
    [InlineData("Europe/Berlin", "9999-12-31T23:59:59", "refused")]
    public void A_local_time_is_meant_in_the_default_zone_and_must_exist_once(string zone, string text, string expected) =>
        Assert.Equal(expected, Given.Moment(Given.Timestamp(zone: zone), text));

    [Theory]
    [InlineData(EpochUnit.Seconds, "1518033528", "2018-02-07T19:58:48Z")]
    [InlineData(EpochUnit.Seconds, "1518033528.123456", "2018-02-07T19:58:48.123456Z")]
    [InlineData(EpochUnit.Seconds, "1518033528.1234569", "2018-02-07T19:58:48.123456Z")]
    [InlineData(EpochUnit.Seconds, "0", "1970-01-01T00:00:00Z")]
    [InlineData(EpochUnit.Seconds, "-1", "1969-12-31T23:59:59Z")]
    [InlineData(EpochUnit.Seconds, "-0.0000001", "1969-12-31T23:59:59.999999Z")]
    [InlineData(EpochUnit.Seconds, "1.5e3", "1970-01-01T00:25:00Z")]
    [InlineData(EpochUnit.Seconds, "-62135596800", "0001-01-01T00:00:00Z")]
    [InlineData(EpochUnit.Seconds, "-62135596801", "refused")]
    [InlineData(EpochUnit.Seconds, "253402300799", "9999-12-31T23:59:59Z")]
    [InlineData(EpochUnit.Seconds, "253402300799.999999", "9999-12-31T23:59:59.999999Z")]
    [InlineData(EpochUnit.Seconds, "253402300800", "refused")]
    [InlineData(EpochUnit.Seconds, "1e999999999", "refused")]
    [InlineData(EpochUnit.Seconds, "1e-999999999", "1970-01-01T00:00:00Z")]
    [InlineData(EpochUnit.Milliseconds, "1518033528123", "2018-02-07T19:58:48.123Z")]
    [InlineData(EpochUnit.Milliseconds, "1518033528123.4", "2018-02-07T19:58:48.1234Z")]
    [InlineData(EpochUnit.Milliseconds, "-1", "1969-12-31T23:59:59.999Z")]
    [InlineData(EpochUnit.Milliseconds, "1518033528123.45678", "2018-02-07T19:58:48.123456Z")]
    [InlineData(EpochUnit.Milliseconds, "-0.0001", "1969-12-31T23:59:59.999999Z")]
    [InlineData(EpochUnit.Milliseconds, "01", "refused")]
    [InlineData(EpochUnit.Milliseconds, "2018-02-07T19:58:48Z", "refused")]
    public void A_number_counts_from_1970(EpochUnit unit, string text, string expected) =>
        Assert.Equal(expected, Given.Moment(Given.Epoch(unit), text));

    [Theory]
    [InlineData("2026-11-21T09:30:00Z", "2026-11-21T09:30:00Z", "2026-11-21T09:30:00Z")]
    [InlineData("2026-11-21T09:30:00.25Z", "2026-11-21T09:30:00.25Z", "2026-11-21T09:30:00.25Z")]
    [InlineData("2026-11-21T09:30:00.123456789Z", "2026-11-21T09:30:00.123456Z", "2026-11-21T09:30:00.123456Z")]
    [InlineData("2026-11-21T09:30:00", LookCloser, "2026-11-21T09:30:00Z")]
    [InlineData("2026-11-21T09:30:00.5", LookCloser, "2026-11-21T09:30:00.5Z")]
    [InlineData("2026-11-21T09:30:000", LookCloser, LookCloser)]
    [InlineData("2026-11-21T09:30:00.", LookCloser, LookCloser)]
    [InlineData("2026-11-21T09:30:00+00:00", LookCloser, LookCloser)]
    [InlineData("2026-11-21T09:30:00+01:00", LookCloser, LookCloser)]
    [InlineData("2026-11-21 09:30:00Z", LookCloser, LookCloser)]
    [InlineData("2026-11-21 09:30:00", LookCloser, LookCloser)]
    [InlineData("2026-11-31T09:30:00Z", LookCloser, LookCloser)]
    [InlineData("2026-11-31T09:30:00", LookCloser, LookCloser)]
    [InlineData("2026-11-21T09:30:00ZZ", LookCloser, LookCloser)]
    [InlineData("2026-11-21T09:30:00.Z", LookCloser, LookCloser)]
    [InlineData("2026-11-21T09:30:0Z", LookCloser, LookCloser)]
    [InlineData("2026-11-21T09:30:0", LookCloser, LookCloser)]
    [InlineData("2026-11-21TZ", LookCloser, LookCloser)]
    public void A_moment_in_utc_is_read_at_one_stroke(string text, string zulu, string unsaid)
    {
        var days = new LastDay();
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(zulu, Read(isUtcUnsaid: false));
            Assert.Equal(unsaid, Read(isUtcUnsaid: true));
        }

        string Read(bool isUtcUnsaid) => IsoText.TryReadUtc(Encoding.UTF8.GetBytes(text), isUtcUnsaid, days, out var utc) ? utc.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK") : LookCloser;
    }

    [Theory]
    [InlineData("2026-11-21", "2026-11-22")]
    [InlineData("2026-11-21", "2025-11-21")]
    [InlineData("2026-11-21", "2026-10-21")]
    [InlineData("0001-01-02", "0001-01-01")]
    public void The_last_day_is_taken_for_no_other(string last, string next)
    {
        var days = new LastDay();
        foreach (var text in new[] { last, last, next, last })
        {
            var day = DateOnly.ParseExact(text, "yyyy-MM-dd");
            Assert.True(days.TryRead(Encoding.UTF8.GetBytes(text), out var ticks));
            Assert.Equal(day.ToDateTime(default).Ticks, ticks);
            Assert.Equal(text, Encoding.UTF8.GetString(days.TextOf(day.DayNumber)));
        }

        Assert.False(days.TryRead("2026-02-30"u8, out _));
    }
}
