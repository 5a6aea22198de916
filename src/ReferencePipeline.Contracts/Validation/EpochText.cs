using System.Buffers.Text;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>Moments counted from 1970-01-01T00:00:00Z.</summary>
internal static class EpochText
{
    private const int MicrosScale = 6;
    private const int MillisScale = 3;

    public static bool TryRead(EpochUnit unit, ReadOnlySpan<byte> text, out DateTime utc)
    {
        utc = default;
        return NumberText.TryRead(text, out var number) && TryRead(unit, number, out utc);
    }

    public static TemporalReading Read(EpochUnit unit, long whole, out DateTime utc)
    {
        var each = unit == EpochUnit.Seconds ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMillisecond;
        var isInCalendar = whole >= (DateTime.MinValue.Ticks - DateTime.UnixEpoch.Ticks) / each && whole <= (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / each;
        utc = isInCalendar ? DateTime.UnixEpoch.AddTicks(whole * each) : default;
        return isInCalendar ? TemporalReading.Read : TemporalReading.NotInFormat;
    }

    /// <summary>A fraction finer than a microsecond is cut towards the past, as of every other text.</summary>
    private static bool TryRead(EpochUnit unit, in NumberText number, out DateTime utc)
    {
        utc = default;
        var scale = unit == EpochUnit.Seconds ? MicrosScale : MillisScale;
        if (!number.TryScale(Math.Max(scale, number.Scale), out var scaled))
            return false;
        var finer = number.Scale - scale;
        var micros = finer > 0 ? FloorDivide(scaled, (Int128)NumberText.PowerOfTen(Math.Min(finer, NumberText.MaxDigits))) : scaled;
        if (micros < MicrosOf(DateTime.MinValue) || micros > MicrosOf(DateTime.MaxValue))
            return false;
        utc = DateTime.UnixEpoch.AddTicks((long)micros * TimeSpan.TicksPerMicrosecond);
        return true;
    }

    public static bool TryWrite(EpochUnit unit, DateTime utc, Span<byte> text, out int written)
    {
        var ticks = utc.Ticks - DateTime.UnixEpoch.Ticks;
        var each = unit == EpochUnit.Seconds ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMillisecond;
        return Utf8Formatter.TryFormat((long)FloorDivide(ticks, each), text, out written);
    }

    private static long MicrosOf(DateTime moment) => (moment.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static Int128 FloorDivide(Int128 value, Int128 by) => (value - (value % by + by) % by) / by;
}
