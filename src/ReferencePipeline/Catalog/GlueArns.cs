namespace ReferencePipeline.Catalog;

/// <summary>Glue asks for rights to a thing and to all that it lies in.</summary>
internal static class GlueArns
{
    private static string Glue => $"arn:{Aws.PARTITION}:glue:{Aws.REGION}:{Aws.ACCOUNT_ID}";

    public static string[] Tables(string database, params string[] tables) =>
    [
        $"{Glue}:catalog", $"{Glue}:database/{database}",
        .. (tables.Length == 0 ? ["*"] : tables).Select(table => $"{Glue}:table/{database}/{table}"),
    ];

    public static string Rulesets(string prefix) => $"{Glue}:dataQualityRuleset/{prefix}*";
}
