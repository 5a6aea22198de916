using ReferencePipeline.Catalog;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Glue = Amazon.CDK.AWS.Glue;

namespace ReferencePipeline.Operate;

/// <summary>The trail as a table, in a database that no contract's role is ever granted.</summary>
/// <remarks>Columns, format and layout as in "Create a table for CloudTrail logs in Athena using partition projection".</remarks>
internal sealed class AuditTable
{
    public const string Table = "events";

    public const string Day = "day";

    private const string Identity =
        "struct<type:string,principalid:string,arn:string,accountid:string,invokedby:string,accesskeyid:string,username:string,"
        + "sessioncontext:struct<attributes:struct<mfaauthenticated:string,creationdate:string>,"
        + "sessionissuer:struct<type:string,principalid:string,arn:string,accountid:string,username:string>,sourceidentity:string>>";

    public static readonly IReadOnlyList<(string Name, string Type)> Columns =
    [
        ("eventversion", "string"), ("useridentity", Identity), ("eventtime", "string"), ("eventsource", "string"), ("eventname", "string"),
        ("awsregion", "string"), ("sourceipaddress", "string"), ("useragent", "string"), ("errorcode", "string"), ("errormessage", "string"),
        ("requestparameters", "string"), ("responseelements", "string"), ("additionaleventdata", "string"), ("requestid", "string"), ("eventid", "string"),
        ("readonly", "string"), ("resources", "array<struct<arn:string,accountid:string,type:string>>"), ("eventtype", "string"),
        ("recipientaccountid", "string"), ("sharedeventid", "string"), ("vpcendpointid", "string"), ("eventcategory", "string"),
    ];

    private static readonly TableShape Shape = new(
        "com.amazon.emr.cloudtrail.CloudTrailInputFormat",
        "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
        "org.apache.hive.hcatalog.data.JsonSerDe",
        new Dictionary<string, string> { ["serialization.format"] = "1" });

    public AuditTable(Construct scope, PipelineSettings settings, OperateInputs inputs)
    {
        Database = $"{new CatalogNames(settings).Database}_operations";
        var database = Databases.Make(scope, "Operations", settings, new()
        {
            Name = Database,
            Description = $"What operators of ReferencePipeline {settings.Stage} ask of the pipeline itself",
        });
        Resource = Make(scope, database, settings, $"s3://{inputs.AccessLogs.BucketName}/{TrailNames.Folder}CloudTrail/{Aws.REGION}");
    }

    public string Database { get; }

    public Glue.CfnTable Resource { get; }

    private static Glue.CfnTable Make(Construct scope, Glue.CfnDatabase database, PipelineSettings settings, string location) => new(scope, "Events", new Glue.CfnTableProps
    {
        CatalogId = Aws.ACCOUNT_ID,
        DatabaseName = database.Ref,
        TableInput = new Glue.CfnTable.TableInputProperty
        {
            Name = Table,
            Description = "Who read which object or table of the lake, by CloudTrail",
            TableType = "EXTERNAL_TABLE",
            PartitionKeys = new object[] { new Glue.CfnTable.ColumnProperty { Name = Day, Type = "string", Comment = "The UTC day as 2026/11/20." } },
            StorageDescriptor = Shape.At(location, Columns.Select(column => new Glue.CfnTable.ColumnProperty { Name = column.Name, Type = column.Type })),
            Parameters = new Dictionary<string, string>
            {
                ["EXTERNAL"] = "TRUE",
                ["classification"] = "cloudtrail",
                ["projection.enabled"] = "true",
                [$"projection.{Day}.type"] = "date",
                [$"projection.{Day}.range"] = $"NOW-{settings.Retention.AccessLogDays}DAYS,NOW",
                [$"projection.{Day}.format"] = "yyyy/MM/dd",
                [$"projection.{Day}.interval"] = "1",
                [$"projection.{Day}.interval.unit"] = "DAYS",
                ["storage.location.template"] = $"{location}/${{{Day}}}",
            },
        },
    });
}
