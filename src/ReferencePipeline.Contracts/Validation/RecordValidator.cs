using System.Text;
using System.Text.Unicode;
using ReferencePipeline.Contracts.Validation.Rules;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>
/// Holds records against a dataset. Compiled once, immutable, safe for any number of threads, each with its own
/// <see cref="RecordReport"/> and sink.
/// </summary>
public sealed class RecordValidator
{
    /// <summary>1 MiB: what Kinesis takes without asking.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>How deep objects and arrays may be nested.</summary>
    public const int MaxDepth = 64;

    private readonly RecordRules _rules;

    private RecordValidator(Dataset dataset, ISalts salts)
    {
        var compiler = new RuleCompiler(dataset, salts);
        _rules = compiler.Compile();
        Columns = compiler.Columns;
        PartitionKeys = [.. dataset.PartitionKeys.Select(field => field.Column.Value)];
    }

    /// <summary>The stored columns by <see cref="RecordColumn.Index"/>: the dataset's own, then that of unknown fields where they are kept.</summary>
    public IReadOnlyList<RecordColumn> Columns { get; }

    /// <summary>The names of the partition keys, outermost folder first.</summary>
    public IReadOnlyList<string> PartitionKeys { get; }

    /// <summary>Works out all that can be known before the first record.</summary>
    /// <exception cref="InvalidOperationException">The dataset names a secret that <paramref name="salts"/> does not have.</exception>
    public static RecordValidator Compile(Dataset dataset, ISalts salts) => new(dataset, salts);

    /// <summary>
    /// Validates one record of UTF-8 JSON. True: <paramref name="sink"/> holds it, ready. False: <paramref name="report"/> holds every reason.
    /// Without an arrival, as where events lie in a file, nothing is said of how late they are.
    /// </summary>
    public bool Validate<TSink>(ReadOnlySpan<byte> record, DateTime? arrivedUtc, ref TSink sink, RecordReport report) where TSink : struct, IRecordSink
    {
        report.Reset(_rules.Slots);
        sink.Begin();
        if (record.Length > MaxLength)
        {
            report.Only(Reason.TooLarge);
        }
        else if (!Ascii.IsValid(record) && !Utf8.IsValid(record))
        {
            report.Only(Reason.InvalidUtf8);
        }
        else
        {
            new RecordReader<TSink>(record, _rules, report, ref sink).Read(arrivedUtc);
        }

        if (report.Count > 0)
        {
            sink.Discard();
            return false;
        }

        sink.Commit();
        return true;
    }
}
