namespace ReferencePipeline.Templates.Rules.LakeFormation;

internal sealed class TagsHaveOneValue() : Rule(
    "lakeformation-tags-have-one-value",
    "Where a tag is put on something, it has one value, and is put on once.",
    "A table or column has one value for a key. Lake Formation refuses a second, or lets the last one win.",
    "https://docs.aws.amazon.com/lake-formation/latest/dg/tag-based-access-control.html")
{
    public override IReadOnlyList<string> Violating =>
    [
        With("""{ "TagKey": "classification", "TagValues": ["pii", "public"] }"""),
        With("""{ "TagKey": "classification", "TagValues": ["pii"] }, { "TagKey": "classification", "TagValues": ["public"] }"""),
    ];

    public override string Compliant => With("""{ "TagKey": "classification", "TagValues": ["pii"] }, { "TagKey": "dataset", "TagValues": ["orders"] }""");

    public override IEnumerable<Finding> Check(RuleScope scope)
    {
        foreach (var association in scope.Of("AWS::LakeFormation::TagAssociation"))
        {
            var tags = association.Find("LFTags")?.Items.ToList() ?? [];
            foreach (var tag in tags.Where(tag => tag.Find("TagValues")?.Items.Count() != 1))
                yield return At(association, tag, $"puts {scope.Text(tag.Find("TagKey"))} on with several values", "keep one");
            foreach (var again in tags.GroupBy(tag => scope.Text(tag.Find("TagKey"))).SelectMany(same => same.Skip(1)))
                yield return At(association, again, $"puts {scope.Text(again.Find("TagKey"))} on a second time", "keep one");
        }
    }

    private static string With(string tags) => $$"""
        { "Wrong": { "Type": "AWS::LakeFormation::TagAssociation", "Properties": {
            "Resource": { "Table": { "DatabaseName": "lake", "Name": "orders" } }, "LFTags": [{{tags}}] } } }
        """;
}
