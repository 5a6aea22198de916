using ReferencePipeline.Transform.Runtime;
using ReferencePipeline.Transform.Telemetry;

namespace ReferencePipeline.Transform.Firehose;

/// <summary>Answers a batch of a delivery stream: every record id once, accepted and partitioned, or refused with its reasons.</summary>
internal sealed class FirehoseHandler(IJudge judge, Report report, TimeProvider clock, Answers answers) : IHandler, IDisposable
{
    /// <summary>What must be left of the invocation's time to send the answers back.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(500);

    private const int RecordsBetweenLooksAtTheClock = 64;

    private readonly List<EventRecord> _records = [];
    private readonly RecordData _data = new();
    private readonly Judgement _judgement = new();
    private readonly QuarantineEnvelope _envelope = new();
    private readonly Tally _tally = new();

    public ReadOnlyMemory<byte> Handle(in Invocation invocation)
    {
        var started = clock.GetTimestamp();
        EventReader.Read(invocation.Event, _records);
        _tally.Clear();
        report.Begin(invocation.RequestId);
        answers.Begin(_records);
        for (var i = 0; i < _records.Count; i++)
        {
            if (i % RecordsBetweenLooksAtTheClock == 0)
                KeepToTheDeadline(invocation, i);
            Answer(invocation.Event.Span, _records[i]);
        }
        var response = answers.End();
        report.End(_tally, response.Length, clock.GetElapsedTime(started), clock.GetUtcNow());
        return response;
    }

    public void Dispose() => _envelope.Dispose();

    private void Answer(ReadOnlySpan<byte> bytes, EventRecord record)
    {
        var id = record.Id.In(bytes);
        _judgement.Clear();
        if (!TryDecode(bytes, record, out var data)
            || !judge.Judge(data, DateTime.UnixEpoch.AddMilliseconds(record.Arrival), _judgement))
        {
            Refuse(id, data, record);
            return;
        }
        var ready = _judgement.Ready.WrittenSpan;
        if (answers.TryOk(id, ready, _judgement.PartitionKeys.WrittenSpan))
        {
            _tally.Accept(data.Length, ready.Length, _judgement.UnknownFields);
            return;
        }
        _judgement.Reasons.Add(new("response-too-large", "", "the answer would have passed Lambda's 6 MB; lower the processor's BufferSizeInMBs and send the record again"));
        _tally.Refuse(data.Length, _judgement.Reasons);
        report.Refused(id, data, record.Arrival, _judgement.Reasons);
        answers.Failed(id);
    }

    private bool TryDecode(ReadOnlySpan<byte> bytes, EventRecord record, out ReadOnlySpan<byte> data)
    {
        data = default;
        if (record.Data is not { } slice)
            return Because("no-data", "the event's record brings no data");
        if (!_data.TryDecode(bytes, slice, out data))
            return Because("not-base64", "the event's data is not base64");
        if (data.IsEmpty)
            return Because("empty", "the record is empty");
        if (KplRecord.Is(data))
            return Because("kpl-aggregated", "the record is a package of the Kinesis Producer Library; put it into the stream, where Firehose unpacks it, packed only once");
        return true;
    }

    private bool Because(string code, string message)
    {
        _judgement.Reasons.Add(new(code, "", message));
        return false;
    }

    private void Refuse(ReadOnlySpan<byte> id, ReadOnlySpan<byte> data, EventRecord record)
    {
        _tally.Refuse(data.Length, _judgement.Reasons);
        report.Refused(id, data, record.Arrival, _judgement.Reasons);
        answers.Failed(id, _envelope.Write(_judgement.Reasons, data));
    }

    private void KeepToTheDeadline(in Invocation invocation, int done)
    {
        var left = invocation.Deadline - clock.GetUtcNow();
        if (left < Margin)
        {
            throw new FunctionException("Function.OutOfTime",
                $"Stopped after {done} of {_records.Count} records, {left.TotalMilliseconds:0} ms before the time-out; Firehose sends the batch again. Give the function more time or memory.");
        }
    }
}
