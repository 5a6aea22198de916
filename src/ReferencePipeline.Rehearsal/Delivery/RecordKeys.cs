using System.Buffers.Text;
using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>When a record happened, and what its producer spreads records by; of refused ones too, as far as they can be read.</summary>
internal sealed class RecordKeys
{
    private readonly RecordColumn? _time;
    private readonly RecordColumn? _streamKey;
    private readonly int _streamKeyPosition;
    private byte[] _key = new byte[256];
    private int _keyLength;

    public RecordKeys(Dataset dataset, RecordValidator validator)
    {
        _time = ColumnOf(dataset.EventTime?.Field);
        _streamKey = ColumnOf(dataset.StreamKey);
        _streamKeyPosition = dataset.StreamKey is { } key ? validator.PartitionKeys.IndexOf(key.Column.Value) : -1;

        RecordColumn? ColumnOf(Field? field) => field is null ? null : validator.Columns.FirstOrDefault(column => column.Name == field.Column.Value);
    }

    public DateTime? Time { get; private set; }

    /// <summary>Empty where a producer draws one by chance.</summary>
    public ReadOnlySpan<byte> StreamKey => _key.AsSpan(0, _keyLength);

    public void Clear()
    {
        Time = null;
        _keyLength = 0;
    }

    public void Timestamp(RecordColumn column, DateTime utc)
    {
        if (ReferenceEquals(column, _time))
            Time = utc;
    }

    public void Text(RecordColumn column, ReadOnlySpan<byte> utf8)
    {
        if (ReferenceEquals(column, _streamKey))
            Take(utf8);
    }

    public void Integer(RecordColumn column, long value)
    {
        if (!ReferenceEquals(column, _streamKey))
            return;
        Utf8Formatter.TryFormat(value, _key, out _keyLength);
    }

    public void Partition(int position, ReadOnlySpan<byte> value)
    {
        if (position == _streamKeyPosition)
            Take(value);
    }

    private void Take(ReadOnlySpan<byte> utf8)
    {
        if (_key.Length < utf8.Length)
            _key = new byte[utf8.Length * 2];
        utf8.CopyTo(_key);
        _keyLength = utf8.Length;
    }
}

internal static class Positions
{
    public static int IndexOf(this IReadOnlyList<string> names, string name) =>
        names.Index().Where(entry => entry.Item == name).Select(entry => entry.Index).DefaultIfEmpty(-1).First();
}
