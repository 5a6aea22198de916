using ReferencePipeline.Query;

namespace ReferencePipeline.Operate;

/// <summary>What queries cost, by persona. Each query is one point of its workgroup's metric, so its largest is the dearest query.</summary>
internal static class DashboardQueries
{
    /// <summary>Athena's price in most regions, for each terabyte that is scanned.</summary>
    private const int DollarsPerTerabyte = 5;

    public static IEnumerable<(string, IEnumerable<object[]>)> Of(IReadOnlyList<Workgroup> workgroups)
    {
        yield return ("Bytes scanned", Each("Sum"));
        yield return ("Dearest query, in bytes", Each("Maximum"));
        yield return ("Queries", Each("SampleCount"));
        yield return ("Dollars, at 5 a terabyte",
        [
            Widgets.Line($"SUM(METRICS()) * {DollarsPerTerabyte} / 1000000000000", "dollars"),
            .. workgroups.Select(workgroup => Widgets.Hidden(Bytes(workgroup, "Sum"))),
        ]);

        IEnumerable<object[]> Each(string statistic) => workgroups.Select(workgroup => Widgets.Line(Bytes(workgroup, statistic), workgroup.Who));
    }

    private static Measure Bytes(Workgroup workgroup, string statistic) => Measures.OfWorkgroup(workgroup.Name, "ProcessedBytes", statistic);
}
