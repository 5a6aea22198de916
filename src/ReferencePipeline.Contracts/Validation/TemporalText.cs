namespace ReferencePipeline.Contracts.Validation;

/// <summary>Reads dates, timestamps and times from UTF-8 text as a <see cref="TemporalFormat"/> says; never throws, never allocates.</summary>
public static class TemporalText
{
    public static bool TryReadDate(TemporalFormat format, ReadOnlySpan<byte> text, out DateOnly date) => throw new NotSupportedException();

    /// <summary>Reads a moment as UTC with <see cref="DateTimeKind.Utc"/>. A local time that its zone skips or repeats is refused.</summary>
    public static bool TryReadTimestamp(TimestampType type, ReadOnlySpan<byte> text, out DateTime utc) => throw new NotSupportedException();

    public static bool TryReadTime(TemporalFormat format, ReadOnlySpan<byte> text, out TimeOnly time) => throw new NotSupportedException();
}
