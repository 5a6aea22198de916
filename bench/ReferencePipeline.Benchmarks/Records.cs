using System.Globalization;
using System.Text;

namespace ReferencePipeline.Benchmarks;

/// <summary>Good events of the project's two contracts, the same on each run.</summary>
internal static class Records
{
    public static readonly DateTime Arrival = new(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc);
    private const int Count = 2000;

    /// <summary>One visitor in ten; the contract expects one in twenty at least. Each costs a pseudonym.</summary>
    private const int SignedIn = 10;

    public static byte[][] PageViews() => Make(static (random, i) => $$"""
        {"pageViewId":"{{Id(random)}}","eventTime":"{{At(random)}}.{{random.Next(1000):D3}}Z","sentAt":{{new DateTimeOffset(Arrival).ToUnixTimeMilliseconds() + i}},"visitorId":"v{{random.Next(10_000_000, 99_999_999)}}{{(char)('a' + random.Next(26))}}",{{(random.Next(SignedIn) == 0 ? $"\"email\":\"reader{i}@example.com\"," : "")}}"ipAddress":"192.0.2.{{random.Next(256)}}","url":"https://www.example.com/products/{{random.Next(9999)}}?campaign=spring","referrer":"https://search.example.org/?q=pipeline","referrerHost":"Search.Example.org","device":{"kind":"phone","os":"Android 16","screen":{"widthPx":{{random.Next(320, 1440)}},"heightPx":{{random.Next(480, 2960)}}},"pixelRatio":2.5},"tags":["news","sport"],"loadTimeMs":{{random.Next(5000)}},"scrollDepth":0.{{random.Next(1, 99):D2}},"bytesSent":{{random.Next(200_000)}},"httpStatus":200,"signedIn":{{(random.Next(4) == 0 ? "true" : "false")}}}
        """);

    public static byte[][] Orders() => Make(static (random, i) => $$"""
        {"orderId":"O-{{i:D10}}","orderedAt":"{{At(random)}}+01:00","bookedAt":"{{At(random).Replace('T', ' ')}}","dueDate":"{{random.Next(1, 29):D2}}.12.2026","customerId":{{random.Next(1, int.MaxValue)}},"customerName":"Beispiel, Berta","country":"{{(random.Next(2) == 0 ? "DE" : "FR")}}","currency":"EUR","totalAmount":{{Money(random, 100_000)}},"shippingAmount":{{random.Next(200) * 5 / 100m}},"lineItems":[{{string.Join(',', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Item(random)))}}],"attributes":{"campaign":"spring","channel":"app"},"clientAddress":"2001:db8:0:1::{{random.Next(1, 9999)}}","giftWrapped":{{(random.Next(2) == 0 ? "true" : "false")}}}
        """);

    private static byte[][] Make(Func<Random, int, string> make)
    {
        var random = new Random(20261121);
        return [.. Enumerable.Range(0, Count).Select(i => Encoding.UTF8.GetBytes(make(random, i)))];
    }

    private static string Item(Random random) =>
        $$"""{"sku":"ABC-{{random.Next(10_000):D4}}","quantity":{{random.Next(1, 999)}},"unitPrice":{{Money(random, 50_000)}},"discountPercent":{{random.Next(20) * 5}},"weightGrams":{{random.Next(5000)}}}""";

    private static string At(Random random) => Arrival.AddSeconds(-random.Next(86_400)).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Money(Random random, int cents) => (random.Next(cents) / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Id(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
