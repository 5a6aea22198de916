using ReferencePipeline.Contracts.Validation;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Input;
using ReferencePipeline.Rehearsal.Load;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>One thread of a delivery: takes lines, has them judged, and hands on the rows, the refused and the raw records.</summary>
internal sealed class DeliveryWorker : IRowWorker
{
    private readonly DeliverySource _source;
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
    private DeliveryLane _lane;
    private VectorSink _sink;
    private DateTime _clock;

    public DeliveryWorker(DeliverySource source, DeliveryLane lane)
    {
        (_source, _lane) = (source, lane);
        _keys = new(source.Plan.Dataset, source.Validator);
        _rows = new(source.Plan.Table, source.Validator);
        _sink = new(_rows, _keys);
        _rolls = new(source.Rolls, _rows);
        _errors = new(source.Errors);
        _raw = source.Raw is { } raw ? new(raw) : null;
        _quarantine = new(source.Plan.Transform.Arn);
        _load = source.Plan.Stream is { } stream ? new(stream, source.Options.Rate) : null;
    }

    /// <summary>The same worker for another batch.</summary>
    public DeliveryWorker In(DeliveryLane lane)
    {
        _lane = lane;
        return this;
    }

    public void Fill(nint chunk)
    {
        _rows.BeginChunk(chunk);
        while (!_rows.IsFull)
        {
            if (_block.TryNext(out var line))
                Take(line);
            else if (!TryNextBlock())
                break;
        }

        _rows.EndChunk(chunk);
    }

    /// <summary>Its batch has ended; what it has counted was told at the end of each block.</summary>
    public void Dispose() => _source.Rest(this);

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

    private bool TryNextBlock()
    {
        _rolls.Tell();
        _errors.Flush();
        _raw?.Flush();
        _source.Tell(_tally, _load);
        _lane.Stop.ThrowIfCancellationRequested();
        _clock = _source.Options.Arrival ?? _source.FirstTime ?? Contracts.Generation.GenerationOptions.DefaultStart;
        return _lane.TryRead(_block);
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
