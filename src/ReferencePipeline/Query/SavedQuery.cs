using Athena = Amazon.CDK.AWS.Athena;

namespace ReferencePipeline.Query;

/// <summary>A query that waits in a workgroup for whoever wants to run or change it.</summary>
internal static class SavedQuery
{
    private const int LongestName = 128;
    private const int LongestDescription = 1024;

    public static Athena.CfnNamedQuery Keep(Construct scope, string id, string workgroup, string name, string description, string query, string database) =>
        new(scope, id, new Athena.CfnNamedQueryProps
        {
            // Names need not be unique, only short enough; a table's may be long.
            Name = Shorten(name, LongestName),
            Description = Shorten(description, LongestDescription),
            WorkGroup = workgroup,
            Database = database,
            QueryString = query,
        });

    public static string Shorten(string text) => Shorten(text, LongestDescription);

    private static string Shorten(string text, int most) => text.Length <= most ? text : $"{text[..(most - 1)]}…";
}
