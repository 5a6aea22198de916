using ReferencePipeline.Contracts;

namespace ReferencePipeline.Lake;

/// <summary>Where a dataset's objects are in the lake bucket. Nobody else spells a prefix.</summary>
public sealed class LakePrefixes
{
    /// <summary>Below it lies what tables are made of; the crawler hears of every object here.</summary>
    public const string AllData = "data/";

    /// <summary>Below it lies what was refused or could not be written.</summary>
    public const string AllErrors = "errors/";

    /// <summary>Below it lies what was sent, as it was sent.</summary>
    public const string AllRaw = "raw/";

    private readonly Dataset _dataset;

    public LakePrefixes(Dataset dataset) => _dataset = dataset;

    /// <summary>Parquet files, in one folder a partition.</summary>
    public string Data => $"{AllData}{_dataset.Table}/";

    /// <summary>Records that were refused, or that could not be written.</summary>
    public string Errors => $"{AllErrors}{_dataset.Table}/";

    /// <summary>Records as they came.</summary>
    public string Raw => $"{AllRaw}{_dataset.Table}/";

    public IEnumerable<string> All => [Data, Errors, Raw];

    /// <summary>What Firehose fills in for each record: the partition keys that the transform function hands over.</summary>
    /// <remarks>Without keys Firehose would add the hour of arrival by itself; here it is said.</remarks>
    public string DataExpression => Data + (_dataset.PartitionKeys.Any()
        ? Folders(key => $"!{{partitionKeyFromLambda:{key.Column}}}")
        : "!{timestamp:yyyy/MM/dd/HH}/");

    /// <summary>The same folders as Athena's projection fills them in.</summary>
    public string ProjectionTemplate => Data + Folders(key => $"${{{key.Column}}}");

    /// <summary>The year is <c>yyyy</c>: <c>YYYY</c> would be the week's year, wrong in the last days of December.</summary>
    public string ErrorsExpression => $"{Errors}{ErrorType}=!{{firehose:error-output-type}}/{ErrorDate}=!{{timestamp:yyyy-MM-dd}}/";

    public string ErrorsTemplate => $"{Errors}{ErrorType}=${{{ErrorType}}}/{ErrorDate}=${{{ErrorDate}}}/";

    public string RawExpression => $"{Raw}!{{timestamp:yyyy/MM/dd/HH}}/";

    /// <summary>The quarantine's own partition keys.</summary>
    public const string ErrorType = "error_type";

    public const string ErrorDate = "error_date";

    private string Folders(Func<Field, string> value) =>
        string.Concat(_dataset.PartitionKeys.Select(key => $"{key.Column}={value(key)}/"));
}
