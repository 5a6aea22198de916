namespace ReferencePipeline.Templates.Rules.LakeFormation;

internal sealed class FilterIsOneThing() : Rule(
    "lakeformation-filter-is-one-thing",
    "A data filter says which rows in one way, and which columns in one way.",
    "Rows are a FilterExpression or AllRowsWildcard, columns are ColumnNames or ColumnWildcard. Lake Formation refuses both and neither, when it is deployed.",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lakeformation-datacellsfilter.html")
{
    public override IReadOnlyList<string> Violating =>
    [
        With(""" "RowFilter": {}, "ColumnNames": ["id"] """),
        With(""" "RowFilter": { "FilterExpression": "a=1", "AllRowsWildcard": {} }, "ColumnNames": ["id"] """),
        With(""" "RowFilter": { "AllRowsWildcard": {} }, "ColumnNames": ["id"], "ColumnWildcard": {} """),
        With(""" "RowFilter": { "AllRowsWildcard": {} } """),
    ];

    public override string Compliant => With(""" "RowFilter": { "FilterExpression": "country='de'" }, "ColumnNames": ["id", "country"] """);

    public override IEnumerable<Finding> Check(RuleScope scope)
    {
        foreach (var filter in scope.Of("AWS::LakeFormation::DataCellsFilter"))
        {
            if (filter.Find("RowFilter.FilterExpression") is null == filter.Find("RowFilter.AllRowsWildcard") is null)
                yield return At(filter, "RowFilter", "says which rows in two ways or in none", "write FilterExpression or AllRowsWildcard");
            if (filter.Find("ColumnNames") is null == filter.Find("ColumnWildcard") is null)
                yield return At(filter, "ColumnNames", "and ColumnWildcard are both there, or neither is", "write one of them");
        }
    }

    private static string With(string what) => $$"""
        { "Wrong": { "Type": "AWS::LakeFormation::DataCellsFilter", "Properties": { "DatabaseName": "lake", "TableName": "orders", "Name": "german", {{what}} } } }
        """;
}
