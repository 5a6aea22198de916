using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>
/// The tokens of one JSON text (RFC 8259) that is known to be UTF-8, as <see cref="Utf8JsonReader"/> tells them and as strict, with three
/// differences that a validator lives from: a name that is expected is compared, not searched for its end; a fault ends the tokens instead
/// of throwing, which costs as much as twenty good records; and so does a level too deep.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct JsonCursor(ReadOnlySpan<byte> json)
{
    private const byte LastControl = 0x1F;
    private readonly ReadOnlySpan<byte> _json = json;
    private int _at;
    private int _valueLength;

    // A bit for each open level, the innermost lowest: set for an object. RecordValidator.MaxDepth levels fill it.
    private ulong _objects;

    /// <summary><see cref="JsonTokenType.None"/> before the first token and after a fault.</summary>
    public JsonTokenType TokenType { get; private set; }

    /// <summary>How many objects and lists are open, one that has just begun included.</summary>
    public int Depth { get; private set; }

    public int TokenStart { get; private set; }

    /// <summary>Where the current token ends.</summary>
    public readonly int TokenEnd => _at;

    public bool IsEscaped { get; private set; }

    public bool IsNotJson { get; private set; }

    public bool IsTooDeep { get; private set; }

    /// <summary>A number as written, or what stands between the quotes of a text or name.</summary>
    public readonly ReadOnlySpan<byte> Value => _json.Slice(TokenType == JsonTokenType.Number ? TokenStart : TokenStart + 1, _valueLength);

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
    /// Steps over the next name when it is <paramref name="key"/>, which holds quotes and colon, written without space or escape. False says
    /// nothing, and nothing is read.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadName(ReadOnlySpan<byte> key)
    {
        var at = _at;
        if (TokenType != JsonTokenType.StartObject)
        {
            if (!IsAt(at, (byte)','))
                return false;
            at++;
        }

        if (!_json[at..].StartsWith(key))
            return false;
        _at = at + key.Length;
        TokenType = JsonTokenType.PropertyName;
        return true;
    }

    /// <summary>The value behind a name: what <see cref="Read"/> does there, without having to find out where it is.</summary>
    public bool ReadMember() => ReadValue(SkipSpace(_at));

    private readonly bool IsInObject => (_objects & 1) != 0;

    private readonly bool IsAt(int at, byte unit) => (uint)at < (uint)_json.Length && _json[at] == unit;

    private readonly int SkipSpace(int at)
    {
        while ((uint)at < (uint)_json.Length && _json[at] <= ' ' && _json[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
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

    private bool ReadText(int start, JsonTokenType type)
    {
        IsEscaped = false;
        var at = start + 1;
        while (true)
        {
            at = EndOfPlain(at);
            if ((uint)at >= (uint)_json.Length || _json[at] <= LastControl)
                return Fail();
            if (_json[at] == '"')
                break;
            IsEscaped = true;
            at += EscapeLength(_json[at..]);
        }

        Take(start, at + 1, at - start - 1, type);
        return true;
    }

    /// <summary>The next quote, backslash or control character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int EndOfPlain(int at)
    {
        for (; at + Vector128<byte>.Count <= _json.Length; at += Vector128<byte>.Count)
        {
            var block = Vector128.Create(_json.Slice(at, Vector128<byte>.Count));
            var ends = Vector128.Equals(block, Vector128.Create((byte)'"')) | Vector128.Equals(block, Vector128.Create((byte)'\\')) |
                Vector128.Equals(Vector128.Min(block, Vector128.Create(LastControl)), block);
            if (ends != default)
                return at + System.Numerics.BitOperations.TrailingZeroCount(ends.ExtractMostSignificantBits());
        }

        while ((uint)at < (uint)_json.Length && _json[at] is not ((byte)'"' or (byte)'\\' or <= LastControl))
            at++;
        return at;
    }

    /// <summary>Past the text's end when it is no escape.</summary>
    private static int EscapeLength(ReadOnlySpan<byte> escape)
    {
        const int unicode = 6;
        if (escape.Length < 2)
            return unicode;
        if (escape[1] != 'u')
            return "\"\\/bfnrt"u8.Contains(escape[1]) ? 2 : int.MaxValue / 2;
        var isHex = escape.Length >= unicode && char.IsAsciiHexDigit((char)escape[2]) && char.IsAsciiHexDigit((char)escape[3]) &&
            char.IsAsciiHexDigit((char)escape[4]) && char.IsAsciiHexDigit((char)escape[5]);
        return isHex ? unicode : int.MaxValue / 2;
    }

    private bool ReadNumber(int start)
    {
        var at = IsAt(start, (byte)'-') ? start + 1 : start;
        var whole = EndOfDigits(at);
        if (whole == at || _json[at] == '0' && whole > at + 1)
            return Fail();
        at = whole;
        if (IsAt(at, (byte)'.'))
        {
            at = EndOfDigits(whole + 1);
            if (at == whole + 1)
                return Fail();
        }

        if (IsAt(at, (byte)'e') || IsAt(at, (byte)'E'))
        {
            var digits = at + (IsAt(at + 1, (byte)'+') || IsAt(at + 1, (byte)'-') ? 2 : 1);
            at = EndOfDigits(digits);
            if (at == digits)
                return Fail();
        }

        Take(start, at, at - start, JsonTokenType.Number);
        return true;
    }

    private readonly int EndOfDigits(int at)
    {
        while ((uint)at < (uint)_json.Length && (uint)(_json[at] - '0') <= 9)
            at++;
        return at;
    }

    private bool ReadWord(int at, ReadOnlySpan<byte> word, JsonTokenType type)
    {
        if (!_json[at..].StartsWith(word))
            return Fail();
        Take(at, at + word.Length, 0, type);
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
        Take(at, at + 1, 0, type);
        return true;
    }

    private bool Close(int at)
    {
        Take(at, at + 1, 0, IsInObject ? JsonTokenType.EndObject : JsonTokenType.EndArray);
        Depth--;
        _objects >>= 1;
        return true;
    }

    private void Take(int start, int end, int valueLength, JsonTokenType type)
    {
        TokenStart = start;
        _at = end;
        _valueLength = valueLength;
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
