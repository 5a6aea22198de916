namespace ReferencePipeline.Contracts.Generation;

/// <summary>Makes events of a dataset as JSON lines. Compiled once; then constant memory, and no allocation for an event.</summary>
/// <remarks>The same dataset, options and version give the same bytes on every machine. Not thread-safe: one generator a thread.</remarks>
public sealed class EventGenerator
{
    private const int BlockSize = 1 << 16;
    private const int MaxRecordSize = 1 << 20;
    private const int ReportEvery = 1 << 14;

    private readonly Draw _draw;
    private readonly EventClock _clock;
    private readonly Maker _good;
    private readonly EventBuffer _buffer = new(BlockSize * 2);
    private readonly IReadOnlyList<Mutation> _mutations;
    private readonly ulong _bad;
    private long _next;
    private int _nextBad;

    public EventGenerator(Dataset dataset, GenerationOptions options)
    {
        Demand(options.Bad is >= 0 and <= 1, $"a share of {options.Bad} bad events; name one from 0 to 1");
        Demand(options.Skew is >= 0 and <= 1, $"a skew of {options.Skew}; name one from 0 to 1");
        Demand(options.Rate is >= 0.000_001m and <= 1_000_000_000, $"a rate of {options.Rate} events a second; name one from 0.000001 to 1000000000");
        Demand(options.Skew == 0 || dataset.StreamKey is not null, $"{dataset.Name}: a skew needs a stream key; set the custom property 'streamKey' of the dataset, or leave the skew out");

        _draw = new Draw(options.Seed);
        _clock = new EventClock(dataset, options);
        var root = new MakerFactory(dataset, options.Skew, _draw).Event();
        _good = root;
        _mutations = Mutations.Of(dataset, root);
        _bad = (ulong)(options.Bad * (1L << 32));
        Demand(_bad == 0 || _mutations.Count > 0, $"{dataset.Name}: no event of it can be bad; leave the bad events out");
    }

    /// <summary>Every way an event of this dataset can be bad, in the order in which they are met.</summary>
    public IReadOnlyList<Mutation> Ways => _mutations;

    /// <summary>What is wrong with the event last made; <c>null</c> when it is good.</summary>
    public Mutation? LastMutation { get; private set; }

    /// <summary>When the event last made happens, and so the earliest that it can arrive. Measure its lateness from here.</summary>
    public DateTime LastTime => new(_draw.Ticks, DateTimeKind.Utc);

    /// <summary>The next event, without a line end; valid until the next call.</summary>
    public ReadOnlySpan<byte> Next()
    {
        _buffer.Clear();
        Append();
        return _buffer.Written;
    }

    /// <summary>The next event, bad in this one way.</summary>
    public ReadOnlySpan<byte> Next(Mutation mutation)
    {
        _buffer.Clear();
        Begin();
        LastMutation = mutation;
        mutation.Maker.Write(_buffer, _draw);
        return _buffer.Written;
    }

    /// <summary>Writes the next <paramref name="count"/> events, each with a line feed; <paramref name="progress"/> hears now and then how many are done.</summary>
    public void WriteTo(Stream stream, long count, IProgress<long>? progress = null, CancellationToken stop = default)
    {
        _buffer.Clear();
        for (var done = 0L; done < count;)
        {
            Append();
            _buffer.Write((byte)'\n');
            if (++done % ReportEvery == 0)
                progress?.Report(done);
            if (_buffer.Length < BlockSize)
                continue;
            stop.ThrowIfCancellationRequested();
            stream.Write(_buffer.Written);
            _buffer.Clear();
        }

        stop.ThrowIfCancellationRequested();
        stream.Write(_buffer.Written);
        progress?.Report(count);
    }

    private void Begin()
    {
        _draw.Index = _next;
        _draw.Ticks = _clock.At(_next++);
    }

    private void Append()
    {
        Begin();
        LastMutation = _bad > 0 && (_draw.Next() >> 32) < _bad ? _mutations[_nextBad++ % _mutations.Count] : null;
        var start = _buffer.Length;
        (LastMutation?.Maker ?? _good).Write(_buffer, _draw);
        if (LastMutation is null && _buffer.Length - start > MaxRecordSize)
            throw new GenerationException($"an event has {_buffer.Length - start:N0} bytes, and the stream takes {MaxRecordSize:N0}; lower the minima of lengths and counts in the contract");
    }

    private static void Demand(bool holds, string problem)
    {
        if (!holds)
            throw new GenerationException(problem);
    }
}
