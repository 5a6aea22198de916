using System.Text.Json;
using ReferencePipeline.Catalog;
using ReferencePipeline.Contracts;
using ReferencePipeline.Lake;
using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Catalog;

[Collection(nameof(Synthesized))]
public sealed class QuarantineTests(Catalogs catalogs)
{
    private TemplateValue Quarantine => catalogs.Whole.Table("tickets_quarantine");

    private TemplateValue View => catalogs.Whole.Table("tickets_quarantine_decoded");

    private JsonElement Decoded
    {
        get
        {
            var text = View["ViewOriginalText"].Text;
            Assert.StartsWith("/* Presto View: ", text);
            Assert.EndsWith(" */", text);
            return JsonDocument.Parse(Convert.FromBase64String(text["/* Presto View: ".Length..^" */".Length])).RootElement;
        }
    }

    public static TheoryData<string, string> Said { get; } = new()
    {
        { "projection.enabled", "true" },
        { "projection.error_type.type", "enum" },
        { "projection.error_type.values", "processing-failed,metadata-extraction-failed,activePartitionExceeded,format-conversion-failed" },
        { "projection.error_date.type", "date" },
        { "projection.error_date.range", "NOW-11DAYS,NOW+1DAYS" },
        { "projection.error_date.format", "yyyy-MM-dd" },
        { "storage.location.template", "s3://<Bucket Data>/errors/tickets/error_type=${error_type}/error_date=${error_date}/" },
    };

    [Theory]
    [MemberData(nameof(Said))]
    public void Refused_records_are_found_where_Firehose_leaves_them(string parameter, string value) =>
        Assert.Equal(value, Quarantine["Parameters"].Member(parameter)?.Text);

    [Fact]
    public void The_folders_are_the_ones_of_the_error_prefix()
    {
        var written = new LakePrefixes(catalogs.Dataset("tickets")).ErrorsExpression
            .Replace("!{firehose:error-output-type}", "${error_type}", StringComparison.Ordinal)
            .Replace("!{timestamp:yyyy-MM-dd}", "${error_date}", StringComparison.Ordinal);

        Assert.EndsWith($"/{written}", Quarantine["Parameters"].Member("storage.location.template")?.Text);
        Assert.Equal(["error_type", "error_date"], Quarantine["PartitionKeys"].Items.Select(key => key["Name"].Text));
    }

    [Fact]
    public void Keys_are_looked_up_in_any_case()
    {
        var storage = Quarantine["StorageDescriptor"];

        Assert.Equal("org.openx.data.jsonserde.JsonSerDe", storage["SerdeInfo.SerializationLibrary"].Text);
        Assert.Equal("TRUE", storage["SerdeInfo.Parameters"].Member("case.insensitive")?.Text);
        Assert.All(storage["Columns"].Items.Select(column => column["Name"].Text), name => Assert.Equal(name.ToLowerInvariant(), name));
    }

    [Fact]
    public void The_view_reads_the_table_and_nothing_that_it_does_not_have()
    {
        var sql = Text(Decoded, "originalSql");

        Assert.Equal(("awsdatacatalog", "referencepipeline_sandbox"), (Text(Decoded, "catalog"), Text(Decoded, "schema")));
        Assert.Contains("FROM tickets_quarantine\n", sql);
        foreach (var column in new[] { "arrivaltimestamp", "attemptsmade", "errorcode", "lasterrorcode", "errormessage", "lasterrormessage", "rawdata" })
        {
            Assert.Contains(column, sql);
            Assert.Contains(QuarantineTable.Columns, known => known.Name == column);
        }
    }

    [Fact]
    public void The_views_columns_are_the_same_for_Athena_and_Glue()
    {
        var athena = Decoded.GetProperty("columns").EnumerateArray().Select(column => (Text(column, "name"), ToGlue(Text(column, "type"))));
        var glue = View["StorageDescriptor.Columns"].Items.Select(column => (column["Name"].Text, column["Type"].Text));

        Assert.Equal(athena, glue);
        Assert.Equal("VIRTUAL_VIEW", View["TableType"].Text);
        Assert.Equal("true", View["Parameters.presto_view"].Text);
        Assert.NotNull(View.Find("StorageDescriptor.SerdeInfo"));
    }

    [Fact]
    public void A_table_that_is_anothers_quarantine_is_refused()
    {
        var contracts = catalogs.Contracts.Contracts;
        var text = File.ReadAllText(Repository.PathOf("test", "ReferencePipeline.Tests", "Catalog", "Contracts", "letters.odcs.yaml"));
        var clash = (ContractReading.Accepted)ContractFile.Parse("clash.odcs.yaml", System.Text.Encoding.UTF8.GetBytes(text.Replace("- name: letters", "- name: notesQuarantine", StringComparison.Ordinal)));

        var refused = Assert.Throws<ContractException>(() => CatalogNames.Check([.. contracts, clash.Contract]));

        Assert.Equal(
            "clash.odcs.yaml:8: schema.notesQuarantine: its table 'notes_quarantine' is where refused records of 'notes' are found; give it another physicalName",
            Assert.Single(refused.Problems).ToString());
    }

    private static string Text(JsonElement decoded, string name) => decoded.GetProperty(name).GetString()!;

    private static string ToGlue(string type) => type switch
    {
        "varchar" => "string",
        "integer" => "int",
        "timestamp(3)" => "timestamp",
        "date" => "date",
        "array(row(code varchar, path varchar, message varchar))" => "array<struct<code:string,path:string,message:string>>",
        _ => throw new InvalidOperationException(type),
    };
}
