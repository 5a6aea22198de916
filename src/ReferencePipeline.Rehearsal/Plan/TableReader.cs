using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Plan;

/// <summary>From a format conversion to the table of the catalog that it takes columns from.</summary>
internal sealed class TableReader(Evaluator evaluator)
{
    public TablePlan Read(Setting schema)
    {
        schema.Only("CatalogId", "DatabaseName", "Region", "RoleARN", "TableName", "VersionId");
        if (schema["VersionId"].TextOrNull is { } version and not "LATEST")
            throw schema["VersionId"].Refused($"is {version}; the templates hold the latest version only", "write LATEST");
        var (database, name) = (schema["DatabaseName"].Text, schema["TableName"].Text);
        var table = evaluator.Assembly.Of("AWS::Glue::Table").Select(resource => Setting.Of(evaluator, resource))
            .FirstOrDefault(table => table["DatabaseName"].TextOrNull == database && table["TableInput"]["Name"].TextOrNull == name)
            ?? throw schema["TableName"].Refused($"is {database}.{name}, which no template makes", "name a table of this app");
        return Read(table, database, name);
    }

    /// <summary>A table that is found already.</summary>
    public static TablePlan Read(Setting table, string database, string name)
    {
        var input = table["TableInput"];
        return new()
        {
            Where = table.Resource.ToString(),
            Database = database,
            Name = name,
            Location = input["StorageDescriptor"]["Location"].Text,
            Columns = [.. input["StorageDescriptor"]["Columns"].Items.Select(Column)],
            PartitionKeys = [.. input["PartitionKeys"].Items.Select(Column)],
            Parameters = input["Parameters"].Members.ToDictionary(parameter => parameter.Path[(input["Parameters"].Path.Length + 1)..], parameter => parameter.Text),
        };
    }

    private static ColumnPlan Column(Setting column)
    {
        try
        {
            return new(column["Name"].Text, column["Type"].Text, HiveType.Parse(column["Type"].Text));
        }
        catch (FormatException unknown)
        {
            throw column["Type"].Refused(unknown.Message, "write a type that Firehose converts to Parquet");
        }
    }
}
