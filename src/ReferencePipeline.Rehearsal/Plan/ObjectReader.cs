using ReferencePipeline.Contracts;

namespace ReferencePipeline.Rehearsal.Plan;

/// <summary>Prefixes, buffers and names of what a delivery stream writes.</summary>
internal sealed class ObjectReader(Setting destination)
{
    private const long MiB = 1024 * 1024;

    /// <summary>Firehose's own addition to a prefix without expressions.</summary>
    private const string ByHour = "!{timestamp:yyyy/MM/dd/HH}/";

    public ObjectPlan Data(Dataset dataset, bool isPartitioned)
    {
        var prefix = Prefix(destination, destination["Prefix"]);
        string[] known = [.. dataset.PartitionKeys.Select(key => key.Column.Value)];
        if (prefix.HasErrorType)
            throw destination["Prefix"].Refused("names an error type", "have that in ErrorOutputPrefix");
        if (prefix.Keys.FirstOrDefault(key => !known.Contains(key, StringComparer.Ordinal)) is { } unknown)
            throw destination["Prefix"].Refused($"names the key '{unknown}', which the transform function does not hand over", known.Length == 0 ? "name none" : $"name {string.Join(" or ", known)}");
        if (prefix.Keys.Any() != isPartitioned)
            throw destination["DynamicPartitioningConfiguration"].Refused(isPartitioned ? "is on, and the prefix names no key" : "is off, and the prefix names keys", "have both or neither");
        // With conversion AWS takes no compression beside that of Parquet.
        destination["CompressionFormat"].OneOf("UNCOMPRESSED", "UNCOMPRESSED");
        return Objects(destination, prefix, new(64, 128), isGzip: false, ".parquet");
    }

    public ObjectPlan Errors()
    {
        var prefix = ErrorPrefix(destination);
        return Objects(destination, prefix, new(64, 128), isGzip: false, "");
    }

    public static ObjectPlan? Raw(Setting destination)
    {
        if (destination["S3BackupMode"].OneOf("Disabled", "Disabled", "Enabled") == "DISABLED")
            return null;
        var backup = destination["S3BackupConfiguration"].Only(
            "BucketARN", "BufferingHints", "CloudWatchLoggingOptions", "CompressionFormat", "EncryptionConfiguration", "ErrorOutputPrefix", "Prefix", "RoleARN");
        var prefix = Prefix(backup, backup["Prefix"]);
        if (prefix.Keys.Any() || prefix.HasErrorType)
            throw backup["Prefix"].Refused("names a partition key or an error type, and a backup has neither", "use timestamps only");
        var isGzip = backup["CompressionFormat"].OneOf("UNCOMPRESSED", "UNCOMPRESSED", "GZIP") == "GZIP";
        return Objects(backup, prefix, new(1, 5), isGzip, isGzip ? ".gz" : "");
    }

    private static ObjectPlan Objects(Setting place, PrefixExpression prefix, BufferSize buffer, bool isGzip, string extension)
    {
        var hints = place["BufferingHints"].Only("IntervalInSeconds", "SizeInMBs");
        return new()
        {
            Bucket = Bucket(place["BucketARN"]),
            Prefix = prefix,
            BufferBytes = hints["SizeInMBs"].Number(buffer.LeastMiB, 128, buffer.OtherwiseMiB) * MiB,
            Interval = TimeSpan.FromSeconds(Math.Max(1, hints["IntervalInSeconds"].Number(0, 900, 300))),
            IsGzip = isGzip,
            Extension = place["FileExtension"].TextOrNull ?? extension,
        };
    }

    private static PrefixExpression ErrorPrefix(Setting place)
    {
        var setting = place["ErrorOutputPrefix"];
        var data = Prefix(place, place["Prefix"]);
        if (setting.IsMissing)
        {
            return data.Keys.Any() || place["Prefix"].TextOrNull?.Contains("!{", StringComparison.Ordinal) == true
                ? throw setting.Refused("is missing, and Prefix holds expressions", "write one with !{firehose:error-output-type}")
                : Prefix(place, place["Prefix"] with { Value = $"{place["Prefix"].TextOrNull}!{{firehose:error-output-type}}/{ByHour}" });
        }

        var prefix = Prefix(place, setting);
        if (prefix.Keys.Any())
            throw setting.Refused("names a partition key, which a refused record does not have", "use timestamps and the error type");
        return prefix.HasErrorType || !prefix.HasExpressions ? prefix : throw setting.Refused("holds expressions without !{firehose:error-output-type}, which AWS refuses", "add it");
    }

    private static PrefixExpression Prefix(Setting place, Setting setting)
    {
        try
        {
            var text = setting.TextOrNull ?? "";
            var zone = TimeZoneInfo.FindSystemTimeZoneById(place["CustomTimeZone"].TextOrNull ?? "UTC");
            return PrefixExpression.Parse(text.Contains("!{", StringComparison.Ordinal) ? text : text + ByHour) with { Zone = zone };
        }
        catch (FormatException unknown)
        {
            throw setting.Refused(unknown.Message, "use what Firehose documents for prefixes");
        }
        catch (TimeZoneNotFoundException)
        {
            throw place["CustomTimeZone"].Refused("is no time zone of this machine", "write one like UTC or Asia/Tokyo");
        }
    }

    private static string Bucket(Setting arn) => arn.Text.Split(":::") is [_, { Length: > 0 } name] && !name.Contains('/', StringComparison.Ordinal)
        ? name
        : throw arn.Refused($"is '{arn.Text}', which names no bucket", "write arn:aws:s3:::bucket");

    /// <summary>What AWS takes at least, and what it takes when nothing is said.</summary>
    private sealed record BufferSize(int LeastMiB, int OtherwiseMiB);
}
