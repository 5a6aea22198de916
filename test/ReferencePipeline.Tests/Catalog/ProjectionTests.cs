using System.Text;
using ReferencePipeline.Catalog;
using ReferencePipeline.Contracts;

namespace ReferencePipeline.Tests.Catalog;

public sealed class ProjectionTests
{
    private const int DaysKept = 60;

    public static TheoryData<string, string, string> Keys { get; } = new()
    {
        // What the contract says of the key, more of its dataset, and what Athena is told.
        { "logicalType: boolean", "", "type=enum values=false,true" },
        { "logicalType: string, enum: [{ value: b-2 }, { value: a.1 }]", "", "type=enum values=b-2,a.1" },
        { "logicalType: integer, enum: [{ value: 10 }, { value: 7 }]", "", "type=enum values=10,7" },
        { "logicalType: string", "", "type=injected" },
        { "logicalType: integer", "", "type=injected" },
        { "logicalType: integer, logicalTypeOptions: { minimum: 5 }", "", "type=injected" },
        { "logicalType: integer, logicalTypeOptions: { minimum: -5, maximum: 12 }", "", "type=integer range=-5,12" },
        { "logicalType: integer, logicalTypeOptions: { exclusiveMinimum: 0, exclusiveMaximum: 10 }", "", "type=integer range=1,9" },
        { "logicalType: integer, logicalTypeOptions: { minimum: 1, maximum: 10000 }", "", "type=integer range=1,10000" },
        { "logicalType: integer, logicalTypeOptions: { minimum: 0, maximum: 10000 }", "", "type=injected" },
        { Derived("integer", "hour(at)", "at"), "", "type=integer range=0,23 digits=2" },
        { Derived("integer", "month(at)", "at"), "", "type=integer range=1,12 digits=2" },
        { Derived("integer", "year(at)", "at"), "", "type=integer range=2000,2099 digits=4" },
        { Derived("integer", "year(born)", "born"), "", "type=integer range=1931,2041 digits=4" },
        { Derived("integer", "bucket(16, name)", "name"), "", "type=integer range=0,15" },
        { Derived("string", "truncate(2, name)", "name"), "", "type=injected" },
        { Derived("string", "lower(name)", "name"), "", "type=injected" },
        { Derived("string", "sha256(name, 'salt')", "name"), "", "type=injected" },
        { "logicalType: date", "", Day("2000-01-01,NOW+366DAYS") },
        { "logicalType: date, logicalTypeOptions: { minimum: '2019-05-06', maximum: '2033-01-31' }", "", Day("2019-05-06,2033-01-31") },
        { Derived("date", "date(at)", "at"), "", Day("2000-01-01,NOW+366DAYS") },
        { Derived("date", "date(at)", "at"), Bounded("at", "7 d", "1 h"), Day("NOW-67DAYS,NOW+1DAYS") },
        { Derived("date", "date(at)", "at"), Bounded("at", "36 h", "30 h"), Day("NOW-62DAYS,NOW+2DAYS") },
        // Bounds on another time say nothing of this one.
        { Derived("date", "date(at)", "at"), Bounded("sent", "7 d", "1 h"), Day("2000-01-01,NOW+366DAYS") },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_partition_key_is_projected_as_its_contract_bounds_it(string key, string more, string expected)
    {
        var dataset = Read(key, more);

        var parameters = PartitionProjection.Of(dataset.PartitionKeys.Single(), dataset, DaysKept).Parameters("key");

        Assert.Equal(
            expected.Split(' ').Select(one => $"projection.key.{one}"),
            parameters.Select(parameter => $"{parameter.Key}={parameter.Value}"));
    }

    private static string Day(string range) => $"type=date range={range} format=yyyy-MM-dd interval=1 interval.unit=DAYS";

    private static string Derived(string type, string logic, string source) =>
        $"logicalType: {type}, transformSourceObjects: [{source}], transformLogic: \"{logic}\"";

    private static string Bounded(string field, string late, string early) =>
        $"customProperties: [{{ property: eventTimeField, value: {field} }}, {{ property: eventTimeMaxLate, value: {late} }}, {{ property: eventTimeMaxEarly, value: {early} }}]";

    private static Dataset Read(string key, string more)
    {
        var text = $$"""
            apiVersion: v3.1.0
            kind: DataContract
            id: any
            version: 1.0.0
            status: active
            schema:
              - name: things
                logicalType: object
                {{more}}
                properties:
                  - { name: at, logicalType: timestamp, required: true }
                  - { name: sent, logicalType: timestamp, required: true }
                  - { name: born, logicalType: date, required: true, logicalTypeOptions: { minimum: '1931-02-03', maximum: '2041-01-01' } }
                  - { name: name, logicalType: string, required: true }
                  - { name: key, required: true, partitioned: true, partitionKeyPosition: 1, {{key}} }
            """;
        var reading = ContractFile.Parse("any.odcs.yaml", Encoding.UTF8.GetBytes(text));
        Assert.True(reading is ContractReading.Accepted, reading is ContractReading.Refused refused ? string.Join('\n', refused.Problems) : "");
        return ((ContractReading.Accepted)reading).Contract.Datasets.Single();
    }
}
