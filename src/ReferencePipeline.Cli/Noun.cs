namespace ReferencePipeline.Cli;

internal static class Noun
{
    public static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
