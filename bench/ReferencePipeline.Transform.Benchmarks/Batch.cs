using System.Text;

namespace ReferencePipeline.Transform.Benchmarks;

/// <summary>A batch of good page views of 1 KB, the same on each run, in Firehose's wrapping.</summary>
internal sealed record Batch(byte[] Event, double RecordBytes)
{
    public const int Records = 500;

    private const long Arrival = 1_772_352_930_250;

    /// <summary>A batch in which that share of visitors has an e-mail address, which becomes a pseudonym.</summary>
    public static Batch Of(double signedIn)
    {
        var random = new Random(20261121);
        var views = Enumerable.Range(0, Records).Select(i => Encoding.UTF8.GetBytes(View(random, i, random.NextDouble() < signedIn))).ToArray();
        var wrapped = string.Join(',', views.Select((view, i) => $$"""
            {"recordId":"495469866831355442865074579363216256757001924711567851540000{{i:00000}}","approximateArrivalTimestamp":{{Arrival}},"data":"{{Convert.ToBase64String(view)}}",
            "kinesisRecordMetadata":{"sequenceNumber":"49546986683135544286507457936321625675700192471156785154","subsequenceNumber":0,"partitionKey":"v7h2k9q0x","shardId":"shardId-000000000000","approximateArrivalTimestamp":{{Arrival}} } }
            """));
        return new(Encoding.UTF8.GetBytes($$"""{"invocationId":"i","deliveryStreamArn":"d","region":"eu-central-1","records":[{{wrapped}}]}"""), views.Average(view => view.Length));
    }

    private static string View(Random random, int i, bool signedIn) => $$$"""
        {"pageViewId":"5f0c6a1e-0b6d-4c58-9a2e-{{{random.NextInt64(1L << 48):x12}}}","eventTime":"2026-03-01T{{{random.Next(8):00}}}:15:30.{{{random.Next(1000):000}}}Z","sentAt":{{{Arrival - i}}},"visitorId":"v{{{random.Next(10_000_000, 99_999_999)}}}",{{{(signedIn ? $"\"email\":\"reader{i}@example.com\"," : "")}}}"ipAddress":"192.0.2.{{{random.Next(256)}}}","url":"https://www.example.com/products/{{{random.Next(9999)}}}?campaign=spring&{{{new string('x', 300)}}}","referrer":"https://search.example.org/?q={{{new string('y', 180)}}}","referrerHost":"Search.Example.org","device":{"kind":"phone","os":"Android 16","screen":{"widthPx":{{{random.Next(320, 1440)}}},"heightPx":{{{random.Next(480, 2960)}}}},"pixelRatio":2.5},"tags":["news","sport","video"],"loadTimeMs":{{{random.Next(5000)}}},"scrollDepth":0.{{{random.Next(1, 99):00}}},"bytesSent":{{{random.Next(200_000)}}},"httpStatus":200,"signedIn":{{{(signedIn ? "true" : "false")}}}}
        """.Trim();
}
