using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Lake;
using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Catalog;

[Collection(nameof(Synthesized))]
public sealed class TableTests(Synthesized synthesized, Catalogs catalogs)
{
    [Fact]
    public void Nobody_gets_a_new_table_by_default()
    {
        var database = catalogs.Whole.Of("AWS::Glue::Database").Single()["DatabaseInput"];

        Assert.Equal("referencepipeline_sandbox", database["Name"].Text);
        Assert.Equal("s3://<Bucket Data>/data/", database["LocationUri"].Text);
        Assert.Empty(database["CreateTableDefaultPermissions"].Items);
    }

    [Fact]
    public void Without_Lake_Formation_IAM_alone_decides()
    {
        var defaults = synthesized.Of(Variant.UnderIam).StackCalled("Catalog").Of("AWS::Glue::Database").Single()["DatabaseInput.CreateTableDefaultPermissions[0]"];

        Assert.Equal("IAM_ALLOWED_PRINCIPALS", defaults["Principal.DataLakePrincipalIdentifier"].Text);
        Assert.Equal(["ALL"], defaults["Permissions"].Texts);
    }

    public static TheoryData<string, string> Said { get; } = new()
    {
        { "EXTERNAL", "TRUE" },
        { "classification", "parquet" },
        { "contract.id", "support-desk" },
        { "contract.version", "2.3.4" },
        { "contract.status", "active" },
        { "owner", "desk-team" },
        { "domain", "service" },
        { "dataProduct", "desk" },
        { "sla.latency", "PT10M" },
        { "sla.retention", "P45D" },
        { "sla.frequency", "P7D" },
        { "projection.enabled", "true" },
        { "projection.opened_on.type", "date" },
        // 45 days kept, three late; thirty hours early reach into the day after tomorrow.
        { "projection.opened_on.range", "NOW-48DAYS,NOW+2DAYS" },
        { "projection.opened_on.format", "yyyy-MM-dd" },
        { "projection.opened_on.interval", "1" },
        { "projection.opened_on.interval.unit", "DAYS" },
        { "projection.opened_hour.type", "integer" },
        { "projection.opened_hour.range", "0,23" },
        { "projection.opened_hour.digits", "2" },
        { "projection.priority.type", "enum" },
        { "projection.priority.values", "low,high" },
        { "storage.location.template", "s3://<Bucket Data>/data/tickets/opened_on=${opened_on}/opened_hour=${opened_hour}/priority=${priority}/" },
    };

    [Theory]
    [MemberData(nameof(Said))]
    public void A_table_says_what_its_contract_promises(string parameter, string value) =>
        Assert.Equal(value, catalogs.Whole.Table("tickets")["Parameters"].Member(parameter)?.Text);

    [Fact]
    public void A_table_says_nothing_else() =>
        Assert.Equal(Said.Select(row => row.Data.Item1).Order(), catalogs.Whole.Table("tickets")["Parameters"].Members.Select(one => one.Key).Order());

    [Theory]
    [InlineData("tickets")]
    [InlineData("notes")]
    [InlineData("letters")]
    public void Columns_and_partition_keys_are_the_contracts(string name)
    {
        var dataset = catalogs.Dataset(name);
        var table = catalogs.Whole.Table(name);

        Assert.Equal(GlueColumns.Of(dataset), ColumnsOf(table["StorageDescriptor.Columns"]));
        Assert.Equal(GlueColumns.PartitionKeysOf(dataset), ColumnsOf(table["PartitionKeys"]));
    }

    [Fact]
    public void Unknown_fields_have_a_column_where_they_are_kept() =>
        Assert.Equal(
            ["ticket_id", "opened_at", "minutes", "tags", "unknown_fields"],
            ColumnsOf(catalogs.Whole.Table("tickets")["StorageDescriptor.Columns"]).Select(column => column.Name));

    [Theory]
    [InlineData("tickets")]
    [InlineData("letters")]
    public void Projection_prefix_and_partition_keys_name_the_same_in_the_same_order(string name)
    {
        var table = catalogs.Whole.Table(name);
        var keys = table["PartitionKeys"].Items.Select(key => key["Name"].Text).ToList();
        var parameters = table["Parameters"].Members.ToDictionary(one => one.Key, one => one.Value.Text);

        Assert.Equal(keys.Order(), parameters.Keys.Where(name => name.EndsWith(".type", StringComparison.Ordinal)).Select(name => name.Split('.')[1]).Order());
        var folders = string.Concat(keys.Select(key => $"{key}=${{{key}}}/"));
        Assert.Equal($"{table["StorageDescriptor.Location"].Text}{folders}", parameters["storage.location.template"]);
        // What Firehose writes is what Athena looks for.
        Assert.Equal(
            new LakePrefixes(catalogs.Dataset(name)).DataExpression.Replace("!{partitionKeyFromLambda:", "${", StringComparison.Ordinal),
            parameters["storage.location.template"]["s3://<Bucket Data>/".Length..]);
    }

    [Fact]
    public void A_table_without_partitions_says_so_and_projects_nothing()
    {
        var table = catalogs.Whole.Table("notes");

        Assert.Empty(table["PartitionKeys"].Items);
        Assert.Equal("s3://<Bucket Data>/data/notes/", table["StorageDescriptor.Location"].Text);
        Assert.DoesNotContain(table["Parameters"].Members, one => one.Key.StartsWith("projection", StringComparison.Ordinal) || one.Key.StartsWith("storage", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_are_Parquet()
    {
        var storage = catalogs.Whole.Table("tickets")["StorageDescriptor"];

        Assert.Equal("org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe", storage["SerdeInfo.SerializationLibrary"].Text);
        Assert.Equal("org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat", storage["InputFormat"].Text);
        Assert.Equal("org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat", storage["OutputFormat"].Text);
    }

    [Fact]
    public void Another_dataset_moves_no_id()
    {
        var (whole, without) = (Lasting(catalogs.Whole), Lasting(catalogs.Changed));

        Assert.Superset(without, whole);
        Assert.All(whole.Except(without), id => Assert.StartsWith("DatasetsLetters", id));

        // Versions of schemas have ids of their own, and one contract has another version.
        static HashSet<string> Lasting(StackTemplate catalog) => [.. catalog.Resources.Where(resource => resource.Type != "AWS::Glue::SchemaVersion").Select(resource => resource.Id)];
    }

    [Fact]
    public void A_dataset_takes_eight_resources_at_most()
    {
        var tickets = catalogs.Whole.Resources.Count(resource => resource.Id.StartsWith("DatasetsTickets", StringComparison.Ordinal));

        Assert.InRange(tickets, 7, 8);
    }

    private static IEnumerable<GlueColumn> ColumnsOf(TemplateValue columns) =>
        columns.Items.Select(column => new GlueColumn(column["Name"].Text, column["Type"].Text, column.Find("Comment")?.Text));
}
