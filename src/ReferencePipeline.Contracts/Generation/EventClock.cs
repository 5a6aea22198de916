namespace ReferencePipeline.Contracts.Generation;

/// <summary>When the n-th event happens: evenly from a start, at a rate.</summary>
internal readonly struct EventClock
{
    private readonly long _start;
    private readonly decimal _rate;
    private readonly long _whole;

    public EventClock(Dataset dataset, GenerationOptions options)
    {
        var (low, high) = dataset.EventTime?.Field.Type is TimestampType type ? TimestampMaker.Ticks(type.Range) : (DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        var start = options.Start?.ToUniversalTime().Ticks ?? Math.Clamp(GenerationOptions.DefaultStart.Ticks, low, high);
        if (start < low || start > high)
            throw new GenerationException($"{dataset.EventTime!.Field.Path}: the start {new DateTime(start, DateTimeKind.Utc):yyyy-MM-ddTHH:mm:ssZ} is outside the field's bounds; start within them");
        (_start, _rate) = (start, options.Rate);
        _whole = options.Rate == decimal.Truncate(options.Rate) && options.Rate <= int.MaxValue ? (long)options.Rate : 0;
    }

    public long At(long index)
    {
        var ticks = _whole > 0
            ? (Int128)index * TimeSpan.TicksPerSecond / _whole
            : (Int128)decimal.Truncate(index * (decimal)TimeSpan.TicksPerSecond / _rate);

        // Microseconds are what the lake keeps; the last years of the calendar are left to the time zones.
        return (long)Int128.Min(_start + ticks, DateTime.MaxValue.Ticks - 400 * TimeSpan.TicksPerDay) / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond;
    }
}
