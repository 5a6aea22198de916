using System.Text;
using System.Text.Json;

namespace ReferencePipeline.Contracts.Validation;

/// <content>What the contract does not name.</content>
internal ref partial struct RecordReader<TSink>
{
    /// <summary>Reads a member that no rule names; whether it holds a value.</summary>
    private bool ReadUnknown(KeySet keys)
    {
        var raw = _json.Value;
        var key = Unescaped(out var isText);
        _report.AtKey(isText ? key : raw);
        if (!isText)
            _report.Add(Reason.InvalidUtf8);
        else if (!keys.Add(key))
            _report.Add(Reason.DuplicateKey);
        else if (_rules.UnknownFields == UnknownFields.Refuse)
            _report.Add(Reason.UnknownField);

        _report.UnknownFields++;
        var depth = _json.Depth;
        _json.Read();
        var isValue = _json.TokenType != JsonTokenType.Null;
        var start = _json.TokenStart;
        Skip();
        if (_rules.UnknownColumn is not null && _json.TokenType != JsonTokenType.None)
            Keep(raw, isTopLevel: depth == 1, _record[start.._json.TokenEnd]);
        _report.ForgetKey();
        return isValue;
    }

    /// <summary>Adds to the column of unknown fields: under its key, or, from inside a struct or list, under its path.</summary>
    private readonly void Keep(ReadOnlySpan<byte> rawKey, bool isTopLevel, ReadOnlySpan<byte> value)
    {
        var kept = _report.Unknown;
        kept.Append((byte)'"');
        if (isTopLevel)
        {
            kept.Append(rawKey);
        }
        else
        {
            var path = Encoding.UTF8.GetBytes(_report.Path());
            kept.Advance(JsonText.Escape(path, kept.Room(path.Length * JsonText.Growth)));
        }

        kept.Append("\":"u8);
        kept.Append(value);
        kept.Append((byte)',');
    }

    /// <summary>Passes over the value that begins here, and finds keys that stand twice in any object of it.</summary>
    private void Skip()
    {
        if (_json.TokenType == JsonTokenType.StartArray)
        {
            _report.Enter([]);
            for (var i = 0; _json.Read() && _json.TokenType != JsonTokenType.EndArray; i++)
            {
                _report.AtItem(i);
                Skip();
            }

            _report.Leave();
        }
        else if (_json.TokenType == JsonTokenType.StartObject)
        {
            var keys = _report.Keys(_json.Depth);
            _report.Enter([]);
            while (_json.Read() && _json.TokenType != JsonTokenType.EndObject)
            {
                var key = Unescaped(out var isText);
                _report.AtKey(isText ? key : _json.Value);
                if (!isText || !keys.Add(key))
                    _report.Add(isText ? Reason.DuplicateKey : Reason.InvalidUtf8);
                _json.Read();
                Skip();
                _report.ForgetKey();
            }

            _report.Leave();
        }
    }

    private readonly void WriteUnknown()
    {
        if (_rules.UnknownColumn is not { } column || _report.Unknown.Length == 0)
            return;
        var json = _report.Scratch;
        json.Clear();
        json.Append((byte)'{');
        json.Append(_report.Unknown.Written);
        json.Close((byte)'}');
        WriteText(column, json.Written);
    }
}
