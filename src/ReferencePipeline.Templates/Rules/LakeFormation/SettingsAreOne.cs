namespace ReferencePipeline.Templates.Rules.LakeFormation;

internal sealed class SettingsAreOne() : Rule(
    "lakeformation-settings-are-one",
    "A stage has one resource for Lake Formation's settings.",
    "The settings belong to the account and region. Two resources overwrite each other, and removing one takes away what both have set.",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lakeformation-datalakesettings.html")
{
    public override IReadOnlyList<string> Violating => ["""{ "First": { "Type": "AWS::LakeFormation::DataLakeSettings" }, "Wrong": { "Type": "AWS::LakeFormation::DataLakeSettings" } }"""];

    public override string Compliant => """{ "Only": { "Type": "AWS::LakeFormation::DataLakeSettings" } }""";

    /// <summary>A stage's templates are written into a folder of their own.</summary>
    public override IEnumerable<Finding> Check(RuleScope scope) => scope.Of(SettingsAppend.Type)
        .GroupBy(settings => Path.GetDirectoryName(settings.Stack.File))
        .SelectMany(stage => stage.Skip(1).Select(other => At(other, $"sets the same as {stage.First()}", "keep one of them")));
}
