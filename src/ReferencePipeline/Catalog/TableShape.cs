using Glue = Amazon.CDK.AWS.Glue;

namespace ReferencePipeline.Catalog;

/// <summary>How files are read: their format, and the class that takes records out of it.</summary>
internal sealed record TableShape(string InputFormat, string OutputFormat, string Library, IReadOnlyDictionary<string, string> Options)
{
    public static TableShape Parquet { get; } = new(
        "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
        "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
        "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
        new Dictionary<string, string> { ["serialization.format"] = "1" });

    /// <summary>Firehose spells its keys in two ways, so case does not count; one torn line does not fail a query.</summary>
    public static TableShape JsonLines { get; } = new(
        "org.apache.hadoop.mapred.TextInputFormat",
        "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
        "org.openx.data.jsonserde.JsonSerDe",
        new Dictionary<string, string> { ["case.insensitive"] = "TRUE", ["ignore.malformed.json"] = "TRUE", ["serialization.format"] = "1" });

    public Glue.CfnTable.StorageDescriptorProperty At(string location, IEnumerable<Glue.CfnTable.ColumnProperty> columns) => new()
    {
        Location = location,
        Columns = columns.ToArray<object>(),
        InputFormat = InputFormat,
        OutputFormat = OutputFormat,
        SerdeInfo = new Glue.CfnTable.SerdeInfoProperty { SerializationLibrary = Library, Parameters = new Dictionary<string, string>(Options) },
    };
}
