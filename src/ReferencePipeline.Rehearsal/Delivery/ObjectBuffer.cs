namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>One thread's lines for <see cref="ObjectFiles"/>, gathered while they are of one window.</summary>
internal sealed class ObjectBuffer(ObjectFiles files)
{
    private byte[] _bytes = new byte[64 * 1024];
    private int _length;
    private int _records;
    private long _window;
    private DateTime _first;

    /// <summary>Room for a line of the window of that arrival; say with <see cref="Add"/> how long it has become.</summary>
    public Span<byte> Room(DateTime arrival, int length)
    {
        var window = files.WindowOf(arrival);
        if (window != _window || _length + length > Input.EventBlock.Size)
            Flush();
        if (_records == 0)
            (_window, _first) = (window, arrival);
        _first = arrival < _first ? arrival : _first;
        if (_bytes.Length < _length + length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + length));
        return _bytes.AsSpan(_length);
    }

    public void Add(int length)
    {
        _length += length;
        _records++;
    }

    public void Flush()
    {
        if (_records > 0)
            files.Append(_window, _first, _bytes.AsSpan(0, _length), _records);
        (_length, _records) = (0, 0);
    }
}
