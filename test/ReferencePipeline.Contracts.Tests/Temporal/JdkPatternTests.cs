namespace ReferencePipeline.Contracts.Tests.Temporal;

/// <summary>Every expected value is what OpenJDK 17 reads with <c>Locale.ENGLISH</c>, <c>ResolverStyle.STRICT</c> and <c>u</c> for <c>y</c>.</summary>
public class JdkPatternTests
{
    [Theory]
    [InlineData("yyyy-MM-dd", "2026-11-21", "2026-11-21")]
    [InlineData("yyyy-MM-dd", "2026-02-31", "refused")]
    [InlineData("yyyy-MM-dd", "2024-02-29", "2024-02-29")]
    [InlineData("yyyy-MM-dd", "2026-1-21", "refused")]
    [InlineData("yyyy-MM-dd", "12026-01-21", "refused")]
    [InlineData("yyyy-MM-dd", "+02026-01-21", "2026-01-21")]
    [InlineData("yyyy-MM-dd", "+2026-01-21", "refused")]
    [InlineData("yyyy-MM-dd", "-2026-01-21", "refused")]
    [InlineData("yyyy-MM-dd", "2026-01-21 ", "refused")]
    [InlineData("yyyyMMdd", "20261121", "2026-11-21")]
    [InlineData("yyyyMMdd", "2026112", "refused")]
    [InlineData("yyyyMMdd", "202611211", "refused")]
    [InlineData("yMMdd", "20261121", "2026-11-21")]
    [InlineData("yMMdd", "9991121", "0999-11-21")]
    [InlineData("uDDD", "2026325", "2026-11-21")]
    [InlineData("ddMMyy", "211126", "2026-11-21")]
    [InlineData("yyMMdd", "991231", "2099-12-31")]
    [InlineData("d/M/yyyy", "1/2/2026", "2026-02-01")]
    [InlineData("d/M/yyyy", "01/02/2026", "2026-02-01")]
    [InlineData("d/M/yyyy", "0000000000000000001/2/2026", "2026-02-01")]
    [InlineData("dd/MM/yyyy", "1/2/2026", "refused")]
    [InlineData("dd MMM yyyy", "21 Nov 2026", "2026-11-21")]
    [InlineData("dd MMM yyyy", "21 nov 2026", "refused")]
    [InlineData("dd MMM yyyy", "21 Sept 2026", "refused")]
    [InlineData("dd MMM yyyy", "21 Sep 2026", "2026-09-21")]
    [InlineData("d MMMM uuuu", "3 May 2026", "2026-05-03")]
    [InlineData("d MMMM uuuu", "3 June 2026", "2026-06-03")]
    [InlineData("d MMMM uuuu", "3 Jun 2026", "refused")]
    [InlineData("d LLLL uuuu", "3 June 2026", "2026-06-03")]
    [InlineData("EEE, dd MMM yyyy", "Sat, 21 Nov 2026", "2026-11-21")]
    [InlineData("EEE, dd MMM yyyy", "Fri, 21 Nov 2026", "refused")]
    [InlineData("EEEE dd.MM.yyyy", "Saturday 21.11.2026", "2026-11-21")]
    [InlineData("yyyy-DDD", "2026-325", "2026-11-21")]
    [InlineData("yyyyDDD", "2026325", "2026-11-21")]
    [InlineData("yyyy-DDD", "2026-366", "refused")]
    [InlineData("yyyy-DDD", "2024-366", "2024-12-31")]
    [InlineData("yyyy-D", "2026-5", "2026-01-05")]
    [InlineData("'day' yyyy-MM-dd", "day 2026-11-21", "2026-11-21")]
    [InlineData("''yy''-MM-dd", "'26'-11-21", "2026-11-21")]
    [InlineData("'it''s' yyyy-MM-dd", "it's 2026-11-21", "2026-11-21")]
    [InlineData("yyyy年MM月dd日", "2026年11月21日", "2026-11-21")]
    [InlineData("yyyy[-]MM[-]dd", "2026-11-21", "2026-11-21")]
    [InlineData("yyyy[-]MM[-]dd", "2026-1121", "2026-11-21")]
    [InlineData("yyyy[-]MM[-]dd", "20261121", "refused")]
    [InlineData("[yyyy-MM-dd][dd.MM.yyyy]", "21.11.2026", "2026-11-21")]
    [InlineData("[yyyy-MM-dd][dd.MM.yyyy]", "2026-11-21", "2026-11-21")]
    [InlineData("[yyyy-MM-dd][dd.MM.yyyy]", "2026-11-2121.11.2026", "2026-11-21")]
    [InlineData("[yyyy-MM-dd][dd.MM.yyyy]", "2026-11-2122.11.2026", "refused")]
    [InlineData("yyyy-MM-dd[ EEE", "2026-11-21 Sat", "2026-11-21")]
    public void A_date_is_read_as_the_jdk_reads_it(string pattern, string text, string expected)
    {
        Assert.Null(Given.Jdk(pattern).ProblemForDate());
        Assert.Equal(expected, Given.Date(Given.Pattern(pattern), text));
    }

