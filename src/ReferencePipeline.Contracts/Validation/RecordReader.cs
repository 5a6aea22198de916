using System.Runtime.CompilerServices;
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
    private Utf8JsonReader _json;
    private bool _isTooDeep;

    public RecordReader(ReadOnlySpan<byte> record, Utf8JsonReader json, RecordRules rules, RecordReport report, ref TSink sink)
    {
        _record = record;
        _json = json;
        _rules = rules;
        _report = report;
        _sink = ref sink;
    }

    public void Read(DateTime arrivedUtc)
    {
        Next();
        var isObject = _json.TokenType == JsonTokenType.StartObject;
        if (isObject)
            ReadMembers(_rules.Root);
        else
            Skip();
        while (Next())
        {
            // Whatever follows the value is a fault, and the tokenizer says so.
        }

        if (_isTooDeep)
            _report.Only(Reason.TooDeep);
        else if (!isObject)
            _report.Only(Reason.NotAnObject);
        else
            Finish(arrivedUtc);
    }

    private bool Next()
    {
        if (_isTooDeep || !_json.Read())
            return false;
        if (_json.CurrentDepth < RecordValidator.MaxDepth || _json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return true;

        // From here on there is no token, so that every loop ends.
        _isTooDeep = true;
        _json = default;
        return false;
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
                throw new InvalidOperationException($"Unknown rule {rule.Kind}.");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadObject(ObjectRule rule)
    {
        if (!Is(JsonTokenType.StartObject))
            return;
        _sink.BeginObject(rule.Column);
        ReadMembers(rule);
        _sink.EndObject();
    }

    private void ReadMembers(ObjectRule rule)
    {
        var depth = _json.CurrentDepth + 1;
        var words = rule.RequiredBits.Length;
        var bits = _report.OpenBits(words * 2);
        var (expected, count) = (0, 0);
        KeySet? unknown = null;
        _report.Enter(rule.Names);
        while (Next() && _json.TokenType != JsonTokenType.EndObject)
        {
            var index = Find(rule, expected);
            if (index < 0)
            {
                count += ReadUnknown(unknown ??= _report.Keys(depth)) ? 1 : 0;
                continue;
            }

            expected = index + 1;
            _report.AtMember(index);
            var member = rule.Members[index];
            if (!_report.TrySee(bits + (index >> 6), 1UL << index))
            {
                _report.Add(Reason.DuplicateKey);
                Next();
                Skip();
                continue;
            }

            Next();
            if (_json.TokenType == JsonTokenType.Null)
            {
                _report.See(bits + words + (index >> 6), 1UL << index);
                continue;
            }

            count++;
            Read(member);
        }

        CheckRequired(rule, _report.Bits(bits, words), _report.Bits(bits + words, words));
        _report.CloseBits(bits);
        _report.Leave();
        if (count < rule.MinProperties || count > rule.MaxProperties)
            _report.Add(Reason.Properties);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void CheckRequired(ObjectRule rule, ReadOnlySpan<ulong> seen, ReadOnlySpan<ulong> nulls)
    {
        for (var word = 0; word < seen.Length; word++)
        {
            for (var missing = rule.RequiredBits[word] & ~(seen[word] & ~nulls[word]); missing != 0; missing &= missing - 1)
            {
                _report.AtMember(word * 64 + System.Numerics.BitOperations.TrailingZeroCount(missing));
                _report.Add(Reason.Missing);
            }
        }
    }

    private readonly int Find(ObjectRule rule, int expected)
    {
        if (!_json.ValueIsEscaped)
            return rule.Table.Find(_json.ValueSpan, expected);
        return TryUnescape(_json.ValueSpan, out var name) ? rule.Table.Find(name, expected) : Rule.None;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadList(ListRule rule)
    {
        if (!Is(JsonTokenType.StartArray))
            return;
        var unique = rule.UniqueItems ? _report.Keys(_json.CurrentDepth + 1) : null;
        var count = 0;
        _sink.BeginList(rule.Column);
        _report.Enter([]);
        for (; Next() && _json.TokenType != JsonTokenType.EndArray; count++)
        {
            _report.AtItem(count);
            var start = (int)_json.TokenStartIndex;
            ReadPart(rule.Item);
            if (unique is not null && !_isTooDeep && !unique.Add(CanonicalJson.Of(_record[start..(int)_json.BytesConsumed], _report.Scratch)))
                _report.Add(Reason.UniqueItems);
        }

        _report.Leave();
        _sink.EndList();
        if (count < rule.MinItems || count > rule.MaxItems)
            _report.Add(Reason.Items);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadMap(MapRule rule)
    {
        if (!Is(JsonTokenType.StartObject))
            return;
        var keys = _report.Keys(_json.CurrentDepth + 1);
        var count = 0;
        _sink.BeginMap(rule.Column);
        _report.Enter([]);
        for (; Next() && _json.TokenType != JsonTokenType.EndObject; count++)
        {
            var raw = _json.ValueSpan;
            var isText = TryText(out var key);
            _report.AtKey(isText ? key : raw);
            if (!isText)
                _report.Add(Reason.InvalidUtf8);
            else if (!keys.Add(key))
                _report.Add(Reason.DuplicateKey);
            else if (rule.Key.IsFree || Check(rule.Key, key))
                _sink.MapKey(key, raw);
            Next();
            ReadPart(rule.Value);
            _report.ForgetKey();
        }

        _report.Leave();
        _sink.EndMap();
        if (count < rule.MinProperties || count > rule.MaxProperties)
            _report.Add(Reason.Properties);
    }

    /// <summary>An item of a list or a value of a map: null stands for itself.</summary>
    private void ReadPart(Rule rule)
    {
        if (_json.TokenType != JsonTokenType.Null)
            Read(rule);
        else if (rule.Required)
            _report.Add(Reason.Missing);
        else
            _sink.Null(rule.Column);
    }

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
