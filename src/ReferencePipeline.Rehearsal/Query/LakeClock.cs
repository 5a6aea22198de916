using System.Globalization;
using System.Text.RegularExpressions;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>Tells by the objects of the tables that are asked what time it was when the last of them had arrived: a rehearsal's events are seldom of today.</summary>
internal static partial class LakeClock
{
    /// <summary>No buffer of Firehose's waits longer.</summary>
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(900);

    /// <summary>By the objects in the folders of some tables; by all of the lake's where they have none.</summary>
    public static QueryClock Of(string lake, IEnumerable<string> folders)
    {
        var newest = Newest(folders.Where(Directory.Exists)) ?? Newest([lake]);
        return new(newest is null ? DateTime.UtcNow
            : DateTime.ParseExact(newest, "yyyy-MM-dd-HH-mm-ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal) + LongestInterval);
    }

    private static string? Newest(IEnumerable<string> folders) =>
        folders.Distinct(StringComparer.Ordinal).SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).Select(file => Named().Match(Path.GetFileName(file)))
            .Where(found => found.Success).Select(found => found.Groups["time"].Value).Order(StringComparer.Ordinal).LastOrDefault();

    /// <summary>Firehose's pattern: the time of the oldest record, then a random part.</summary>
    [GeneratedRegex(@"-(?<time>\d{4}-\d{2}-\d{2}-\d{2}-\d{2}-\d{2})-[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
