using System.Text;
using System.Text.Json;

namespace ReferencePipeline.Transform.Tests;

/// <summary>Events as Firehose sends them, with a Kinesis stream as the source.</summary>
internal static class FirehoseEvents
{
    public const long Arrival = 1_772_352_930_250;

    public static byte[] Of(params IEnumerable<byte[]> records) =>
        Text([.. records.Select((record, i) => Record($"{Id(i)}", Convert.ToBase64String(record)))]);

    public static byte[] OfTexts(params IEnumerable<string> records) => Of(records.Select(Encoding.UTF8.GetBytes));

    public static byte[] Text(params IEnumerable<string> records) => Encoding.UTF8.GetBytes($$"""
        {"invocationId":"2b4d1ad9-2f48-94bd-a088-767c317e994a","sourceKinesisStreamArn":"s",
         "deliveryStreamArn":"d","region":"eu-central-1","records":[{{string.Join(',', records)}}]}
        """);

    public static string Record(string id, string data) => $$"""
        {"recordId":"{{id}}","approximateArrivalTimestamp":{{Arrival + 60_000}},"data":"{{data}}","kinesisRecordMetadata":{"sequenceNumber":"49546986683135544286507457936321625675700192471156785154",
        "subsequenceNumber":0,"partitionKey":"4d1ad2b9-24f8-4b9d-a088-76e9947c317a","shardId":"shardId-000000000000","approximateArrivalTimestamp":{{Arrival}} } }
        """;

    public static string Id(int i) => $"495469866831355442865074579363216256757001924711567851540000{i:00000}";
}

/// <summary>A response as Firehose reads it.</summary>
internal sealed record Answer(string RecordId, string Result, byte[]? Data, string? PartitionKeys)
{
    public static List<Answer> All(ReadOnlyMemory<byte> response)
    {
        using var json = JsonDocument.Parse(response);
        var root = json.RootElement;
        Assert.Equal(["records"], root.EnumerateObject().Select(member => member.Name));
        return [.. root.GetProperty("records").EnumerateArray().Select(Of)];
    }

    public string Text => Encoding.UTF8.GetString(Data!);

    /// <summary>The reason codes of an envelope, after a look at its shape.</summary>
    public IEnumerable<string> Codes => Envelope.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("code").GetString()!);

    public byte[] Original => Envelope.GetProperty("record").GetBytesFromBase64();

    private JsonElement Envelope => JsonDocument.Parse(Data!).RootElement;

    private static Answer Of(JsonElement record)
    {
        var known = (string[])["recordId", "result", "data", "metadata"];
        Assert.All(record.EnumerateObject(), member => Assert.Contains(member.Name, known));
        return new(
            record.GetProperty("recordId").GetString()!,
            record.GetProperty("result").GetString()!,
            record.TryGetProperty("data", out var data) ? data.GetBytesFromBase64() : null,
            record.TryGetProperty("metadata", out var metadata) ? metadata.GetProperty("partitionKeys").GetRawText() : null);
    }
}
