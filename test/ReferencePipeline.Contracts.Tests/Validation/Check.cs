using System.Text;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Validation;

/// <summary>Compiles properties written as YAML, and says what becomes of a record: its line, or its reasons.</summary>
internal sealed class Check
{
    public static readonly DateTime Arrival = new(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc);
    private readonly RecordValidator _validator;
    private readonly RecordReport _report = new();
    private JsonRecordWriter _writer;

    public Check(Dataset dataset, ISalts? salts = null)
    {
        _validator = RecordValidator.Compile(dataset, salts ?? Salts.None);
        _writer = new(_validator);
    }

    /// <summary>Properties as YAML flow maps, one a line.</summary>
    public static Check Of(string properties, string custom = "[]", ISalts? salts = null) => new(Dataset(properties, custom), salts);

    /// <summary>A dataset of the one property <c>v</c>.</summary>
    public static Check Value(string property) => Of($"{{ name: v, {property} }}");

    public static Dataset Dataset(string properties, string custom = "[]")
    {
        var yaml = new StringBuilder($"""
            apiVersion: v3.1.0
            kind: DataContract
            id: t
            version: 1.0.0
            status: active
            schema:
              - name: events
                customProperties: {custom}
                properties:

            """);
        foreach (var property in properties.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            yaml.Append("      - ").Append(property).Append('\n');
        return ContractFile.Parse("t.odcs.yaml", Encoding.UTF8.GetBytes(yaml.ToString())).ContractOrThrow().Datasets[0];
    }

    public int UnknownFields => _report.UnknownFields;

    public string Partition(int position) => Encoding.UTF8.GetString(_writer.PartitionValue(position));

    public string Record(string json) => Record(Encoding.UTF8.GetBytes(json));

    public string Record(byte[] json, DateTime? arrival = null) => Judge(json, arrival ?? Arrival);

    /// <summary>What becomes of a record of which nobody knows when it arrived.</summary>
    public string RecordOfAnyTime(string json) => Judge(Encoding.UTF8.GetBytes(json), null);

    private string Judge(byte[] json, DateTime? arrival)
    {
        _writer.Clear();
        var isReady = _validator.Validate(json, arrival, ref _writer, _report);
        Assert.Equal(isReady, _report.Violations.Count == 0);
        Assert.Equal(isReady, _writer.Written.Length > 0);
        return isReady ? Encoding.UTF8.GetString(_writer.Written).TrimEnd('\n') : string.Join(", ", _report.Violations);
    }

    /// <summary>What becomes of <c>v</c> alone.</summary>
    public string With(string value)
    {
        var result = Record($$"""{"v":{{value}}}""");
        return result.StartsWith("""{"v":""", StringComparison.Ordinal) ? result[5..^1] : result;
    }
}
