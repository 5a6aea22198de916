using System.Text;

namespace ReferencePipeline.Contracts.Tests.Reading;

/// <summary>One small good contract; a test changes one thing in it and says what must come of that.</summary>
internal static class Sample
{
    public const string File = "shop.odcs.yaml";

    public const string Good = """
        apiVersion: v3.1.0
        kind: DataContract
        id: shop
        version: 2.1.0
        status: active
        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeGreaterThan: 7
            properties:
              - name: orderId
                logicalType: string
                required: true
                classification: public
              - name: amount
                logicalType: number
                physicalType: decimal(18,2)
                quality:
                  - metric: nullValues
                    mustBe: 3
              - name: quantity
                logicalType: integer
              - name: paid
                logicalType: boolean
              - name: orderedAt
                logicalType: timestamp
                required: true
              - name: lines
                logicalType: array
                items:
                  logicalType: object
                  properties:
                    - name: sku
                      logicalType: string
        slaProperties:
          - property: latency
            value: 15
            unit: min
        roles:
          - role: clerk
            access: read
        """;

    /// <summary>The good contract with the first <paramref name="from"/> turned into <paramref name="to"/>.</summary>
    public static string With(string from, string to)
    {
        var at = Good.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The sample holds no '{from}'.");
        return string.Concat(Good.AsSpan(0, at), to, Good.AsSpan(at + from.Length));
    }

    public static ContractReading Read(string yaml) => ContractFile.Parse(File, Encoding.UTF8.GetBytes(yaml));

    public static DataContract Accepted(string yaml) => Read(yaml).ContractOrThrow();

    /// <summary>Every problem as users see it, without the file's name.</summary>
    public static string[] Problems(string yaml) =>
        Read(yaml) is ContractReading.Refused refused ? [.. refused.Problems.Select(problem => problem.ToString()[(File.Length + 1)..])] : [];

    public static void IsRefused(string from, string to, string problem) => Assert.Equal([problem], Problems(With(from, to)));
}
