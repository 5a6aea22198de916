using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>
/// The tokens of one JSON text (RFC 8259) that is known to be UTF-8, as <see cref="Utf8JsonReader"/> tells them and as strict, with three
/// differences that a validator lives from: a name that is expected is compared, not searched for its end; a fault ends the tokens instead
/// of throwing, which costs as much as twenty good records; and so does a level too deep.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal ref partial struct JsonCursor(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _json = text;
    private int _at;
    private int _valueStart;
    private int _valueLength;

    // A bit for each open level, the innermost lowest: set for an object. RecordValidator.MaxDepth levels fill it.
    private ulong _objects;

    /// <summary><see cref="JsonTokenType.None"/> before the first token and after a fault.</summary>
    public JsonTokenType TokenType { get; private set; }

    /// <summary>How many objects and lists are open, one that has just begun included.</summary>
    public int Depth { get; private set; }

    public readonly int TokenStart => TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? _valueStart - 1 : _valueStart;

    /// <summary>Where the current token ends.</summary>
    public readonly int TokenEnd => _at;

    public bool IsEscaped { get; private set; }

    public bool IsNotJson { get; private set; }

    public bool IsTooDeep { get; private set; }

    /// <summary>A number as written, or what stands between the quotes of a text or name.</summary>
    public readonly ReadOnlySpan<byte> Value => _json.Slice(_valueStart, _valueLength);

    /// <summary>The digits of the number that was read last.</summary>
    public PlainNumber Number;

    /// <summary>False at the end and after a fault.</summary>
    public bool Read()
    {
        var at = SkipSpace(_at);
        switch (TokenType)
        {
            case JsonTokenType.PropertyName:
                return ReadValue(at);
            case JsonTokenType.StartObject:
                return IsAt(at, (byte)'}') ? Close(at) : ReadName(at);
            case JsonTokenType.StartArray:
                return IsAt(at, (byte)']') ? Close(at) : ReadValue(at);
            case JsonTokenType.None:
                return !IsNotJson && !IsTooDeep && ReadValue(at);
            default:
                if (Depth == 0)
                    return at != _json.Length && Fail();
                if (!IsAt(at, (byte)','))
                    return IsAt(at, IsInObject ? (byte)'}' : (byte)']') ? Close(at) : Fail();
                at = SkipSpace(at + 1);
                return IsInObject ? ReadName(at) : ReadValue(at);
        }
    }

    /// <summary>
    /// Reads the next member when its name is the expected one, plainly written, or one of its next successors: most records name their
    /// members in the contract's order, and one that is absent shows at its successor. The name's position, or -1, and then nothing is read.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int TryReadMember(MemberKey[] keys, int expected)
    {
        const int tries = 4;
        var json = _json;
        var at = _at;
        if (TokenType != JsonTokenType.StartObject)
        {
            if ((uint)at >= (uint)json.Length || json[at] != ',')
                return -1;
            at++;
        }

        var end = Math.Min(expected + tries, keys.Length);
        for (var index = expected; index < end; index++)
        {
            var key = keys[index];
            if (!key.Begins(json, at))
                continue;
            at = SkipSpace(at + key.Length);
            if ((uint)at < (uint)json.Length && json[at] == '"')
                ReadText(at, JsonTokenType.String);
            else
                ReadValue(at);
            return index;
        }

        return -1;
    }

    private readonly bool IsInObject => (_objects & 1) != 0;

    private readonly bool IsAt(int at, byte unit) => (uint)at < (uint)_json.Length && _json[at] == unit;

    // Most of JSON is written without.
    private readonly int SkipSpace(int at) => (uint)at >= (uint)_json.Length || _json[at] > (byte)' ' ? at : EndOfSpace(at);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly int EndOfSpace(int at)
    {
        while ((uint)at < (uint)_json.Length && _json[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            at++;
        return at;
    }

    private bool ReadValue(int at)
    {
        if ((uint)at >= (uint)_json.Length)
            return Fail();
        switch (_json[at])
        {
            case (byte)'"':
                return ReadText(at, JsonTokenType.String);
            case (byte)'{':
                return Open(at, JsonTokenType.StartObject, isObject: 1);
            case (byte)'[':
                return Open(at, JsonTokenType.StartArray, isObject: 0);
            case (byte)'t':
                return ReadWord(at, "true"u8, JsonTokenType.True);
            case (byte)'f':
                return ReadWord(at, "false"u8, JsonTokenType.False);
            case (byte)'n':
                return ReadWord(at, "null"u8, JsonTokenType.Null);
            default:
                return ReadNumber(at);
        }
    }

    private bool ReadName(int at)
    {
        if (!IsAt(at, (byte)'"') || !ReadText(at, JsonTokenType.PropertyName))
            return Fail();
        at = SkipSpace(_at);
        if (!IsAt(at, (byte)':'))
            return Fail();
        _at = at + 1;
        return true;
    }

    private bool Open(int at, JsonTokenType type, uint isObject)
    {
        if (Depth == RecordValidator.MaxDepth)
        {
            IsTooDeep = true;
            TokenType = JsonTokenType.None;
            return false;
        }

        Depth++;
        _objects = (_objects << 1) | isObject;
        Take(at, 0, at + 1, type);
        return true;
    }

    private bool Close(int at)
    {
        Take(at, 0, at + 1, IsInObject ? JsonTokenType.EndObject : JsonTokenType.EndArray);
        Depth--;
        _objects >>= 1;
        return true;
    }

    private void Take(int valueStart, int valueLength, int end, JsonTokenType type)
    {
        _valueStart = valueStart;
        _valueLength = valueLength;
        _at = end;
        TokenType = type;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Fail()
    {
        // From here on there is no token, so that every loop ends.
        IsNotJson = true;
        TokenType = JsonTokenType.None;
        return false;
    }
}
