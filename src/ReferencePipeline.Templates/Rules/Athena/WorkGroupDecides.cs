namespace ReferencePipeline.Templates.Rules.Athena;

internal sealed class WorkGroupDecides() : Rule(
    "athena-workgroup-decides",
    "A workgroup enforces its settings.",
    "Otherwise each client may name another place for its results, without a key, and the workgroup's limits are a proposal.",
    "https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html")
{
    public const string Type = "AWS::Athena::WorkGroup";

    public override IReadOnlyList<string> Violating => [With("""{ "EnforceWorkGroupConfiguration": false }"""), With("{}")];

    public override string Compliant => With("""{ "EnforceWorkGroupConfiguration": true }""");

    public override IEnumerable<Finding> Check(RuleScope scope) => scope.Of(Type)
        .Where(group => !scope.Is(group.Find("WorkGroupConfiguration.EnforceWorkGroupConfiguration"), "true"))
        .Select(group => At(group, "WorkGroupConfiguration.EnforceWorkGroupConfiguration", "is not true", "write true"));

    private static string With(string configuration) => $$"""
        { "Wrong": { "Type": "AWS::Athena::WorkGroup", "Properties": { "Name": "analysts", "WorkGroupConfiguration": {{configuration}} } } }
        """;
}
