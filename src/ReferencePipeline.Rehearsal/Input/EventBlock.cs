namespace ReferencePipeline.Rehearsal.Input;

/// <summary>Whole lines of a source, some megabytes of them. One belongs to a thread and is filled again and again.</summary>
internal sealed class EventBlock
{
    public const int Size = 4 << 20;

    private int _at;
    private int _index;

    public byte[] Bytes { get; private set; } = new byte[Size + (Size >> 2)];

    public int Length { get; private set; }

    /// <summary>What messages call the source of its lines.</summary>
    public string Source { get; set; } = "";

    /// <summary>The number of its first line in that source, from 1.</summary>
    public long FirstLine { get; set; }

    /// <summary>How many lines came before it, of all sources together.</summary>
    public long FirstIndex { get; set; }

    /// <summary>The number of the line last taken in its source.</summary>
    public long Line => FirstLine + _index - 1;

    /// <summary>The place of the line last taken among all.</summary>
    public long Index => FirstIndex + _index - 1;

    /// <summary>When each line arrives, where the source knows.</summary>
    public List<DateTime> Arrivals { get; private set; } = [];

    /// <summary>When the line last taken arrived; <c>null</c> when nobody knows.</summary>
    public DateTime? Arrival => Arrivals.Count > 0 ? Arrivals[_index - 1] : null;

    public void Clear()
    {
        (_at, _index, Length) = (0, 0, 0);
        Arrivals.Clear();
    }

    /// <summary>Room behind what is filled; say with <see cref="Add"/> how much of it was used.</summary>
    public Span<byte> Room(int least)
    {
        if (Bytes.Length - Length < least)
        {
            var larger = new byte[Math.Max(Bytes.Length * 2, Length + least)];
            Bytes.AsSpan(0, Length).CopyTo(larger);
            Bytes = larger;
        }

        return Bytes.AsSpan(Length);
    }

    public void Add(int count) => Length += count;

    /// <summary>Takes back what stands behind the last line feed, and returns it.</summary>
    public ReadOnlySpan<byte> Cut(int length)
    {
        var rest = Bytes.AsSpan(length, Length - length);
        Length = length;
        return rest;
    }

    /// <summary>Its lines, the last one also where its line feed is missing.</summary>
    public int CountLines() => Bytes.AsSpan(0, Length).Count((byte)'\n') + (Length > 0 && Bytes[Length - 1] != (byte)'\n' ? 1 : 0);

    /// <summary>Trades all that is in it with another block, read from the start.</summary>
    public void Swap(EventBlock other)
    {
        (Bytes, other.Bytes) = (other.Bytes, Bytes);
        (Length, other.Length) = (other.Length, Length);
        (Source, other.Source) = (other.Source, Source);
        (FirstLine, other.FirstLine) = (other.FirstLine, FirstLine);
        (FirstIndex, other.FirstIndex) = (other.FirstIndex, FirstIndex);
        (Arrivals, other.Arrivals) = (other.Arrivals, Arrivals);
        (_at, _index, other._at, other._index) = (0, 0, 0, 0);
    }

    /// <summary>The next line without its end; the last one may lack its line feed.</summary>
    public bool TryNext(out ReadOnlySpan<byte> line)
    {
        if (_at >= Length)
        {
            line = default;
            return false;
        }

        var rest = Bytes.AsSpan(_at, Length - _at);
        var end = rest.IndexOf((byte)'\n');
        line = end < 0 ? rest : rest[..end];
        _at += line.Length + 1;
        _index++;
        if (!line.IsEmpty && line[^1] == (byte)'\r')
            line = line[..^1];
        return true;
    }
}

/// <summary>Where events come from. Any thread may ask for the next block.</summary>
internal interface IEventSource : IDisposable
{
    /// <summary>Fills the block with the next lines; false when there are none.</summary>
    bool TryRead(EventBlock block);

    /// <summary>How far it is, from 0 to 1; <c>null</c> when nobody can know.</summary>
    double? Progress { get; }
}

/// <summary>Events cannot be read; the message says where, what, and what instead.</summary>
public sealed class InputException(string message) : Exception(message);
