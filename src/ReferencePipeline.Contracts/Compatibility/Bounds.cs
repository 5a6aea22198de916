using System.Globalization;

namespace ReferencePipeline.Contracts.Comparing;

/// <summary>The least and the greatest value; each bound on its own, since one may open while the other closes.</summary>
internal static class Bounds
{
    public static void Compare<T>(FieldPair pair, Range<T> old, Range<T> @new)
        where T : struct, IComparable<T>
    {
        var (least, newLeast) = (Limit(old.Minimum, old.ExcludesMinimum), Limit(@new.Minimum, @new.ExcludesMinimum));
        Compare(pair, Stricter(least, newLeast, (before, after) => after.CompareTo(before)), $"the least value: {Of(least)} → {Of(newLeast)}");
        var (most, newMost) = (Limit(old.Maximum, old.ExcludesMaximum), Limit(@new.Maximum, @new.ExcludesMaximum));
        Compare(pair, Stricter(most, newMost, (before, after) => before.CompareTo(after)), $"the greatest value: {Of(most)} → {Of(newMost)}");
    }

    private static void Compare(FieldPair pair, int stricter, string what)
    {
        if (stricter > 0)
            pair.Tighten(ChangeKind.BoundTightened, what);
        if (stricter < 0)
            pair.Loosen(ChangeKind.BoundLoosened, what);
    }

    /// <summary>Above 0 when the new limit lets less through; <paramref name="inward"/> says so of two values.</summary>
    private static int Stricter<T>((T Value, bool IsExcluded)? old, (T Value, bool IsExcluded)? @new, Func<T, T, int> inward) => (old, @new) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        ({ } before, { } after) => inward(before.Value, after.Value) is var order and not 0 ? order : after.IsExcluded.CompareTo(before.IsExcluded),
    };

    private static (T Value, bool IsExcluded)? Limit<T>(T? value, bool isExcluded)
        where T : struct => value is { } limit ? (limit, isExcluded) : null;

    private static string Of<T>((T Value, bool IsExcluded)? limit)
        where T : struct => limit switch
        {
            null => "no limit",
            ({ } value, var isExcluded) => isExcluded ? $"{Written(value)} (excluded)" : Written(value),
        };

    private static string Written<T>(T value)
        where T : struct => value switch
        {
            decimal number => number.ToString(CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
            _ => throw new InvalidOperationException($"No words for a bound of {typeof(T).Name}."),
        };
}
