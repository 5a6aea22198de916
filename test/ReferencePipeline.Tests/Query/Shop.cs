using System.Text;
using ReferencePipeline.Contracts;
using ReferencePipeline.Govern;
using ReferencePipeline.Query;

namespace ReferencePipeline.Tests.Query;

/// <summary>A contract of one dataset whose keys and roles a test chooses.</summary>
internal static class Shop
{
    public const string Day = "- { name: soldOn, logicalType: date, required: true, partitioned: true, partitionKeyPosition: 1 }";

    public const string OpenKey = "- { name: branch, logicalType: string, required: true, partitioned: true, partitionKeyPosition: 2, examples: [\"O'Hare\"] }";

    public const string Time = "customProperties: [{ property: eventTimeField, value: soldAt }, { property: eventTimeMaxLate, value: 2 d }, { property: eventTimeMaxEarly, value: 1 h }]";

    public static DataContract Contract(string keys, string dataset = "", string roles = "", string more = "")
    {
        var text = $$"""
            apiVersion: v3.1.0
            kind: DataContract
            id: sales
            version: 1.0.0
            status: active
            {{more}}
            schema:
              - name: sales
                logicalType: object
                {{dataset}}
                properties:
                  - { name: saleId, logicalType: string, required: true, classification: public }
                  - { name: soldAt, logicalType: timestamp, required: true }
                  - { name: buyer, logicalType: string, required: true, classification: pii }
                  {{keys}}
            {{roles}}
            """;
        var reading = ContractFile.Parse("sales.odcs.yaml", Encoding.UTF8.GetBytes(text));
        Assert.True(reading is ContractReading.Accepted, reading is ContractReading.Refused refused ? string.Join('\n', refused.Problems) : "");
        return ((ContractReading.Accepted)reading).Contract;
    }

    public static ReaderSql Sql(DataContract contract, bool isRetired = false) =>
        new(Sight.Of(Assert.Single(Assert.Single(Reader.Of([contract])).Readings).Access), "lake", isRetired);
}
