using System.Globalization;
using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Lake;
using ReferencePipeline.Settings;
using Glue = Amazon.CDK.AWS.Glue;

namespace ReferencePipeline.Catalog;

/// <summary>What Firehose could not deliver, in Firehose's own words: one JSON object a line.</summary>
internal static class QuarantineTable
{
    /// <summary>The folders that Firehose names where a function, partitions and a conversion can fail; its guide lists some of them, the others were seen.</summary>
    public static readonly IReadOnlyList<string> ErrorTypes = ["processing-failed", "metadata-extraction-failed", "activePartitionExceeded", "format-conversion-failed"];

    /// <summary>Firehose's keys in lower case, which is how a table that ignores case looks them up. Both spellings of code and message are in its documentation.</summary>
    public static readonly IReadOnlyList<GlueColumn> Columns =
    [
        new("attemptsmade", "int", "How often delivery was tried."),
        new("arrivaltimestamp", "bigint", "When Firehose got the record, in milliseconds since 1970."),
        new("attemptendingtimestamp", "bigint", "When it gave up, in milliseconds since 1970."),
        new("errorcode", "string", "What went wrong."),
        new("errormessage", "string", "What went wrong, in words."),
        new("lasterrorcode", "string", "What went wrong, as format conversion calls it."),
        new("lasterrormessage", "string", "What went wrong, in words, as format conversion calls it."),
        new("rawdata", "string", "The record, base64."),
        new("sequencenumber", "string", "The record's place in the stream, where Firehose says it."),
        new("subsequencenumber", "bigint", "Its place within an aggregated record."),
        new("lambdaarn", "string", "The transform function, where it was the one that failed."),
    ];

    public static readonly IReadOnlyList<GlueColumn> PartitionKeys =
    [
        new(LakePrefixes.ErrorType, "string", "Firehose's word for the step that failed."),
        new(LakePrefixes.ErrorDate, "date", "The UTC day of arrival."),
    ];

    public static Glue.CfnTable Make(Construct scope, PipelineSettings settings, Dataset dataset, CatalogPlace place) =>
        new(scope, "Quarantine", new Glue.CfnTableProps
        {
            CatalogId = Aws.ACCOUNT_ID,
            DatabaseName = place.Database,
            TableInput = new Glue.CfnTable.TableInputProperty
            {
                Name = CatalogNames.Quarantine(dataset),
                Description = $"Records of {dataset.Table} that were refused or could not be written, as Firehose left them",
                TableType = "EXTERNAL_TABLE",
                PartitionKeys = DatasetTable.Columns(PartitionKeys).ToArray<object>(),
                StorageDescriptor = TableShape.JsonLines.At(place.UriOf(new LakePrefixes(dataset).Errors), DatasetTable.Columns(Columns)),
                Parameters = Parameters(settings, dataset, place),
            },
        });

    private static Dictionary<string, string> Parameters(PipelineSettings settings, Dataset dataset, CatalogPlace place)
    {
        var parameters = new Dictionary<string, string> { ["EXTERNAL"] = "TRUE", ["classification"] = "json", ["projection.enabled"] = "true" };
        var kept = string.Create(CultureInfo.InvariantCulture, $"NOW-{settings.Retention.QuarantineDays}DAYS");
        Add(LakePrefixes.ErrorType, new Projection.OneOf(ErrorTypes));
        Add(LakePrefixes.ErrorDate, new Projection.Days(kept, "NOW+1DAYS"));
        parameters["storage.location.template"] = place.UriOf(new LakePrefixes(dataset).ErrorsTemplate);
        return parameters;

        void Add(string column, Projection projection)
        {
            foreach (var (name, value) in projection.Parameters(column))
                parameters[name] = value;
        }
    }
}
