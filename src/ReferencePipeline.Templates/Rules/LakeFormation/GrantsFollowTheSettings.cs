namespace ReferencePipeline.Templates.Rules.LakeFormation;

internal sealed class GrantsFollowTheSettings() : Rule(
    "lakeformation-grants-follow-the-settings",
    "Grants, tags, filters and registrations are made after Lake Formation's settings.",
    "Until the settings make CloudFormation's role an administrator, it may grant nothing: \"resource does not exist or requester is not authorized\". And they go last, or the grants cannot be taken back.",
    "https://github.com/aws/aws-cdk/issues/19492")
{
    private static readonly string[] Governed =
    [
        Grant.Type, Grant.Former, RegistersWithItsOwnRole.Type, "AWS::LakeFormation::Tag", "AWS::LakeFormation::TagAssociation", "AWS::LakeFormation::DataCellsFilter",
    ];

    public override IReadOnlyList<string> Violating => [With("")];

    public override string Compliant => With(""" "DependsOn": "Settings", """);

    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from settings in scope.Of(SettingsAppend.Type)
        from governed in scope.Of(Governed)
        where Path.GetDirectoryName(governed.Stack.File) == Path.GetDirectoryName(settings.Stack.File) && !settings.IsMadeBefore(governed)
        select At(governed, $"does not wait for {settings}", "name it under DependsOn, or have its stack deployed first");

    private static string With(string order) => $$"""
        {
          "Settings": { "Type": "AWS::LakeFormation::DataLakeSettings" },
          "Wrong": { "Type": "AWS::LakeFormation::PrincipalPermissions", {{order}} "Properties": {} }
        }
        """;
}
