namespace ReferencePipeline.Templates.Rules.Firehose;

/// <summary>One place in S3 that a delivery stream writes to: its destination, or the backup beside it.</summary>
internal sealed record S3Destination(TemplateResource Stream, TemplateValue Value, bool IsBackup)
{
    public const string Type = "AWS::KinesisFirehose::DeliveryStream";

    public bool Converts => Value.Find("DataFormatConversionConfiguration") is { } conversion && !IsOff(conversion.Find("Enabled"));

    public bool Partitions => Value.Find("DynamicPartitioningConfiguration.Enabled") is { } enabled && !IsOff(enabled);

    public TemplateValue? Prefix => Value.Find("Prefix");

    public TemplateValue? ErrorPrefix => Value.Find("ErrorOutputPrefix");

    /// <summary>Where a value of it stands in the stream.</summary>
    public string Path(string member) => $"{Value.Path[(Value.Path.IndexOf(".Properties.", StringComparison.Ordinal) + ".Properties.".Length)..]}.{member}";

    public static IEnumerable<S3Destination> In(RuleScope scope)
    {
        foreach (var stream in scope.Of(Type))
        {
            foreach (var own in new[] { "ExtendedS3DestinationConfiguration", "S3DestinationConfiguration" })
            {
                if (stream.Find(own) is not { } destination)
                    continue;
                yield return new(stream, destination, IsBackup: false);
                if (destination.Find("S3BackupConfiguration") is { } backup)
                    yield return new(stream, backup, IsBackup: true);
            }
        }
    }

    /// <summary>What a key expression says with each <c>!{…}</c> filled in by something.</summary>
    public static string Filled(string expression) => Expressions.Pattern().Replace(expression, "x");

    private static bool IsOff(TemplateValue? value) => value is { IsObject: false, IsList: false } plain && string.Equals(plain.Literal, "false", StringComparison.OrdinalIgnoreCase);
}
