namespace ReferencePipeline.Contracts.Reading;

/// <summary>The closed set of classifications; they are the values of a tag, so an open set would grant nobody anything.</summary>
internal static class Classifications
{
    public const string Default = "internal";

    public static IReadOnlyList<string> Names { get; } = ["public", "internal", "confidential", "pii"];

    public static Classification? Parse(string text)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (string.Equals(text, Names[i], StringComparison.OrdinalIgnoreCase))
                return (Classification)i;
        }

        return null;
    }
}
