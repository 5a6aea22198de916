namespace ReferencePipeline.Contracts.Reading;

/// <summary>Finds what somebody probably meant to write.</summary>
public static class Nearest
{
    private const int ShortestStart = 3;

    /// <summary>The candidate nearest to <paramref name="written"/>, else the shortest that goes on where it ends, or <c>null</c> when none is meant.</summary>
    public static string? To(string written, IEnumerable<string> candidates)
    {
        var names = candidates.ToList();
        return BySlips(written, names) ?? names
            .Where(name => written.Length >= ShortestStart && written.Length * 2 >= name.Length && name.StartsWith(written, StringComparison.OrdinalIgnoreCase))
            .OrderBy(name => name.Length)
            .ThenBy(name => name, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static string? BySlips(string written, IEnumerable<string> candidates) =>
        candidates
            .Select(candidate => (candidate, distance: Distance(written, candidate)))
            .Where(pair => pair.distance <= Allowed(Math.Min(pair.candidate.Length, written.Length)))
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();

    /// <summary>How many letters to insert, delete, replace or swap with their neighbour; letter case does not count.</summary>
    public static int Distance(string left, string right)
    {
        // Texts far apart in length cannot be near; the cut also bounds what a hostile key can cost.
        if (Math.Abs(left.Length - right.Length) > 16 || left.Length > 128)
            return int.MaxValue;

        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= right.Length; j++)
            rows[0, j] = j;

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = rows[i - 1, j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1);
                rows[i, j] = Math.Min(replace, 1 + Math.Min(rows[i - 1, j], rows[i, j - 1]));
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[left.Length, right.Length];
    }

    // Two short words that differ in a letter are two words.
    private static int Allowed(int length) => length < 3 ? 0 : Math.Max(1, length / 3);

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
