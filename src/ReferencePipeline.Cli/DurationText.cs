namespace ReferencePipeline.Cli;

/// <summary>A duration as a contract writes it, in the largest unit that leaves no rest: <c>400 d</c>, <c>90 min</c>.</summary>
internal static class DurationText
{
    public static string? Of(TimeSpan? duration) => duration is not { } time ? null
        : time.Ticks % TimeSpan.TicksPerDay == 0 ? $"{time.TotalDays} d"
        : time.Ticks % TimeSpan.TicksPerHour == 0 ? $"{time.TotalHours} h"
        : time.Ticks % TimeSpan.TicksPerMinute == 0 ? $"{time.TotalMinutes} min"
        : $"{time.TotalSeconds} s";
}
