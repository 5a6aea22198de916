namespace ReferencePipeline.Contracts;

/// <summary>The values between two bounds, either of which may be missing or excluded; <c>default</c> holds every value.</summary>
public readonly record struct Range<T>(T? Minimum, T? Maximum, bool ExcludesMinimum = false, bool ExcludesMaximum = false)
    where T : struct, IComparable<T>
{
    public bool Contains(T value) =>
        (Minimum is not { } low || value.CompareTo(low) is var above && (above > 0 || above == 0 && !ExcludesMinimum)) &&
        (Maximum is not { } high || value.CompareTo(high) is var below && (below < 0 || below == 0 && !ExcludesMaximum));
}
