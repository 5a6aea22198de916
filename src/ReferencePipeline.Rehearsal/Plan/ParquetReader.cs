namespace ReferencePipeline.Rehearsal.Plan;

/// <summary>What a format conversion asks for.</summary>
internal static class ParquetReader
{
    /// <summary>Firehose's own: 256 MiB.</summary>
    private const int DefaultBlock = 268_435_456;

    private const int LeastBlock = 67_108_864;

    public static ParquetPlan Read(Setting conversion)
    {
        conversion.Only("Enabled", "InputFormatConfiguration", "OutputFormatConfiguration", "SchemaConfiguration");
        var input = conversion["InputFormatConfiguration"]["Deserializer"];
        if (input["OpenXJsonSerDe"].IsMissing)
            throw input.Refused("reads by another class than OpenXJsonSerDe, which is not understood here", "choose OpenXJsonSerDe");
        input["OpenXJsonSerDe"].Only("CaseInsensitive");
        var serializer = conversion["OutputFormatConfiguration"]["Serializer"];
        if (serializer["ParquetSerDe"].IsMissing)
            throw serializer.Refused("writes by another class than ParquetSerDe, which is not understood here", "choose ParquetSerDe");
        var parquet = serializer["ParquetSerDe"].Only("BlockSizeBytes", "Compression", "EnableDictionaryCompression", "MaxPaddingBytes", "PageSizeBytes", "WriterVersion");
        return new(parquet["Compression"].OneOf("SNAPPY", "SNAPPY", "GZIP", "UNCOMPRESSED"), parquet["BlockSizeBytes"].Number(LeastBlock, int.MaxValue, DefaultBlock), parquet["EnableDictionaryCompression"].IsTrue);
    }
}
