namespace ReferencePipeline.Transform.Firehose;

/// <summary>A record of the event: where its parts stand in the event's bytes.</summary>
/// <param name="Id">The record id as it stands between its quotes, so that it goes back unchanged.</param>
/// <param name="Data">The base64 text; <c>default</c> when the record brings none.</param>
/// <param name="Arrival">Milliseconds since 1970.</param>
internal readonly record struct EventRecord(Slice Id, Slice? Data, long Arrival);

/// <summary>A string token in the event's bytes, without its quotes.</summary>
internal readonly record struct Slice(int Start, int Length, bool Escaped)
{
    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> bytes) => bytes.Slice(Start, Length);
}

/// <summary>Slices are the same when the bytes they stand for are.</summary>
internal sealed class SameText(ReadOnlyMemory<byte> utf8) : IEqualityComparer<Slice>
{
    public bool Equals(Slice x, Slice y) => x.In(utf8.Span).SequenceEqual(y.In(utf8.Span));

    public int GetHashCode(Slice slice)
    {
        var hash = new HashCode();
        hash.AddBytes(slice.In(utf8.Span));
        return hash.ToHashCode();
    }
}
