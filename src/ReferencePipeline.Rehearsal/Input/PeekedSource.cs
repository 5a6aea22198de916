namespace ReferencePipeline.Rehearsal.Input;

/// <summary>A source whose first block has been looked at before anybody reads it.</summary>
internal sealed class PeekedSource : IEventSource
{
    private readonly IEventSource _source;
    private EventBlock? _first;

    public PeekedSource(IEventSource source, Action<EventBlock> look)
    {
        _source = source;
        var block = new EventBlock();
        if (!source.TryRead(block))
            return;
        look(block);
        _first = block;
    }

    public double? Progress => _source.Progress;

    public bool TryRead(EventBlock block)
    {
        if (Interlocked.Exchange(ref _first, null) is not { } first)
            return _source.TryRead(block);
        block.Swap(first);
        return true;
    }

    public void Dispose() => _source.Dispose();
}
