namespace ReferencePipeline.Settings;

internal static class Nearest
{
    public static string? Of(string written, IEnumerable<string> candidates) =>
        candidates.FirstOrDefault(candidate => string.Equals(candidate, written, StringComparison.OrdinalIgnoreCase));
}
