namespace ReferencePipeline.Templates.Rules.Athena;

internal sealed class QueriesHaveACeiling() : Rule(
    "athena-queries-have-a-ceiling",
    "A workgroup limits the bytes that one query may scan.",
    "A query is paid by what it scans: one without a partition in its WHERE reads years. Athena takes ten million bytes at least.",
    "https://docs.aws.amazon.com/athena/latest/ug/workgroups-setting-control-limits-cloudwatch.html")
{
    private const double Least = 10_000_000;

    public override IReadOnlyList<string> Violating => [With("{}"), With("""{ "BytesScannedCutoffPerQuery": 1000 }""")];

    public override string Compliant => With("""{ "BytesScannedCutoffPerQuery": 1000000000 }""");

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from @group in scope.Of(WorkGroupDecides.Type)
        let bytes = scope.Number(@group.Find("WorkGroupConfiguration.BytesScannedCutoffPerQuery"))
        where bytes is null or < Least
        select At(@group, "WorkGroupConfiguration.BytesScannedCutoffPerQuery", bytes is null ? "is left out" : $"is {bytes}", $"write {Least} or more");

    private static string With(string configuration) => $$"""
        { "Wrong": { "Type": "AWS::Athena::WorkGroup", "Properties": { "Name": "analysts", "WorkGroupConfiguration": {{configuration}} } } }
        """;
}