    [Theory]
    [InlineData("yyyy-MM-dd'T'HH:mm:ssX", "2026-11-21T09:30:00Z", "2026-11-21T09:30:00Z")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ssX", "2026-11-21T09:30:00+02", "2026-11-21T07:30:00Z")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ssX", "2026-11-21T09:30:00+0230", "2026-11-21T07:00:00Z")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ssX", "2026-11-21T09:30:00+02:30", "refused")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ssXX", "2026-11-21T09:30:00+02", "refused")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ssXX", "2026-11-21T09:30:00+0230", "2026-11-21T07:00:00Z")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ssXXX", "2026-11-21T09:30:00-02:30", "2026-11-21T12:00:00Z")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ssXXX", "2026-11-21T09:30:00-0230", "refused")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ssXXX", "2026-11-21T09:30:00+18:00", "2026-11-20T15:30:00Z")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ssXXX", "2026-11-21T09:30:00+18:30", "refused")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ssXXXX", "2026-11-21T09:30:00+023010", "2026-11-21T06:59:50Z")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ssXXXXX", "2026-11-21T09:30:00+02:30", "2026-11-21T07:00:00Z")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ssxxx", "2026-11-21T09:30:00Z", "refused")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ssxxx", "2026-11-21T09:30:00+00:00", "2026-11-21T09:30:00Z")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ssx", "2026-11-21T09:30:00+00", "2026-11-21T09:30:00Z")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ssx", "2026-11-21T09:30:00+0000", "refused")]
    [InlineData("yyyy-MM-dd HH:mm:ss Z", "2026-11-21 09:30:00 +0000", "2026-11-21T09:30:00Z")]
    [InlineData("yyyy-MM-dd HH:mm:ss Z", "2026-11-21 09:30:00 -0800", "2026-11-21T17:30:00Z")]
    [InlineData("yyyy-MM-dd HH:mm:ss Z", "2026-11-21 09:30:00 +00:00", "refused")]
    [InlineData("yyyy-MM-dd HH:mm:ss Z", "2026-11-21 09:30:00 Z", "refused")]
    [InlineData("yyyy-MM-dd HH:mm:ssZZZZZ", "2026-11-21 09:30:00Z", "2026-11-21T09:30:00Z")]
    [InlineData("yyyy-MM-dd HH:mm:ss.SSSX", "2026-11-21 09:30:00.123Z", "2026-11-21T09:30:00.123Z")]
    [InlineData("yyyy-MM-dd HH:mm:ss.SSSX", "2026-11-21 09:30:00.12Z", "refused")]
    [InlineData("yyyy-MM-dd HH:mm:ss.SSSX", "2026-11-21 09:30:00.1234Z", "refused")]
    [InlineData("yyyy-MM-dd HH:mm:ss.SSSSSSSSSX", "2026-11-21 09:30:00.123456789Z", "2026-11-21T09:30:00.123456Z")]
    [InlineData("yyyyMMddHHmmssSSSX", "20261121093000123Z", "2026-11-21T09:30:00.123Z")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss[.SSS][X]", "2026-11-21T09:30:00", "2026-11-21T09:30:00Z")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss[.SSS][X]", "2026-11-21T09:30:00.500+01", "2026-11-21T08:30:00.5Z")]
    [InlineData("yyyy-MM-dd'T'HH[:mm[:ss]]", "2026-11-21T09", "2026-11-21T09:00:00Z")]
    [InlineData("yyyy-MM-dd'T'HH[:mm[:ss]]", "2026-11-21T09:30", "2026-11-21T09:30:00Z")]
    [InlineData("yyyy-MM-dd'T'HH[:mm[:ss]]", "2026-11-21T09:30:15", "2026-11-21T09:30:15Z")]
    [InlineData("dd/MMM/yyyy:HH:mm:ss Z", "21/Nov/2026:09:30:00 +0100", "2026-11-21T08:30:00Z")]
    [InlineData("MM/dd/yyyy hh:mm a", "11/21/2026 12:05 AM", "2026-11-21T00:05:00Z")]
    [InlineData("MM/dd/yyyy hh:mm a", "11/21/2026 12:05 PM", "2026-11-21T12:05:00Z")]
    [InlineData("MM/dd/yyyy hh:mm a", "11/21/2026 01:05 PM", "2026-11-21T13:05:00Z")]
    [InlineData("MM/dd/yyyy hh:mm a", "11/21/2026 13:05 PM", "refused")]
    [InlineData("MM/dd/yyyy hh:mm a", "11/21/2026 00:05 PM", "refused")]
    [InlineData("MM/dd/yyyy hh:mm a", "11/21/2026 01:05 pm", "refused")]
    [InlineData("MM/dd/yyyy KK:mm a", "11/21/2026 00:05 PM", "2026-11-21T12:05:00Z")]
    [InlineData("MM/dd/yyyy KK:mm a", "11/21/2026 12:05 PM", "refused")]
    [InlineData("yyyy-MM-dd kk:mm", "2026-11-21 24:05", "2026-11-21T00:05:00Z")]
    [InlineData("yyyy-MM-dd kk:mm", "2026-11-21 00:05", "refused")]
    [InlineData("yyyy-MM-dd HH:mm", "2026-11-21 24:00", "refused")]
    [InlineData("yyyy-MM-dd HH:mm a", "2026-11-21 13:05 PM", "2026-11-21T13:05:00Z")]
    [InlineData("yyyy-MM-dd HH:mm a", "2026-11-21 13:05 AM", "refused")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2026-11-21 13:05:60", "refused")]
    public void A_timestamp_is_read_as_the_jdk_reads_it(string pattern, string text, string expected)
    {
        Assert.Null(Given.Jdk(pattern).ProblemForTimestamp(hasTimeZone: false));
        Assert.Equal(expected, Given.Moment(Given.Timestamp(Given.Pattern(pattern)), text));
    }

    [Theory]
    [InlineData("HH:mm", "09:30", "09:30:00")]
    [InlineData("H.mm", "9.30", "09:30:00")]
    [InlineData("HHmmss", "093007", "09:30:07")]
    [InlineData("hh:mm a", "09:30 PM", "21:30:00")]
    [InlineData("HH:mm:ss.SS", "09:30:07.25", "09:30:07.25")]
    [InlineData("HH:mm:ss.SS", "09:30:07", "refused")]
    [InlineData("HH:mm", "24:00", "refused")]
    [InlineData("HH:mm", "09:30:07", "refused")]
    public void A_time_is_read_as_the_jdk_reads_it(string pattern, string text, string expected)
    {
        Assert.Null(Given.Jdk(pattern).ProblemForTime());
        Assert.Equal(expected, Given.Time(Given.Pattern(pattern), text));
    }

    [Fact]
    public void A_pattern_without_offset_is_meant_in_the_default_zone()
    {
        var type = Given.Timestamp(Given.Pattern("yyyy-MM-dd HH:mm"), zone: "Europe/Berlin");

        Assert.Equal("2026-07-15T10:00:00Z", Given.Moment(type, "2026-07-15 12:00"));
        Assert.Equal("ambiguous", Given.Moment(type, "2026-10-25 02:30"));
    }

    [Fact]
    public void An_optional_offset_is_needed_where_the_contract_says_so() =>
        Assert.Equal("refused", Given.Moment(Given.Timestamp(Given.Pattern("yyyy-MM-dd HH:mm[X]"), hasTimeZone: true), "2026-07-15 12:00"));
}
