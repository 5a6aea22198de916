using System.Runtime.InteropServices;
using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>Rows of one roll or of several that wait to be written.</summary>
internal sealed unsafe class HeldChunk(IReadOnlyList<DuckType> columns) : IDisposable
{
    private readonly OwnedChunk _chunk = new([.. columns, new DuckType.Scalar(ScalarKind.Integer)]);

    /// <summary>Long texts of the rows; vectors only say where they are.</summary>
    public TextMemory Texts { get; } = new();

    public int Rows { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>How many of the rows nobody has begun to write, by their roll.</summary>
    public Dictionary<int, int> Waiting { get; } = [];

    /// <summary>How many are writing some of its rows.</summary>
    public int Readers { get; set; }

    /// <summary>A column of the table; behind the last one, the number of each row's roll.</summary>
    public nint Vector(int column) => _chunk.Vector(column);

    /// <summary>Takes over what was written to the vectors.</summary>
    public void Fill(int rows, long bytes)
    {
        (Rows, Bytes) = (rows, bytes);
        Wait(0);
    }

    /// <summary>Takes over the rows of another one that still wait.</summary>
    public void AppendWaiting(HeldChunk from)
    {
        using var places = from.PlacesOf(from.Waiting.ContainsKey);
        _chunk.Copy(from._chunk, places, Rows);
        var former = Rows;
        (Rows, Bytes) = (Rows + places.Count, Bytes + from.Bytes * places.Count / from.Rows);
        Wait(former);
    }

    /// <summary>Lets a chunk of a statement be all rows.</summary>
    public void Show(nint chunk) => _chunk.Show(chunk, Rows);

    /// <summary>Lets a chunk of a statement be the rows of some rolls.</summary>
    public void Show(nint chunk, Func<int, bool> isChosen)
    {
        using var places = PlacesOf(isChosen);
        _chunk.Show(chunk, places);
    }

    /// <summary>Forgets all rows; the memory is used again.</summary>
    public void Clear()
    {
        _chunk.Clear();
        Texts.Clear();
        Waiting.Clear();
        (Rows, Bytes) = (0, 0);
    }

    public void Dispose()
    {
        _chunk.Dispose();
        Texts.Dispose();
    }

    private RowPlaces PlacesOf(Func<int, bool> isChosen)
    {
        var places = new RowPlaces(Rows);
        foreach (var (roll, start, end) in Runs(0))
        {
            if (isChosen(roll))
                places.AddRange(start, end);
        }

        return places;
    }

    private void Wait(int from)
    {
        foreach (var (roll, start, end) in Runs(from))
            CollectionsMarshal.GetValueRefOrAddDefault(Waiting, roll, out _) += end - start;
    }

    /// <summary>Rows that follow each other and are of one roll.</summary>
    private List<(int Roll, int Start, int End)> Runs(int from)
    {
        var rolls = new ReadOnlySpan<int>(Native.VectorData(Vector(columns.Count)), Rows);
        var runs = new List<(int, int, int)>();
        for (var (start, end) = (from, from); start < rolls.Length; start = end)
        {
            var length = rolls[start..].IndexOfAnyExcept(rolls[start]);
            end = length < 0 ? rolls.Length : start + length;
            runs.Add((rolls[start], start, end));
        }

        return runs;
    }
}
