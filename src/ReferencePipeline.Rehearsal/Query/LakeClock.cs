using System.Globalization;
using System.Text.RegularExpressions;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>Tells by a lake's objects what time it was when the last of them had arrived: a rehearsal's events are seldom of today.</summary>
internal static partial class LakeClock
{
    /// <summary>No buffer of Firehose's waits longer.</summary>
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(900);

    public static QueryClock Of(string lake)
    {
        var newest = Directory.EnumerateFiles(lake, "*", SearchOption.AllDirectories).Select(file => Named().Match(Path.GetFileName(file)))
            .Where(found => found.Success).Select(found => found.Groups["time"].Value).Order(StringComparer.Ordinal).LastOrDefault();
        return new(newest is null ? DateTime.UtcNow
            : DateTime.ParseExact(newest, "yyyy-MM-dd-HH-mm-ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal) + LongestInterval);
    }

    /// <summary>Firehose's pattern: the time of the oldest record, then a random part.</summary>
    [GeneratedRegex(@"-(?<time>\d{4}-\d{2}-\d{2}-\d{2}-\d{2}-\d{2})-[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
