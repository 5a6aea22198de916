using System.Buffers;
using System.Text;
using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Transform.Firehose;

/// <summary>Judges by the contract.</summary>
internal sealed class ContractJudge : IJudge
{
    private readonly RecordValidator _validator;
    private readonly RecordReport _report = new();
    private readonly byte[][] _keys;
    private JsonRecordWriter _ready;

    private ContractJudge(RecordValidator validator)
    {
        _validator = validator;
        _ready = new(validator);
        _keys = [.. validator.PartitionKeys.Select((key, i) => Encoding.UTF8.GetBytes($"{(i == 0 ? "" : ",")}\"{key}\":\""))];
    }

    public static ContractJudge For(Dataset dataset, ISalts salts) => new(RecordValidator.Compile(dataset, salts));

    public bool Judge(ReadOnlySpan<byte> record, DateTime arrival, Judgement into)
    {
        _ready.Clear();
        if (!_validator.Validate(record, arrival, ref _ready, _report))
        {
            foreach (var violation in _report.Violations)
                into.Reasons.Add(new(violation.Reason.Code(), violation.Path, Reasons.All[(int)violation.Reason].Meaning));
            return false;
        }
        into.UnknownFields = _report.UnknownFields;
        into.Ready.Write(_ready.Written);
        for (var i = 0; i < _keys.Length; i++)
        {
            // What names a folder needs no escaping; the validator refuses the rest.
            into.PartitionKeys.Write(_keys[i]);
            into.PartitionKeys.Write(_ready.PartitionValue(i));
            into.PartitionKeys.Write("\""u8);
        }
        return true;
    }
}
