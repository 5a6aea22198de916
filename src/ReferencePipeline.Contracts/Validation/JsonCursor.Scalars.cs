using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace ReferencePipeline.Contracts.Validation;

/// <content>Texts, numbers and words.</content>
internal ref partial struct JsonCursor
{
    private const byte LastControl = 0x1F;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ReadText(int start, JsonTokenType type)
    {
        var at = EndOfPlain(start + 1);
        IsEscaped = false;
        if ((uint)at >= (uint)_json.Length || _json[at] != '"')
            return ReadEscaped(start, at, type);
        Take(start + 1, at - start - 1, at + 1, type);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool ReadEscaped(int start, int at, JsonTokenType type)
    {
        IsEscaped = true;
        for (; (uint)at < (uint)_json.Length && _json[at] != '"'; at = EndOfPlain(at))
        {
            if (_json[at] <= LastControl)
                return Fail();
            at += EscapeLength(_json[at..]);
        }

        if ((uint)at >= (uint)_json.Length)
            return Fail();
        Take(start + 1, at - start - 1, at + 1, type);
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool ReadNumber(int start)
    {
        var json = _json;
        var isNegative = IsAt(start, (byte)'-');
        var first = isNegative ? start + 1 : start;
        var (digits, behind, hasExponent) = (0UL, 0, false);
        var at = PlainNumber.Take(json, first, ref digits);
        var count = at - first;
        if (count == 0 || count > 1 && json[first] == '0')
            return Fail();
        if ((uint)at < (uint)json.Length && json[at] == '.')
        {
            var whole = at;
            at = PlainNumber.Take(json, whole + 1, ref digits);
            behind = at - whole - 1;
            if (behind == 0)
                return Fail();
        }

        if ((uint)at < (uint)json.Length && (json[at] | 0x20) == 'e')
        {
            hasExponent = true;
            var exponent = at + (IsAt(at + 1, (byte)'+') || IsAt(at + 1, (byte)'-') ? 2 : 1);
            at = EndOfDigits(exponent);
            if (at == exponent)
                return Fail();
        }

        Number = new(digits, count + behind, behind, isNegative, hasExponent);
        Take(start, at - start, at, JsonTokenType.Number);
        return true;
    }

    private readonly int EndOfDigits(int at)
    {
        while ((uint)at < (uint)_json.Length && (uint)(_json[at] - '0') <= 9)
            at++;
        return at;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool ReadWord(int at, ReadOnlySpan<byte> word, JsonTokenType type)
    {
        if (!_json[at..].StartsWith(word))
            return Fail();
        Take(at, word.Length, at + word.Length, type);
        return true;
    }
}
