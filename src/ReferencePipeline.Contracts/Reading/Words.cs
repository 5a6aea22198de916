namespace ReferencePipeline.Contracts.Reading;

/// <summary>Lists for messages.</summary>
internal static class Words
{
    public static string Or(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "nothing",
        1 => words[0],
        _ => string.Join(", ", words.SkipLast(1)) + " or " + words[^1],
    };

    /// <summary>The nearest of the names, else all of them.</summary>
    public static string DidYouMean(string written, IReadOnlyList<string> names) =>
        Nearest.To(written, names) is { } near ? $"did you mean '{near}'?" : $"use {Or(names)}";
}
