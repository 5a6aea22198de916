using System.Buffers;
using System.Text;
using System.Text.Json;
using ReferencePipeline.Transform.Firehose;
using ReferencePipeline.Transform.Runtime;
using ReferencePipeline.Transform.Telemetry;

namespace ReferencePipeline.Transform.Tests;

/// <summary>Accepts what starts with a brace, as it is; refuses the rest, for as many reasons as its first word has letters.</summary>
internal sealed class BraceJudge : IJudge
{
    public List<DateTime> Arrivals { get; } = [];

    public bool Judge(ReadOnlySpan<byte> record, DateTime arrival, Judgement into)
    {
        Arrivals.Add(arrival);
        if (record.StartsWith("throw"u8))
            throw new InvalidOperationException("a defect\nof the judge");
        if (!record.StartsWith("{"u8))
        {
            into.Reasons.Add(new("not-json", "", "must start with a brace"));
            into.Reasons.Add(new("missing", "order.id", "must be there, but is \"not\""));
            return false;
        }
        into.Ready.Write(record);
        into.Ready.Write("\n"u8);
        into.PartitionKeys.Write("\"event_date\":\"2026-03-01\",\"event_hour\":\"08\""u8);
        into.UnknownFields = record.Count((byte)'?');
        return true;
    }
}

/// <summary>A clock that moves on by <see cref="Step"/> whenever it is looked at.</summary>
internal sealed class SteppingClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public TimeSpan Step { get; init; }

    public override DateTimeOffset GetUtcNow() => _now += Step;
}

/// <summary>A handler with everything that it writes in reach.</summary>
internal sealed class Bench : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 15, 30, TimeSpan.Zero);

    private readonly MemoryStream _output = new();
    private readonly Log _log;
    private readonly FirehoseHandler _handler;

    public Bench(IJudge? judge = null, TimeProvider? clock = null, int limit = Answers.Limit)
    {
        _log = new(_output);
        _handler = new(judge ?? new BraceJudge(), new(_log, "page_views", "sandbox"), clock ?? new SteppingClock(Now), new(limit));
    }

    public IHandler Handler => _handler;

    public string[] Lines => Encoding.UTF8.GetString(_output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The metrics, which are always the last line.</summary>
    public JsonElement Metrics => JsonDocument.Parse(Lines[^1]).RootElement;

    public List<Answer> Handle(byte[] firehoseEvent) => Answer.All(Response(firehoseEvent));

    public ReadOnlyMemory<byte> Response(byte[] firehoseEvent) => _handler.Handle(new("r-1", Now.AddMinutes(1), firehoseEvent));

    public void Dispose()
    {
        _handler.Dispose();
        _log.Dispose();
    }
}
