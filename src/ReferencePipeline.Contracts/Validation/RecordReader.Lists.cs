using System.Runtime.CompilerServices;
using System.Text.Json;
using ReferencePipeline.Contracts.Validation.Rules;

namespace ReferencePipeline.Contracts.Validation;

/// <content>Lists and maps.</content>
internal ref partial struct RecordReader<TSink>
{
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
        if (_json.TokenType != JsonTokenType.String)
            return noText;
        var text = Unescaped(out var isText);
        return isText ? text : noText;
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
            var key = Unescaped(out var isText);
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
}
