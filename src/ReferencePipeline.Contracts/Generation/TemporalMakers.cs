using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Generation;

/// <summary>A moment of the event: its own time, or within a minute after it.</summary>
internal sealed class TimestampMaker : Maker
{
    private const int Samples = 60;

    // A minute unless the format is too coarse to tell its moments apart.
    private static readonly long[] Spreads = [TimeSpan.TicksPerMinute, TimeSpan.TicksPerDay, 400 * TimeSpan.TicksPerDay];

    private readonly TimestampType _type;
    private readonly bool _isEventTime;
    private readonly TimeSpan _shift;
    private readonly long _low;
    private readonly long _high;
    private readonly bool _isQuoted;
    private readonly bool _isRead;
    private readonly long _spread;

    /// <summary>A maker for one timestamp field.</summary>
    /// <param name="type">The field's type.</param>
    /// <param name="isEventTime">Whether this is the time that the dataset's events are told by.</param>
    /// <param name="shift">How far from the truth it is; other than zero in a bad event only.</param>
    public TimestampMaker(TimestampType type, bool isEventTime, TimeSpan shift = default)
    {
        (_type, _isEventTime, _shift) = (type, isEventTime, shift);
        (_low, _high) = Ticks(type.Range);
        _isQuoted = type.Format is not TemporalFormat.Epoch;

        // What is written in local time or in coarse units may stand for another moment, or for two.
        _isRead = type.Format is TemporalFormat.Pattern or TemporalFormat.Epoch { Unit: EpochUnit.Seconds } || !type.DefaultTimeZone.HasSameRules(TimeZoneInfo.Utc);
        (_spread, Distinct) = Spreads.Select(spread => (spread, Texts(spread))).OrderByDescending(candidate => Math.Min(candidate.Item2, 10)).First();
    }

    public override ulong Distinct { get; }

    public static (long Low, long High) Ticks(Range<DateTime> range) => (
        range.Minimum is { } minimum ? minimum.Ticks + (range.ExcludesMinimum ? TimeSpan.TicksPerMillisecond : 0) : new DateTime(1900, 1, 1).Ticks,
        range.Maximum is { } maximum ? maximum.Ticks - (range.ExcludesMaximum ? TimeSpan.TicksPerMillisecond : 0) : new DateTime(9000, 1, 1).Ticks);

    public override void Write(EventBuffer to, Draw draw)
    {
        var start = to.Length;
        for (var tries = 0; tries < 100; tries++)
        {
            var ticks = Choose(draw, tries);
            to.Truncate(start);
            if (_isQuoted)
                to.Write((byte)'"');
            if (!TemporalText.TryWriteTimestamp(_type, new DateTime(ticks, DateTimeKind.Utc), to.Reserve(TemporalText.MaxLength), out var written))
                continue;
            to.Advance(written);
            if (!_isRead || Reads(to.Since(start + (_isQuoted ? 1 : 0))))
                break;
        }

        if (_isQuoted)
            to.Write((byte)'"');
    }

    private long Choose(Draw draw, int tries)
    {
        if (_shift != TimeSpan.Zero)
            return draw.Ticks + _shift.Ticks;

        // A local time that its zone skips or repeats is refused; some hours on, the clock is plain again.
        var late = tries * TimeSpan.TicksPerHour;
        if (_isEventTime)
            return Math.Clamp(draw.Ticks + late, _low, _high);
        var from = Math.Max(_low, Math.Min(draw.Ticks + late, _high - _spread));
        var to = Math.Min(_high, from + _spread);
        return from + (long)draw.Below((ulong)(to - from) / TimeSpan.TicksPerMillisecond + 1) * TimeSpan.TicksPerMillisecond;
    }

    /// <summary>How many moments the format tells apart within a stretch of time.</summary>
    private ulong Texts(long spread)
    {
        Span<byte> text = stackalloc byte[TemporalText.MaxLength];
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var from = Math.Max(_low, Math.Min(GenerationOptions.DefaultStart.Ticks, _high - spread));
        for (var i = 0; i < Samples; i++)
        {
            var moment = new DateTime(Math.Min(_high, from + spread / Samples * i), DateTimeKind.Utc);
            if (TemporalText.TryWriteTimestamp(_type, moment, text, out var written))
                texts.Add(Convert.ToHexString(text[..written]));
        }

        return (ulong)texts.Count;
    }

    private bool Reads(ReadOnlySpan<byte> text) =>
        _shift != TimeSpan.Zero || TemporalText.TryReadTimestamp(_type, text, out var utc) && _type.Range.Contains(utc);
}

/// <summary>A day within a month of the event.</summary>
internal sealed class DateMaker(DateType type) : Maker
{
    private const int Spread = 30;
    private readonly int _low = type.Range.Minimum is { } low ? low.DayNumber + (type.Range.ExcludesMinimum ? 1 : 0) : 0;
    private readonly int _high = type.Range.Maximum is { } high ? high.DayNumber - (type.Range.ExcludesMaximum ? 1 : 0) : DateOnly.MaxValue.DayNumber;

    public override ulong Distinct => (ulong)Math.Clamp(_high - _low + 1, 1, Spread);

    public override void Write(EventBuffer to, Draw draw)
    {
        var from = Math.Clamp((int)(draw.Ticks / TimeSpan.TicksPerDay), _low, Math.Max(_low, _high - Spread + 1));
        var day = DateOnly.FromDayNumber(draw.Between(from, Math.Min(_high, from + Spread - 1)));
        to.Write((byte)'"');
        TemporalText.TryWriteDate(type.Format, day, to.Reserve(TemporalText.MaxLength), out var written);
        to.Advance(written);
        to.Write((byte)'"');
    }
}
