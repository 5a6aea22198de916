using System.Text.Encodings.Web;
using System.Text.Json;
using ReferencePipeline.Contracts;
using ReferencePipeline.Lake;
using Glue = Amazon.CDK.AWS.Glue;

namespace ReferencePipeline.Catalog;

/// <summary>The quarantine for people: the record as it came, and why it was refused.</summary>
/// <remarks>
/// Firehose keeps either what came or what the transform function returned. The latter is JSON with the reasons and the record
/// in base64, and the view takes both. <c>record_sha256</c> finds the function's log line of the same record, which has the reasons too.
/// </remarks>
internal static class QuarantineView
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Name, type for Athena, type for Glue: a view whose types do not meet its query's is refused as stale.</summary>
    public static readonly IReadOnlyList<(string Name, string Athena, string Glue, string Comment)> Columns =
    [
        ("arrived_at", "timestamp(3)", "timestamp", "When Firehose got the record, in UTC."),
        ("attempts", "integer", "int", "How often delivery was tried."),
        ("error_code", "varchar", "string", "What went wrong, as Firehose sees it."),
        ("error_message", "varchar", "string", "The same in words."),
        ("reasons", "array(row(code varchar, path varchar, message varchar))", "array<struct<code:string,path:string,message:string>>", "What the contract has against it, where the function's answer was kept."),
        ("record", "varchar", "string", "The record as it came."),
        ("record_sha256", "varchar", "string", "The digest of its bytes, as the transform function logs it."),
        (LakePrefixes.ErrorType, "varchar", "string", "Firehose's word for the step that failed."),
        (LakePrefixes.ErrorDate, "date", "date", "The UTC day of arrival."),
    ];

    public static Glue.CfnTable Make(Construct scope, Dataset dataset, CatalogNames names, CatalogPlace place) => new(scope, "QuarantineView", new Glue.CfnTableProps
    {
        CatalogId = Aws.ACCOUNT_ID,
        DatabaseName = place.Database,
        TableInput = new Glue.CfnTable.TableInputProperty
        {
            Name = CatalogNames.QuarantineView(dataset),
            Description = $"Records of {dataset.Table} that were refused, with their reasons",
            TableType = "VIRTUAL_VIEW",
            PartitionKeys = Array.Empty<object>(),
            Parameters = new Dictionary<string, string> { ["presto_view"] = "true", ["comment"] = "Presto View" },
            ViewOriginalText = $"/* Presto View: {Encoded(dataset, names)} */",
            ViewExpandedText = "/* Presto View */",
            StorageDescriptor = new Glue.CfnTable.StorageDescriptorProperty
            {
                Columns = Columns.Select(column => (object)new Glue.CfnTable.ColumnProperty { Name = column.Name, Type = column.Glue, Comment = column.Comment }).ToArray(),
                // As Athena's own views have it, but for the content: the CDK leaves an empty one out, and some readers miss it.
                SerdeInfo = new Glue.CfnTable.SerdeInfoProperty { Parameters = new Dictionary<string, string> { ["serialization.format"] = "1" } },
            },
        },
    });

    /// <summary>One level a step: bytes, then text, then what the envelope holds, then the columns.</summary>
    public static string Sql(Dataset dataset) => $"""
        SELECT
          CAST(at_timezone(from_unixtime(arrivaltimestamp / 1e3), 'UTC') AS timestamp(3)) arrived_at
        , attemptsmade attempts
        , COALESCE(errorcode, lasterrorcode) error_code
        , COALESCE(errormessage, lasterrormessage) error_message
        , IF(enveloped IS NULL, NULL, TRY_CAST(reasons AS array(row(code varchar, path varchar, message varchar)))) reasons
        , from_utf8(COALESCE(enveloped, kept)) record
        , lower(to_hex(sha256(COALESCE(enveloped, kept)))) record_sha256
        , {LakePrefixes.ErrorType}
        , {LakePrefixes.ErrorDate}
        FROM (
          SELECT *
          , IF(reasons IS NULL, NULL, TRY(from_base64(json_extract_scalar(from_utf8(kept), '$.record')))) enveloped
          FROM (
            SELECT *, TRY(json_extract(from_utf8(kept), '$.reasons')) reasons
            FROM (
              SELECT *, TRY(from_base64(rawdata)) kept
              FROM {CatalogNames.Quarantine(dataset)}
            )
          )
        )
        """.ReplaceLineEndings("\n");

    private static string Encoded(Dataset dataset, CatalogNames names) => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            originalSql = Sql(dataset),
            catalog = "awsdatacatalog",
            schema = names.Database,
            columns = Columns.Select(column => new { name = column.Name, type = column.Athena }),
        },
        Readable));
}
