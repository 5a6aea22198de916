namespace ReferencePipeline.Rehearsal.Query;

/// <summary>What Athena bills for bytes scanned: https://aws.amazon.com/athena/pricing/, most regions, read in November 2026.</summary>
public static class AthenaPrice
{
    public const decimal DollarsPerTerabyte = 5m;

    /// <summary>The least that a query is billed for.</summary>
    public const long LeastBytes = 10_000_000;

    /// <summary>Athena counts a terabyte as 2^40 bytes.</summary>
    public static decimal Of(long bytes) => Math.Max(bytes, LeastBytes) * DollarsPerTerabyte / (1L << 40);
}
