using System.Text;

namespace ReferencePipeline.Rehearsal.Duck;

/// <summary>The rows of a result, chunk by chunk, as texts, whole numbers, doubles and booleans; other types are cast in the statement.</summary>
public sealed unsafe class DuckRows : IDisposable
{
    private DuckResultData _result;
    private readonly DuckTypeId[] _types;
    private DuckShape[]? _shapes;

    internal DuckRows(DuckResultData result)
    {
        _result = result;
        var count = (int)Native.ColumnCount(ref _result);
        Columns = [.. Enumerable.Range(0, count).Select(column => Native.Text(Native.ColumnName(ref _result, (ulong)column)))];
        _types = [.. Enumerable.Range(0, count).Select(column => Native.ColumnType(ref _result, (ulong)column))];
    }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Each row once; <c>null</c> is null.</summary>
    public IEnumerable<object?[]> Read()
    {
        for (var chunk = Native.FetchChunk(_result); chunk != nint.Zero; chunk = Native.FetchChunk(_result))
        {
            var rows = ReadChunk(chunk);
            Native.DestroyChunk(ref chunk);
            foreach (var row in rows)
                yield return row;
        }
    }

    /// <summary>The same with values of every type, as the records of <see cref="DuckValue"/> hold them.</summary>
    public IEnumerable<object?[]> ReadAll()
    {
        _shapes ??= [.. Enumerable.Range(0, Columns.Count).Select(column => DuckShape.OfColumn(ref _result, (ulong)column))];
        for (var chunk = Native.FetchChunk(_result); chunk != nint.Zero; chunk = Native.FetchChunk(_result))
        {
            var rows = new object?[Native.ChunkSize(chunk)][];
            for (var row = 0; row < rows.Length; row++)
                rows[row] = [.. _shapes.Select((shape, column) => DuckValue.Of(shape, Native.ChunkVector(chunk, (ulong)column), (ulong)row))];
            Native.DestroyChunk(ref chunk);
            foreach (var row in rows)
                yield return row;
        }
    }

    public void Dispose() => Native.DestroyResult(ref _result);

    private object?[][] ReadChunk(nint chunk)
    {
        var rows = new object?[Native.ChunkSize(chunk)][];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = new object?[_types.Length];
        for (var column = 0; column < _types.Length; column++)
        {
            var vector = Native.ChunkVector(chunk, (ulong)column);
            var (data, validity) = ((nint)Native.VectorData(vector), (nint)Native.VectorValidity(vector));
            for (var row = 0; row < rows.Length; row++)
                rows[row][column] = IsValid((ulong*)validity, row) ? Value(_types[column], (byte*)data, row) : null;
        }

        return rows;
    }

    private static bool IsValid(ulong* validity, int row) => validity is null || (validity[row >> 6] & (1UL << row)) != 0;

    private static object Value(DuckTypeId type, byte* data, int row) => type switch
    {
        DuckTypeId.Boolean => data[row] != 0,
        DuckTypeId.TinyInt => (long)((sbyte*)data)[row],
        DuckTypeId.SmallInt => (long)((short*)data)[row],
        DuckTypeId.Integer => (long)((int*)data)[row],
        DuckTypeId.BigInt => ((long*)data)[row],
        DuckTypeId.UBigInt => checked((long)((ulong*)data)[row]),
        DuckTypeId.HugeInt => checked((long)((Int128*)data)[row]),
        DuckTypeId.Float => (double)((float*)data)[row],
        DuckTypeId.Double => ((double*)data)[row],
        DuckTypeId.Varchar => Encoding.UTF8.GetString(DuckText.Of((DuckText*)data + row)),
        _ => throw new DuckException($"a column of type {(int)type} is not read here; cast it to VARCHAR"),
    };
}
