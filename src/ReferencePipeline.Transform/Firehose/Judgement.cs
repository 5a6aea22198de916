using System.Buffers;

namespace ReferencePipeline.Transform.Firehose;

/// <summary>Judges one record. The transform's own view of the validator, so that the handler is tested without a contract.</summary>
internal interface IJudge
{
    /// <summary>Whether the record is accepted.</summary>
    bool Judge(ReadOnlySpan<byte> record, DateTime arrival, Judgement into);
}

/// <summary>What became of a record; one instance serves all records of a function.</summary>
internal sealed class Judgement
{
    /// <summary>The record as the table wants it: one JSON object, ended by a line feed.</summary>
    public ArrayBufferWriter<byte> Ready { get; } = new(4096);

    /// <summary><c>"event_date":"2026-03-01","event_hour":"08"</c>: the members of Firehose's <c>partitionKeys</c>.</summary>
    public ArrayBufferWriter<byte> PartitionKeys { get; } = new(256);

    public List<Refusal> Reasons { get; } = [];

    public int UnknownFields { get; set; }

    public void Clear()
    {
        Ready.ResetWrittenCount();
        PartitionKeys.ResetWrittenCount();
        Reasons.Clear();
        UnknownFields = 0;
    }
}

/// <summary>Why a record is refused: a code of a closed set, fit to count by; the field, or nothing when the whole record is meant; and what is wrong.</summary>
internal readonly record struct Refusal(string Code, string Path, string Message);
