namespace ReferencePipeline.Templates.Rules.LakeFormation;

internal sealed class OneAfterTheOther() : Rule(
    "lakeformation-one-after-the-other",
    "Grants are made one after the other.",
    "CloudFormation makes at once what does not wait, and Lake Formation then fails with ConcurrentModification or AlreadyExists, now and then.",
    "https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2500")
{
    public override IReadOnlyList<string> Violating => [With("")];

    public override string Compliant => With(""" "DependsOn": "First", """);

    /// <summary>In an order that leaves nothing open, each has one more before it than the one before.</summary>
    public override IEnumerable<Finding> Check(RuleScope scope) =>
        from stack in Grant.In(scope).GroupBy(grant => grant.Resource.Stack, grant => grant.Resource)
        let grants = stack.ToHashSet()
        from together in stack.GroupBy(grant => grant.DependsOnAll.Count(grants.Contains))
        from grant in together.Skip(1)
        select At(grant, $"is made at the same time as {together.First().Id}", $"name {together.First().Id} under DependsOn");

    private static string With(string order) => $$"""
        {
          "First": { "Type": "AWS::LakeFormation::PrincipalPermissions" },
          "Wrong": { "Type": "AWS::LakeFormation::PrincipalPermissions", {{order}} "Properties": {} }
        }
        """;
}
