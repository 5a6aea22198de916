namespace ReferencePipeline.Templates.Rules.Glue;

internal sealed class SchemaHoldsNoDefinition() : Rule(
    "glue-schema-holds-no-definition",
    "A registered schema holds no definition; each content is a version of its own.",
    "CloudFormation cannot change the definition of a schema: the update replaces it, and the new one collides with the old one's name. The first change of a contract would fail.",
    "https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1598")
{
    public override IReadOnlyList<string> Violating => [With(""", "SchemaDefinition": "{}" """)];

    public override string Compliant => With("");

    public override IEnumerable<Finding> Check(RuleScope scope) => scope.Of("AWS::Glue::Schema")
        .Where(schema => schema.Find("SchemaDefinition") is not null)
        .Select(schema => At(schema, "SchemaDefinition", "can never be changed", "move it into an AWS::Glue::SchemaVersion"));

    private static string With(string definition) => $$"""
        { "Wrong": { "Type": "AWS::Glue::Schema", "Properties": { "Name": "orders", "DataFormat": "JSON", "Compatibility": "FORWARD" {{definition}} } } }
        """;
}
