using ReferencePipeline.Contracts.Validation;
using ReferencePipeline.Rehearsal.Input;
using ReferencePipeline.Rehearsal.Load;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>One thread of a delivery: takes lines, has them judged, and hands on the rows, the refused and the raw records.</summary>
internal sealed class DeliveryWorker
{
    /// <summary>Lines of a chunk are as long as that together, or a few of megabytes would be more memory than all others.</summary>
    private const int LongestChunk = EventBlock.Size;

    private readonly DeliverySource _source;
    private readonly HeldRows _held;
    private readonly EventBlock _block = new();
    private readonly RecordReport _report = new();
    private readonly Tally _tally = new();
    private readonly RecordKeys _keys;
    private readonly ChunkWriter _rows;
    private readonly RollPicker _rolls;
    private readonly ObjectBuffer _errors;
    private readonly ObjectBuffer? _raw;
    private readonly QuarantineLine _quarantine;
    private readonly StreamLoad? _load;
    private int _chunkLength;
    private VectorSink _sink;
    private DateTime _clock;

    public DeliveryWorker(DeliverySource source, HeldRows held)
    {
        (_source, _held) = (source, held);
        _keys = new(source.Plan.Dataset, source.Validator);
        _rows = new(source.Plan.Table, source.Validator);
        _sink = new(_rows, _keys);
        _rolls = new(source.Rolls, _rows);
        _errors = new(source.Errors);
        _raw = source.Raw is { } raw ? new(raw) : null;
        _quarantine = new(source.Plan.Transform.Arn);
        _load = source.Plan.Stream is { } stream ? new(stream, source.Options.Rate) : null;
        _rows.Begin(held.Rent());
    }

    /// <summary>Takes the events of one more block; false when there is none.</summary>
    public bool TryTakeBlock(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        _clock = _source.Options.Arrival ?? _source.FirstTime ?? Contracts.Generation.GenerationOptions.DefaultStart;
        if (!_source.Events.TryRead(_block))
            return false;
        while (_block.TryNext(out var line))
            Take(line);
        _rolls.Tell();
        _errors.Flush();
        _raw?.Flush();
        _source.Tell(_tally, _load);
        return true;
    }

    /// <summary>Hands on the rows that it has gathered.</summary>
    public void HandOn()
    {
        _held.Hold(_rows.End());
        _rows.Begin(_held.Rent());
        _chunkLength = 0;
    }

    /// <summary>When the first event of a block happened that says so.</summary>
    public static DateTime? FirstTimeOf(DeliverySource source, EventBlock block)
    {
        const int lookedAt = 100;
        var keys = new RecordKeys(source.Plan.Dataset, source.Validator);
        var (sink, report) = (new TimeSink(keys), new RecordReport());
        for (var i = 0; i < lookedAt && block.TryNext(out var line); i++)
        {
            if (source.Validator.Validate(line, null, ref sink, report) && keys.Time is { } time)
                return time;
        }

        return null;
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        _tally.Take(line.Length);
        var arrival = _block.Arrival ?? _source.Options.Arrival;
        var form = RecordForm.Refuses(line);
        var isAccepted = form is null && _source.Validator.Validate(line, arrival, ref _sink, _report);
        if (form is not null)
            _keys.Clear();
        _clock = arrival ?? _keys.Time ?? _clock;
        if (isAccepted)
        {
            _rows.Keep(_rolls.Pick(_clock, line.Length));
            _tally.Accept(_report.UnknownFields);
            _chunkLength += line.Length;
            if (_rows.IsFull || _chunkLength > LongestChunk)
                HandOn();
        }
        else
        {
            Refuse(line, form);
        }

        // The stream takes no longer record, so it is no load.
        if (line.Length <= RecordValidator.MaxLength)
            _load?.Count(_block.Index, _clock, _keys.StreamKey, line.Length);
        if (_raw is not null)
        {
            var room = _raw.Room(_clock, line.Length + 1);
            line.CopyTo(room);
            room[line.Length] = (byte)'\n';
            _raw.Add(line.Length + 1);
        }
    }

    private void Refuse(ReadOnlySpan<byte> line, string? form)
    {
        var place = new Place(_block.Index, _block.Source, _block.Line, "");
        if (form is not null)
            _tally.Refuse(form, place);
        else
            _tally.Refuse(_report.Violations, place);
        _quarantine.Write(_errors, _clock, line);
    }
}
