namespace ReferencePipeline.Templates.Rules.LakeFormation;

internal sealed class RegistersWithItsOwnRole() : Rule(
    "lakeformation-registers-with-its-own-role",
    "A location is registered with a role of its own, not with the service's.",
    "The service-linked role cannot use a key of ours, and its policy is shared by all locations.",
    "https://docs.aws.amazon.com/lake-formation/latest/dg/registration-role.html")
{
    public const string Type = "AWS::LakeFormation::Resource";

    public override IReadOnlyList<string> Violating =>
    [
        With("true", ""),
        With("false", ""),
    ];

    public override string Compliant => With("false", """, "RoleArn": "arn" """);

    public override IEnumerable<Finding> Check(RuleScope scope)
    {
        foreach (var location in scope.Of(Type))
        {
            if (!scope.Is(location.Find("UseServiceLinkedRole"), "false"))
                yield return At(location, "UseServiceLinkedRole", "is not false", "write false, and a RoleArn");
            else if (location.Find("RoleArn") is null)
                yield return At(location, "RoleArn", "is missing", "name a role that may read and write there");
        }
    }

    private static string With(string linked, string role) => $$"""
        { "Wrong": { "Type": "AWS::LakeFormation::Resource", "Properties": { "ResourceArn": "arn", "UseServiceLinkedRole": {{linked}} {{role}} } } }
        """;
}
