using System.Runtime.InteropServices;

namespace ReferencePipeline.Rehearsal.Duck;

/// <summary>A chunk of rows in the engine's form that is ours, whatever statement is under way.</summary>
internal sealed unsafe class OwnedChunk : SafeHandle
{
    private readonly int _columns;

    public OwnedChunk(IReadOnlyList<DuckType> types) : base(nint.Zero, ownsHandle: true)
    {
        _columns = types.Count;
        OwnedType[] made = [.. types.Select(type => type.Make())];
        nint[] pointers = [.. made.Select(type => type.Pointer)];
        fixed (nint* first = pointers)
            SetHandle(Native.CreateChunk(first, (ulong)pointers.Length));
        foreach (var type in made)
            type.Dispose();
    }

    public override bool IsInvalid => handle == nint.Zero;

    public nint Vector(int column) => Native.ChunkVector(handle, (ulong)column);

    /// <summary>Lets a chunk of a statement be the first rows of this one; nothing is copied.</summary>
    public void Show(nint chunk, int rows)
    {
        for (var column = 0; column < _columns; column++)
            Native.ReferTo(Native.ChunkVector(chunk, (ulong)column), Vector(column));
        Native.SetChunkSize(chunk, (ulong)rows);
    }

    /// <summary>The same with some of the rows.</summary>
    public void Show(nint chunk, RowPlaces rows)
    {
        Show(chunk, rows.Count);
        for (var column = 0; column < _columns; column++)
            Native.Slice(Native.ChunkVector(chunk, (ulong)column), rows.Pointer, (ulong)rows.Count);
    }

    /// <summary>Copies rows of another one, texts included.</summary>
    public void Copy(OwnedChunk from, RowPlaces rows, int to)
    {
        for (var column = 0; column < _columns; column++)
            Native.CopyRows(from.Vector(column), Vector(column), rows.Pointer, (ulong)rows.Count, 0, (ulong)to);
    }

    /// <summary>Forgets all rows; the memory of their vectors stays.</summary>
    public void Clear() => Native.ResetChunk(handle);

    protected override bool ReleaseHandle()
    {
        Native.DestroyChunk(ref handle);
        return true;
    }
}
