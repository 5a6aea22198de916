using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ReferencePipeline.Contracts.Tests.Generators;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Temporal;

public class TemporalWritingTests
{
    private static readonly DateTime Moment = new(2026, 11, 21, 19, 5, 7, 123, 450, DateTimeKind.Utc);

    [Theory]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "2026-11-21T19:05:07.123Z")]
    [InlineData("yyyyMMddHHmmssSSSSSSX", "20261121190507123450Z")]
    [InlineData("d/M/yy h:mm a Z", "21/11/26 7:05 PM +0000")]
    [InlineData("EEEE, d MMMM yyyy k 'o''clock' xxx", "Saturday, 21 November 2026 19 o'clock +00:00")]
    [InlineData("[yyyy-MM-dd HH:mm][dd.MM.yyyy HH:mm]XX", "2026-11-21 19:05Z")]
    [InlineData("yyyy-MM-dd'T'HH[:mm[:ss]][.SSS][XXX][XX]", "2026-11-21T19:05:07.123Z")]
    [InlineData("uuuuu-DDD HH X", "02026-325 19 Z")]
    public void A_pattern_writes_what_it_says(string pattern, string expected) =>
        Assert.Equal(expected, Given.Written(Given.Timestamp(Given.Pattern(pattern)), Moment));

    [Fact]
    public void What_cannot_be_read_back_is_not_written()
    {
        Assert.Equal("refused", Given.Written(Given.Pattern("yy-MM-dd"), new DateOnly(1999, 1, 1)));
        Assert.False(TemporalText.TryWriteDate(Given.Pattern("yyyy-MM-dd"), new(2026, 1, 1), stackalloc byte[9], out _));
    }

    [Theory]
    [InlineData(null, "UTC", true)]
    [InlineData(null, "America/New_York", false)]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX", "UTC", true)]
    [InlineData("EEE, dd MMM uuuu hh:mm:ss.SSSSSS a Z", "UTC", true)]
    [InlineData("uuuuDDDkkmmssSSSSSS", "Australia/Lord_Howe", false)]
    [InlineData("MMMM d yyyy[ K:mm:ss.SSSSSSa]", "Europe/London", false)]
    public void What_is_written_reads_back_to_the_same_moment(string? pattern, string zone, bool hasTimeZone)
    {
        var type = Given.Timestamp(pattern is null ? null : Given.Pattern(pattern), hasTimeZone, zone);
        Prop.ForAll<uint, uint>((seconds, micros) =>
        {
            var moment = new DateTime(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(seconds * 17L % 3_000_000_000).AddMicroseconds(micros * 7919L % 1_000_000);
            Span<byte> text = stackalloc byte[TemporalText.MaxLength];
            return !TemporalText.TryWriteTimestamp(type, moment, text, out var written) ||
                TemporalText.TryReadTimestamp(type, text[..written], out var read) && read == moment;
        }).Check(PropertyChecks.Config);
    }

    [Fact]
    public void No_text_makes_a_reader_throw()
    {
        string[] patterns = ["yyyyMMddHHmmssSSSX", "[yyyy-MM-dd HH:mm][dd.MM.yyyy HH:mm]XX", "EEE d MMM u h:m:s a xxxxx"];
        TimestampType[] types = [Given.Timestamp(), Given.Epoch(EpochUnit.Seconds), .. patterns.Select(pattern => Given.Timestamp(Given.Pattern(pattern)))];
        Prop.ForAll<string>(text =>
        {
            var utf8 = Encoding.UTF8.GetBytes(text ?? "");
            foreach (var type in types)
            {
                TemporalText.TryReadTimestamp(type, utf8, out _);
                TemporalText.TryReadDate(type.Format, utf8, out _);
                TemporalText.TryReadTime(type.Format, utf8, out _);
            }
        }).Check(PropertyChecks.Config);
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        TimestampType[] types = [Given.Timestamp(zone: "Europe/Berlin"), Given.Timestamp(Given.Pattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][X]"))];
        var text = "2026-11-21T09:30:00"u8.ToArray();
        foreach (var type in types)
        {
            TemporalText.TryReadTimestamp(type, text, out _);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
                TemporalText.TryReadTimestamp(type, text, out _);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }
}
