namespace ReferencePipeline.Templates.Rules.LakeFormation;

internal sealed class SettingsAppend() : Rule(
    "lakeformation-settings-append",
    "Lake Formation's settings are appended to what the account has.",
    "There is one list of administrators in an account and region. `REPLACE`, the default, removes those of every other team.",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lakeformation-datalakesettings.html")
{
    public const string Type = "AWS::LakeFormation::DataLakeSettings";

    public override IReadOnlyList<string> Violating => [With(""" "MutationType": "REPLACE" """), With("")];

    public override string Compliant => With(""" "MutationType": "APPEND" """);

    public override IEnumerable<Finding> Check(RuleScope scope) => scope.Of(Type)
        .Where(settings => !scope.Is(settings.Find("MutationType"), "APPEND"))
        .Select(settings => At(settings, "MutationType", $"is {scope.Text(settings.Find("MutationType")) ?? "left out, which means REPLACE"}", "write APPEND"));

    private static string With(string mutation) => $$"""
        { "Wrong": { "Type": "AWS::LakeFormation::DataLakeSettings", "Properties": { {{mutation}} } } }
        """;
}
