namespace ReferencePipeline.Contracts.Generation;

/// <summary>What is asked of a generator. Every default is fixed: nothing depends on today.</summary>
public sealed record GenerationOptions
{
    public static GenerationOptions Default { get; } = new();

    /// <summary>The time of the first event unless another is asked for.</summary>
    public static DateTime DefaultStart { get; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public ulong Seed { get; init; } = 1;

    /// <summary>The share of bad events, 0 to 1.</summary>
    public decimal Bad { get; init; }

    /// <summary>How unevenly the stream key's values are spread: 0 evenly, 0.5 by Zipf's law, 1 nearly all on one.</summary>
    public double Skew { get; init; }

    /// <summary>When the first event happens; <c>null</c> for <see cref="DefaultStart"/>, or the nearest time that the contract allows.</summary>
    public DateTime? Start { get; init; }

    /// <summary>Events a second of event time.</summary>
    public decimal Rate { get; init; } = 1000;
}
