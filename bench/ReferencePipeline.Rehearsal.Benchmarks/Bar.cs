namespace ReferencePipeline.Rehearsal.Benchmarks;

/// <summary>A ratio, and the most that it may be.</summary>
internal sealed record Bar(string Name, double Ratio, double Most)
{
    public bool IsKept => Ratio <= Most;
}
