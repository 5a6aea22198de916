namespace ReferencePipeline.Rehearsal.Input;

/// <summary>Tells by its name which dataset's events a file holds.</summary>
public static class EventFiles
{
    /// <summary>The one of the names that the file begins with, or <c>null</c>: <c>orders.jsonl</c>, <c>orders-2026-03.jsonl.gz</c>.</summary>
    public static string? NameIn(string file, IEnumerable<string> names)
    {
        var called = Path.GetFileName(file);
        return names
            .Where(name => called.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (called.Length == name.Length || called[name.Length] is '.' or '-' or '_'))
            .MaxBy(name => name.Length);
    }
}
