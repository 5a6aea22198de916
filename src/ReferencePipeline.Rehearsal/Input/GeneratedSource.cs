using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Generation;

namespace ReferencePipeline.Rehearsal.Input;

/// <summary>Events made on the fly. They arrive when they happen, as the generator says.</summary>
internal sealed class GeneratedSource(Dataset dataset, long count, GenerationOptions options) : IEventSource
{
    private readonly Lock _lock = new();
    private readonly EventGenerator _generator = new(dataset, options);
    private long _made;

    public double? Progress => count == 0 ? null : Volatile.Read(ref _made) / (double)count;

    public bool TryRead(EventBlock block)
    {
        block.Clear();
        lock (_lock)
        {
            (block.Source, block.FirstLine, block.FirstIndex) = ("generated", _made + 1, _made);
            for (; _made < count && block.Length < EventBlock.Size; _made++)
            {
                var line = _generator.Next();
                line.CopyTo(block.Room(line.Length + 1));
                block.Bytes[block.Length + line.Length] = (byte)'\n';
                block.Add(line.Length + 1);
                block.Arrivals.Add(_generator.LastTime);
            }
        }

        return block.Length > 0;
    }

    public void Dispose()
    {
        // A generator holds nothing but memory.
    }
}
