namespace ReferencePipeline.Contracts.Comparing;

/// <summary>Which element of the one version is which of the other: by its name, else by what it is stored as.</summary>
internal sealed record Matching<T>(IReadOnlyList<(T Old, T New)> Pairs, IReadOnlyList<T> Removed, IReadOnlyList<T> Added);

internal static class Matching
{
    public static Matching<T> Of<T>(IReadOnlyList<T> old, IReadOnlyList<T> @new, params IReadOnlyList<Func<T, string>> keys)
        where T : class
    {
        var pairs = new List<(T Old, T New)>();
        var removed = old.ToList();
        var added = @new.ToList();
        foreach (var key in keys)
        {
            foreach (var before in removed.ToList())
            {
                if (added.FirstOrDefault(candidate => key(candidate) == key(before)) is not { } after)
                    continue;
                pairs.Add((before, after));
                removed.Remove(before);
                added.Remove(after);
            }
        }

        return new(pairs, removed, added);
    }
}
