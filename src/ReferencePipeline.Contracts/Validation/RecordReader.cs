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
        var depth = _json.Depth;
        var words = rule.RequiredBits.Length;
        var bits = _report.OpenBits(words * 2);
        var (expected, count) = (0, 0);
        KeySet? unknown = null;
        _report.Enter(rule.Names);
        var keys = rule.Table.Keys;
        while (true)
        {
            // Most records name their members in the contract's order; an optional one that is absent shows at its successor.
            int index;
            if ((uint)expected < (uint)keys.Length && _json.TryReadName(keys[expected]))
                index = expected;
            else if (!_json.Read() || _json.TokenType == JsonTokenType.EndObject)
                break;
            else
                index = Find(rule, expected + 1);
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
                _json.ReadMember();
                Skip();
                continue;
            }

            _json.ReadMember();
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
        if (!_json.IsEscaped)
            return rule.Table.Find(_json.Value, expected);
        return TryUnescape(_json.Value, out var name) ? rule.Table.Find(name, expected) : Rule.None;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadList(ListRule rule)
    {
        if (!Is(JsonTokenType.StartArray))
            return;
        var unique = rule.UniqueItems ? _report.Keys(_json.Depth) : null;
        var count = 0;
        _sink.BeginList(rule.Column);
        _report.Enter([]);
        for (; _json.Read() && _json.TokenType != JsonTokenType.EndArray; count++)
        {
            _report.AtItem(count);
            var start = _json.TokenStart;
            ReadPart(rule.Item);
            if (unique is not null && _json.TokenType != JsonTokenType.None && !unique.Add(Comparable(rule.Item, start)))
                _report.Add(Reason.UniqueItems);
        }

        _report.Leave();
        _sink.EndList();
        if (count < rule.MinItems || count > rule.MaxItems)
            _report.Add(Reason.Items);
    }

    /// <summary>Bytes that tell the item just read from all others.</summary>
    private readonly ReadOnlySpan<byte> Comparable(Rule item, int start)
    {
        // In a list of texts the rest is null or told already: such items differ from each text by a byte that UTF-8 does not have.
        ReadOnlySpan<byte> noText = [0xFF];
        if (item.Kind != RuleKind.Text)
            return CanonicalJson.Of(_record[start.._json.TokenEnd], _report.Scratch);
        return _json.TokenType == JsonTokenType.String && TryText(out var text) ? text : noText;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadMap(MapRule rule)
    {
        if (!Is(JsonTokenType.StartObject))
            return;
        var keys = _report.Keys(_json.Depth);
        var count = 0;
        _sink.BeginMap(rule.Column);
        _report.Enter([]);
        for (; _json.Read() && _json.TokenType != JsonTokenType.EndObject; count++)
        {
            var raw = _json.Value;
            var isText = TryText(out var key);
            _report.AtKey(isText ? key : raw);
            if (!isText)
                _report.Add(Reason.InvalidUtf8);
            else if (!keys.Add(key))
                _report.Add(Reason.DuplicateKey);
            else if (rule.Key.IsFree || Check(rule.Key, key))
                _sink.MapKey(key, raw);
            _json.Read();
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
