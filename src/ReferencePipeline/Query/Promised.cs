using ReferencePipeline.Contracts;

namespace ReferencePipeline.Query;

/// <summary>How far back the newest data may lie while every promise is kept.</summary>
internal static class Promised
{
    /// <summary>Whole days, one at least: a dataset that comes once a week may be a week old.</summary>
    public static int Days(Dataset dataset) => (int)Math.Ceiling(Math.Max(1, dataset.ServiceLevel.Frequency?.TotalDays ?? 1));
}
