using System.Security.Cryptography;
using System.Text;
using ReferencePipeline.Transform.Firehose;

namespace ReferencePipeline.Transform.Telemetry;

/// <summary>Tells CloudWatch what became of a batch: its metrics in one line, and the first refused records in a line each.</summary>
internal sealed class Report(Log log, string dataset, string stage)
{
    public const string Namespace = "ReferencePipeline";

    /// <summary>Refused records told one by one; a flood of bad ones must not cost more in logs than in everything else.</summary>
    public const int MostRefusals = 25;

    private string _requestId = "";
    private int _refusals;

    public void Begin(string requestId) => (_requestId, _refusals) = (requestId, 0);

    public void Refused(ReadOnlySpan<byte> recordId, ReadOnlySpan<byte> record, long arrival, IReadOnlyList<Refusal> reasons)
    {
        if (++_refusals > MostRefusals)
            return;
        // The error output keeps the record but not its id: the digest is what finds the one from the other.
        var digest = Convert.ToHexStringLower(SHA256.HashData(record));
        var id = Encoding.UTF8.GetString(recordId);
        log.Write(json =>
        {
            json.WriteString("level", "warn");
            json.WriteString("message", "record refused");
            json.WriteString("dataset", dataset);
            json.WriteString("stage", stage);
            json.WriteString("requestId", _requestId);
            json.WriteString("recordId", id);
            json.WriteString("sha256", digest);
            json.WriteNumber("arrivalTimestamp", arrival);
            QuarantineEnvelope.WriteReasons(json, reasons);
        });
    }

    /// <summary>Writes the metrics in CloudWatch's embedded metric format.</summary>
    public void End(Tally tally, int responseBytes, TimeSpan duration, DateTimeOffset now) => log.Write(json =>
    {
        json.WriteStartObject("_aws");
        json.WriteNumber("Timestamp", now.ToUnixTimeMilliseconds());
        json.WriteStartArray("CloudWatchMetrics");
        json.WriteStartObject();
        json.WriteString("Namespace", Namespace);
        json.WriteStartArray("Dimensions");
        json.WriteStartArray();
        json.WriteStringValue("Dataset");
        json.WriteStringValue("Stage");
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteStartArray("Metrics");
        foreach (var (name, unit, _) in Metrics(tally, responseBytes, duration))
        {
            json.WriteStartObject();
            json.WriteString("Name", name);
            json.WriteString("Unit", unit);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString("Dataset", dataset);
        json.WriteString("Stage", stage);
        foreach (var (name, _, value) in Metrics(tally, responseBytes, duration))
            json.WriteNumber(name, value);
        json.WriteString("level", "info");
        json.WriteString("message", "batch answered");
        json.WriteString("requestId", _requestId);
        if (_refusals > MostRefusals)
            json.WriteNumber("refusalsNotLogged", _refusals - MostRefusals);
    });

    private static IEnumerable<(string Name, string Unit, double Value)> Metrics(Tally tally, int responseBytes, TimeSpan duration)
    {
        yield return ("Accepted", "Count", tally.Accepted);
        yield return ("Refused", "Count", tally.Refused);
        foreach (var (code, count) in tally.Reasons)
            yield return ($"Refused.{code}", "Count", count);
        yield return ("UnknownFields", "Count", tally.UnknownFields);
        yield return ("BytesIn", "Bytes", tally.BytesIn);
        yield return ("BytesOut", "Bytes", tally.BytesOut);
        yield return ("ResponseBytes", "Bytes", responseBytes);
        yield return ("Duration", "Milliseconds", Math.Round(duration.TotalMilliseconds, 3));
    }
}
