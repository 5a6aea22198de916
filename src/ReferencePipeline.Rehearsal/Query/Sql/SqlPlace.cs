using System.Runtime.InteropServices;

namespace ReferencePipeline.Rehearsal.Query.Sql;

/// <summary>A place in a query as it was written, counted from one.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SqlPlace(int Line, int Column)
{
    public override string ToString() => $"line {Line}:{Column}";

    public static SqlPlace In(string text, int at)
    {
        var before = text.AsSpan(0, Math.Min(at, text.Length));
        return new(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
