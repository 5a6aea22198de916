using System.Text.Json;
using ReferencePipeline.Contracts.Validation.Rules;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>Reads one record in one pass: structure here, values and derived fields in the other parts.</summary>
internal ref partial struct RecordReader<TSink> where TSink : struct, IRecordSink
{
    private readonly ReadOnlySpan<byte> _record;
    private readonly RecordRules _rules;
    private readonly RecordReport _report;
    private readonly ref TSink _sink;
    private JsonCursor _json;

    public RecordReader(ReadOnlySpan<byte> record, RecordRules rules, RecordReport report, ref TSink sink)
    {
        _record = record;
        _json = new(record);
        _rules = rules;
        _report = report;
        _sink = ref sink;
    }

    public void Read(DateTime? arrivedUtc)
    {
        _json.Read();
        var isObject = _json.TokenType == JsonTokenType.StartObject;
        if (isObject)
            ReadMembers(_rules.Root);
        else
            Skip();
        while (_json.Read())
        {
            // Whatever follows the value is a fault, and the tokenizer says so.
        }

        if (_json.IsNotJson)
            _report.Only(Reason.NotJson);
        else if (_json.IsTooDeep)
            _report.Only(Reason.TooDeep);
        else if (!isObject)
            _report.Only(Reason.NotAnObject);
        else
            Finish(arrivedUtc);
    }

    private void Read(Rule rule)
    {
        switch (rule.Kind)
        {
            case RuleKind.Text:
                ReadText((StringRule)rule);
                break;
            case RuleKind.Integer:
                ReadInteger((IntegerRule)rule);
                break;
            case RuleKind.Decimal:
                ReadDecimal((DecimalRule)rule);
                break;
            case RuleKind.Float:
                ReadFloat((FloatRule)rule);
                break;
            case RuleKind.Boolean:
                ReadBoolean((BooleanRule)rule);
                break;
            case RuleKind.Date:
                ReadDate((DateRule)rule);
                break;
            case RuleKind.Time:
                ReadTime((TimeRule)rule);
                break;
            case RuleKind.Timestamp:
                ReadTimestamp((TimestampRule)rule);
                break;
            case RuleKind.Object:
                ReadObject((ObjectRule)rule);
                break;
            case RuleKind.List:
                ReadList((ListRule)rule);
                break;
            case RuleKind.Map:
                ReadMap((MapRule)rule);
                break;
            default:
                throw Unknown(rule);
        }
    }

    // Out of line: the room to build the message would be cleared for every value.
    private static InvalidOperationException Unknown(Rule rule) => new($"Unknown rule {rule.Kind}.");

    private bool Is(JsonTokenType type)
    {
        if (_json.TokenType == type)
            return true;
        WrongType();
        return false;
    }

    private void WrongType()
    {
        _report.Add(Reason.WrongType);
        Skip();
    }
}
