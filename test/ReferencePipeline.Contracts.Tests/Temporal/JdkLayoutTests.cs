using System.Text;

namespace ReferencePipeline.Contracts.Tests.Temporal;

/// <summary>The quick way of reading, asked by itself: asked through the pattern, the slow way would answer for it.</summary>
public sealed class JdkLayoutTests
{
    [Theory]
    [InlineData("yyyy-MM-dd", true, false)]
    [InlineData("dd.MM.yyyy", true, false)]
    [InlineData("yyyy/MM/dd", true, false)]
    [InlineData("yyyy_MM_dd", true, false)]
    [InlineData("dd MM yyyy", true, false)]
    [InlineData("dd,MM,yyyy", true, false)]
    [InlineData("yyyyMMdd", true, false)]
    [InlineData("HH", false, true)]
    [InlineData("HH:mm", false, true)]
    [InlineData("HHmmss", false, true)]
    [InlineData("ssmmHH", false, true)]
    [InlineData("yyyy-MM-dd HH:mm:ss", true, true)]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss", true, true)]
    [InlineData("HH'h' yyyy-MM-dd", true, true)]
    [InlineData("HH'~'mm", false, true)]
    [InlineData("yyyy-MM-dd'T'HH:mm:ssX", true, true)]
    [InlineData("yyyy-MM-dd'T'HH:mmxxx", true, true)]
    public void A_pattern_of_whole_dates_and_times_has_one(string pattern, bool hasDate, bool hasTime)
    {
        var layout = Given.Jdk(pattern).Layout;

        Assert.NotNull(layout);
        Assert.Equal((hasDate, hasTime), (layout.HasDate, layout.HasTime));
    }

    [Theory]
    [InlineData("yyyy-MM")]
    [InlineData("MM-dd")]
    [InlineData("yyyy-dd")]
    [InlineData("mm:ss")]
    [InlineData("HH:ss")]
    [InlineData("yyyy-MM-dd mm")]
    [InlineData("yyyy-MM HH:mm")]
    [InlineData("yyyy-MM-dd yyyy")]
    [InlineData("yyyy-M-dd")]
    [InlineData("uuuu-MM-dd")]
    [InlineData("HH:mm:ss.SSS")]
    [InlineData("HH:mm[:ss]")]
    [InlineData("yyyy-MM-ddX'T'HH:mm")]
    [InlineData("yyyy-MM-dd'at'HH")]
    [InlineData("yyyy-MM-dd''HH")]
    [InlineData("yyyy-MM-dd'T'''HH")]
    [InlineData("'T'X")]
    [InlineData("yyyy-MM-dd'é'HH")]
    public void A_pattern_of_another_kind_has_none(string pattern) =>
        Assert.Null(Given.Jdk(pattern).Layout);

    [Theory]
    [InlineData("yyyy-MM-dd", "2026-11-21", "2026-11-21T00:00:00")]
    [InlineData("yyyy-MM-dd", "0001-01-01", "0001-01-01T00:00:00")]
    [InlineData("yyyy-MM-dd", "0100-01-01", "0100-01-01T00:00:00")]
    [InlineData("yyyy-MM-dd", "9999-12-31", "9999-12-31T00:00:00")]
    [InlineData("yyyy-MM-dd", "2024-02-29", "2024-02-29T00:00:00")]
    [InlineData("yyyy-MM-dd", "2026-02-28", "2026-02-28T00:00:00")]
    [InlineData("yyyy-MM-dd", "2026-04-30", "2026-04-30T00:00:00")]
    [InlineData("yyyy-MM-dd", "2026-02-29", Given.Refused)]
    [InlineData("yyyy-MM-dd", "2026-04-31", Given.Refused)]
    [InlineData("yyyy-MM-dd", "0000-01-01", Given.Refused)]
    [InlineData("yyyy-MM-dd", "2026-00-01", Given.Refused)]
    [InlineData("yyyy-MM-dd", "2026-13-01", Given.Refused)]
    [InlineData("yyyy-MM-dd", "2026-01-00", Given.Refused)]
    [InlineData("yyyy-MM-dd", "2026-01-32", Given.Refused)]
    [InlineData("yyyy-MM-dd", "2026-01-2", Given.Refused)]
    [InlineData("yyyy-MM-dd", "2026-01-211", Given.Refused)]
    [InlineData("yyyy-MM-dd", "", Given.Refused)]
    [InlineData("yyyy-MM-dd", "2026/01/21", Given.Refused)]
    [InlineData("yyyy-MM-dd", "2026-01/21", Given.Refused)]
    [InlineData("yyyy-MM-dd", "a026-01-21", Given.Refused)]
    [InlineData("yyyy-MM-dd", "2a26-01-21", Given.Refused)]
    [InlineData("yyyy-MM-dd", "20/6-01-21", Given.Refused)]
    [InlineData("yyyy-MM-dd", "202:-01-21", Given.Refused)]
    [InlineData("yyyy-MM-dd", "2026-x1-21", Given.Refused)]
    [InlineData("yyyy-MM-dd", "2026-1x-21", Given.Refused)]
    [InlineData("yyyy-MM-dd", "2026-01-x1", Given.Refused)]
    [InlineData("yyyy-MM-dd", "2026-01-1x", Given.Refused)]
    [InlineData("HH:mm:ss", "00:00:00", "0001-01-01T00:00:00")]
    [InlineData("HH:mm:ss", "23:59:59", "0001-01-01T23:59:59")]
    [InlineData("HH:mm:ss", "24:00:00", Given.Refused)]
    [InlineData("HH:mm:ss", "00:60:00", Given.Refused)]
    [InlineData("HH:mm:ss", "00:00:60", Given.Refused)]
    [InlineData("HH:mm:ss", "x0:00:00", Given.Refused)]
    [InlineData("HH:mm:ss", "00:x0:00", Given.Refused)]
    [InlineData("HH:mm:ss", "00:00:0x", Given.Refused)]
    [InlineData("mm:HH", "59:07", "0001-01-01T07:59:00")]
    [InlineData("ssmmHH", "120907", "0001-01-01T07:09:12")]
    [InlineData("HH", "17", "0001-01-01T17:00:00")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss", "2026-11-21T09:30:15", "2026-11-21T09:30:15")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss", "2026-11-21 09:30:15", Given.Refused)]
    [InlineData("HH'h' dd.MM.yyyy", "09h 21.11.2026", "2026-11-21T09:00:00")]
    [InlineData("yyyy-MM-dd'T'HH:mmX", "2026-11-21T09:30+01", "2026-11-21T09:30:00 3600")]
    [InlineData("yyyy-MM-dd'T'HH:mmX", "2026-11-21T09:30Z", "2026-11-21T09:30:00 0")]
    [InlineData("yyyy-MM-dd'T'HH:mmX", "2026-11-21T09:30", Given.Refused)]
    [InlineData("yyyy-MM-dd'T'HH:mmX", "2026-11-21T09:3", Given.Refused)]
    [InlineData("yyyy-MM-dd'T'HH:mmX", "2026-11-21T09:30Z ", Given.Refused)]
    public void It_reads_what_stands_at_its_places(string pattern, string text, string expected)
    {
        var isRead = Given.Jdk(pattern).Layout!.TryRead(Encoding.UTF8.GetBytes(text), out var date, out var time, out var offset);

        Assert.Equal(expected, isRead ? $"{date.ToDateTime(time):s}{(offset is null ? "" : $" {offset}")}" : Given.Refused);
    }
}
