using System.Globalization;
using System.Text;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Validation;

/// <summary>A sink that writes down what it is told, one word a call.</summary>
internal readonly struct Recorder() : IRecordSink
{
    private readonly List<string> _calls = [];

    /// <summary>What a dataset of these properties tells its sink of one record.</summary>
    public static string Calls(string properties, string json, string custom = "[]")
    {
        var sink = new Recorder();
        RecordValidator.Compile(Check.Dataset(properties, custom), Salts.None).Validate(Encoding.UTF8.GetBytes(json), Check.Arrival, ref sink, new());
        return string.Join(' ', sink._calls);
    }

    public void Begin() => _calls.Add("begin");

    public void Commit() => _calls.Add("commit");

    public void Discard() => _calls.Add("discard");

    public void Partition(int position, ReadOnlySpan<byte> value) => _calls.Add($"partition:{position}={Text(value)}");

    public void Null(RecordColumn column) => Told("null", column, "");

    public void Boolean(RecordColumn column, bool value) => Told("boolean", column, value ? "yes" : "no");

    public void Integer(RecordColumn column, long value, ReadOnlySpan<byte> digits) => Told("integer", column, $"{value.ToString(CultureInfo.InvariantCulture)}|{Text(digits)}");

    public void Unsigned(RecordColumn column, ulong value, ReadOnlySpan<byte> digits) => Told("unsigned", column, $"{value.ToString(CultureInfo.InvariantCulture)}|{Text(digits)}");

    public void Decimal(RecordColumn column, Int128 unscaled, ReadOnlySpan<byte> digits) => Told("decimal", column, $"{unscaled.ToString(CultureInfo.InvariantCulture)}|{Text(digits)}");

    public void Float(RecordColumn column, double value, ReadOnlySpan<byte> digits) => Told("float", column, $"{value.ToString("R", CultureInfo.InvariantCulture)}|{Text(digits)}");

    public void Text(RecordColumn column, ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> escaped) => Told("text", column, $"{Text(utf8)}|{Text(escaped)}");

    public void Date(RecordColumn column, DateOnly value) => Told("date", column, value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public void Time(RecordColumn column, TimeOnly value) => Told("time", column, value.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture));

    public void Timestamp(RecordColumn column, DateTime utc) => Told("timestamp", column, utc.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFK", CultureInfo.InvariantCulture));

    public void BeginObject(RecordColumn column) => _calls.Add($"{column.Name}{{");

    public void EndObject() => _calls.Add("}");

    public void BeginList(RecordColumn column) => _calls.Add($"{column.Name}[");

    public void EndList() => _calls.Add("]");

    public void BeginMap(RecordColumn column) => _calls.Add($"{column.Name}<");

    public void MapKey(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> escaped) => _calls.Add($"key:{Text(utf8)}|{Text(escaped)}");

    public void EndMap() => _calls.Add(">");

    private void Told(string kind, RecordColumn column, string value) => _calls.Add($"{kind}:{column.Name}#{column.Index.ToString(CultureInfo.InvariantCulture)}={value}");

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
