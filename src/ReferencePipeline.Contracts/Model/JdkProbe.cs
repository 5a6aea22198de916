namespace ReferencePipeline.Contracts;

/// <summary>Writes moments by a pattern and reads them back: what a pattern cannot do for itself, no sender can do either.</summary>
internal static class JdkProbe
{
    private const int LongestText = 512;

    private static readonly DateTime[] Moments =
    [
        new(2026, 11, 21, 19, 5, 7, 123, 456, DateTimeKind.Utc),
        new(2004, 2, 29, 0, 40, 0, DateTimeKind.Utc),
        new(2031, 1, 1, 12, 34, 56, DateTimeKind.Utc),
    ];

    public static JdkProblem? Problem(JdkPattern pattern, bool date, bool time) =>
        Array.TrueForAll(Moments, moment => Reads(pattern, moment, date, time))
            ? null
            : new("a text written by the pattern cannot be read by it", "separate the numbers, or give all but the first a fixed width");

    private static bool Reads(JdkPattern pattern, DateTime moment, bool date, bool time)
    {
        Span<byte> text = stackalloc byte[LongestText];
        return pattern.TryWrite(moment, text, out var written) && pattern.TryRead(text[..written], out var fields) &&
            (!date || fields.TryDate(out var day) && day == DateOnly.FromDateTime(moment)) &&
            (!time || fields.TryTime(out var read) && read.Hour == moment.Hour);
    }
}
