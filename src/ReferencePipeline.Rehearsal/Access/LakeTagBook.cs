using ReferencePipeline.Rehearsal.Plan;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Access;

/// <summary>The tags that Lake Formation knows of databases, tables and columns. The nearer one holds: a column's, else its table's, else its database's.</summary>
internal sealed class LakeTagBook
{
    private readonly Dictionary<(string Database, string Table, string Column, string Key), string> _values = [];

    public LakeTagBook(Evaluator evaluator)
    {
        foreach (var resource in evaluator.Assembly.Of("AWS::LakeFormation::TagAssociation").Where(evaluator.IsMade))
            Take(Setting.Of(evaluator, resource));
    }

    public string? ValueOf(string database, string table, string column, string key) =>
        new[] { (database, table, column), (database, table, ""), (database, "", "") }
            .Select(at => _values.GetValueOrDefault((at.Item1, at.Item2, at.Item3, Fold(key)))).FirstOrDefault(value => value is not null);

    private void Take(Setting association)
    {
        var on = association["Resource"].Only("Database", "Table", "TableWithColumns", "Catalog");
        foreach (var (database, table, column) in Places(on))
        {
            foreach (var tag in association["LFTags"].Items)
            {
                if (tag["TagValues"].Items.ToList() is not [var value])
                    throw tag["TagValues"].Refused("holds not one value", "write one; a resource has one value of a key");
                _values[(database, table, column, Fold(tag["TagKey"].Text))] = Fold(value.Text);
            }
        }
    }

    private static IEnumerable<(string Database, string Table, string Column)> Places(Setting on)
    {
        if (!on["Catalog"].IsMissing)
            throw on["Catalog"].Refused("is not understood here", "tag databases, tables and columns");
        if (!on["Database"].IsMissing)
            return [(on["Database"]["Name"].Text, "", "")];
        if (on["TableWithColumns"] is { IsMissing: false } columns)
            return [.. columns["ColumnNames"].Items.Select(column => (columns["DatabaseName"].Text, columns["Name"].Text, Fold(column.Text)))];
        if (!on["Table"]["TableWildcard"].IsMissing)
            throw on["Table"]["TableWildcard"].Refused("is not understood here", "name the table");
        return [(on["Table"]["DatabaseName"].Text, on["Table"]["Name"].Text, "")];
    }

    /// <summary>Lake Formation keeps keys, values and names in lower case.</summary>
    private static string Fold(string text) => text.ToLowerInvariant();
}
