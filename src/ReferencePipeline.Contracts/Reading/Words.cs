namespace ReferencePipeline.Contracts.Reading;

/// <summary>Lists for messages.</summary>
internal static class Words
{
    private const int Most = 20;

    public static string Or(IReadOnlyList<string> words) => words.Count switch
    {
        1 => words[0],
        > Most => string.Join(", ", words.Take(Most)) + ", …",
        _ => string.Join(", ", words.SkipLast(1)) + " or " + words[^1],
    };

    /// <summary>The nearest of the names, else all of them.</summary>
    public static string DidYouMean(string written, IReadOnlyList<string> names) =>
        Nearest.To(written, names) is { } near ? $"did you mean '{near}'?"
        : names.Count > 0 ? $"use {Or(names)}"
        : "add one first, or remove this";
}
