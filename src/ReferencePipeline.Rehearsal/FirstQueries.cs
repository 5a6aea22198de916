using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal;

/// <summary>Queries for a first look at what has become of the events.</summary>
internal static class FirstQueries
{
    public static IEnumerable<string> Of(DeliveryPlan plan, string lake)
    {
        var files = $"read_parquet({SqlText.Quote($"{lake}/{plan.Table.Location.Replace("s3://", "", StringComparison.Ordinal)}**/*.parquet")}, hive_partitioning = true)";
        yield return $"SELECT * FROM {files} LIMIT 10";
        if (plan.Data.Prefix.Keys.Select(SqlIdentifier.Quote).ToList() is { Count: > 0 } keys)
            yield return $"SELECT {string.Join(", ", keys)}, count(*) AS events FROM {files} GROUP BY ALL ORDER BY ALL";
    }
}
