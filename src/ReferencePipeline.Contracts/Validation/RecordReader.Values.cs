using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;
using ReferencePipeline.Contracts.Validation.Rules;

namespace ReferencePipeline.Contracts.Validation;

/// <content>Texts, numbers and times.</content>
internal ref partial struct RecordReader<TSink>
{
    private const int LongestNumber = 64;

    private void ReadText(StringRule rule)
    {
        if (!IsText(out var text) || !rule.IsFree && !Check(rule, text))
            return;
        if (rule.IsSpecial)
        {
            if (rule.Slot != Rule.None)
                KeepText(rule.Slot, text);
            if (rule.Partition != Rule.None)
            {
                WritePartition(rule.Partition, text);
                return;
            }
        }

        _sink.Text(rule.Column, text, _json.ValueSpan);
    }

    /// <summary>Whether the text is as the rule asks; every reason is told.</summary>
    private readonly bool Check(StringRule rule, ReadOnlySpan<byte> text)
    {
        const int longestCodePoint = 4;
        var before = _report.Violations.Count;
        if (text.Length > rule.MaxLength && JsonText.CodePoints(text) > rule.MaxLength)
            _report.Add(Reason.TooLong);
        if (text.Length < (long)rule.MinLength * longestCodePoint && JsonText.CodePoints(text) < rule.MinLength)
            _report.Add(Reason.TooShort);
        if (rule.Format != StringFormat.None && !StringFormats.Matches(rule.Format, text))
            _report.Add(Reason.Format);
        if (rule.Pattern is { } pattern && !(rule.Shape?.Matches(text) ?? false) && !Matches(pattern, text))
            _report.Add(Reason.Pattern);
        if (rule.Enum is { } members && members.Find(text) < 0)
            _report.Add(Reason.Enum);
        return _report.Violations.Count == before;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Matches(EcmaPattern pattern, ReadOnlySpan<byte> text)
    {
        const int onStack = 256;
        var rented = text.Length > onStack ? System.Buffers.ArrayPool<char>.Shared.Rent(text.Length) : null;
        var chars = rented ?? stackalloc char[onStack];
        Utf8.ToUtf16(text, chars, out _, out var written);
        var matches = pattern.Matches(chars[..written]);
        if (rented is not null)
            System.Buffers.ArrayPool<char>.Shared.Return(rented);
        return matches;
    }

    private void ReadInteger(IntegerRule rule)
    {
        if (!Is(JsonTokenType.Number))
            return;
        if (!PlainNumber.TryRead(_json.ValueSpan, out var plain) || plain < rule.PlainLeast || plain > rule.PlainMost ||
            !rule.IsAnyStep && plain % rule.PlainStep != 0 || rule.Enum.Length > 0)
        {
            if (IsInteger(rule, out var exact))
                WriteInteger(rule, exact);
        }
        else if (rule.IsSpecial)
        {
            WriteInteger(rule, plain);
        }
        else if (rule.IsUnsigned64)
        {
            _sink.Unsigned(rule.Column, (ulong)plain);
        }
        else
        {
            _sink.Integer(rule.Column, plain);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly bool IsInteger(IntegerRule rule, out Int128 value)
    {
        value = 0;
        var before = _report.Violations.Count;
        if (!NumberText.TryRead(_json.ValueSpan, out var number) || number.Scale > 0)
        {
            _report.Add(Reason.WrongType);
        }
        else if (!number.TryScale(0, out value) || value < rule.WidthLeast || value > rule.WidthMost)
        {
            _report.Add(Reason.Width);
        }
        else
        {
            if (value < rule.Least || value > rule.Most)
                _report.Add(Reason.OutOfRange);
            if (value % rule.Step != 0)
                _report.Add(Reason.MultipleOf);
            if (rule.Enum.Length > 0 && !rule.Enum.AsSpan().Contains(value))
                _report.Add(Reason.Enum);
        }

        return _report.Violations.Count == before;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void WriteInteger(IntegerRule rule, Int128 value)
    {
        if (rule.IsSpecial)
        {
            if (rule.Slot != Rule.None)
                _report.Slots[rule.Slot] = new() { IsSet = true, Number = unchecked((ulong)value) };
            if (rule.Partition != Rule.None)
            {
                Span<byte> digits = stackalloc byte[LongestNumber];
                _sink.Partition(rule.Partition, digits[..Scaled.Write(value, 0, digits)]);
                return;
            }
        }

        if (rule.IsUnsigned64)
            _sink.Unsigned(rule.Column, (ulong)value);
        else
            _sink.Integer(rule.Column, (long)value);
    }

    private void ReadDecimal(DecimalRule rule)
    {
        if (!Is(JsonTokenType.Number))
            return;
        var digits = _json.ValueSpan;
        if (PlainNumber.TryReadScaled(digits, rule.Scale, out var plain) && rule.Enum.Length == 0 &&
            plain >= rule.PlainLeast && plain <= rule.PlainMost && (rule.IsAnyStep || plain % rule.PlainStep == 0))
        {
            _sink.Decimal(rule.Column, plain, digits);
            return;
        }

        ReadLongDecimal(rule, digits);
    }

    // Kept out of line, as all that is seldom needed: its room on the stack would be cleared for every value.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void ReadLongDecimal(DecimalRule rule, ReadOnlySpan<byte> digits)
    {
        if (!IsDecimal(rule, out var unscaled))
            return;
        Span<byte> exact = stackalloc byte[LongestNumber];
        _sink.Decimal(rule.Column, unscaled, IsPlain(digits, rule.Scale) ? digits : exact[..Scaled.Write(unscaled, rule.Scale, exact)]);
    }

    /// <summary>Whether the digits can stand as they are written: no exponent, and no zeros beyond the scale.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> digits, int scale)
    {
        var point = digits.IndexOf((byte)'.');
        return !digits.ContainsAny((byte)'e', (byte)'E') && (point < 0 || digits.Length - point - 1 <= scale);
    }

    private readonly bool IsDecimal(DecimalRule rule, out Int128 unscaled)
    {
        unscaled = 0;
        var before = _report.Violations.Count;
        if (!NumberText.TryRead(_json.ValueSpan, out var number) || number.Scale > rule.Scale || !number.TryScale(rule.Scale, out unscaled) ||
            Int128.Abs(unscaled) >= rule.Limit)
        {
            _report.Add(Reason.Digits);
        }
        else
        {
            if (unscaled < rule.Least || unscaled > rule.Most)
                _report.Add(Reason.OutOfRange);
            if (unscaled % rule.Step != 0)
                _report.Add(Reason.MultipleOf);
            if (rule.Enum.Length > 0 && !rule.Enum.AsSpan().Contains(unscaled))
                _report.Add(Reason.Enum);
        }

        return _report.Violations.Count == before;
    }

    private void ReadFloat(FloatRule rule)
    {
        if (!Is(JsonTokenType.Number))
            return;
        var digits = _json.ValueSpan;
        if (!PlainNumber.TryReadDouble(digits, out var value))
            value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!(Math.Abs(value) <= rule.Largest))
        {
            _report.Add(Reason.NotFinite);
            return;
        }

        var before = _report.Violations.Count;
        if (!rule.Range.Contains(value))
            _report.Add(Reason.OutOfRange);
        if (rule.MultipleOf is { } step && !(NumberText.TryRead(digits, out var number) && Scaled.IsMultiple(number, step)))
            _report.Add(Reason.MultipleOf);
        if (rule.Enum.Length > 0 && !rule.Enum.AsSpan().Contains(value))
            _report.Add(Reason.Enum);
        if (_report.Violations.Count == before)
            _sink.Float(rule.Column, value, digits);
    }

    private void ReadBoolean(BooleanRule rule)
    {
        var value = _json.TokenType == JsonTokenType.True;
        if (!value && !Is(JsonTokenType.False))
            return;
        if (rule.Partition != Rule.None)
            _sink.Partition(rule.Partition, value ? "true"u8 : "false"u8);
        else
            _sink.Boolean(rule.Column, value);
    }

    private void ReadDate(DateRule rule)
    {
        if (!IsText(out var text))
            return;
        if (!TemporalText.TryReadDate(rule.Type.Format, text, out var date))
        {
            _report.Add(Reason.NotADate);
            return;
        }

        if (!IsListed(date, rule.Type.Range, rule.Enum))
            return;
        if (rule.Slot != Rule.None)
            _report.Slots[rule.Slot] = new() { IsSet = true, Moment = date.ToDateTime(default) };
        WriteDate(rule.Column, rule.Partition, date);
    }

    private void ReadTime(TimeRule rule)
    {
        if (!IsText(out var text))
            return;
        if (!TemporalText.TryReadTime(rule.Type.Format, text, out var time))
            _report.Add(Reason.NotATime);
        else if (IsListed(time, rule.Type.Range, rule.Enum))
            _sink.Time(rule.Column, time);
    }

    private void ReadTimestamp(TimestampRule rule)
    {
        var text = default(ReadOnlySpan<byte>);
        if (rule.IsEpoch ? !Is(JsonTokenType.Number) : !IsText(out text))
            return;
        var reading = TemporalText.ReadTimestamp(rule.Type, rule.IsEpoch ? _json.ValueSpan : text, out var utc);
        if (reading != TemporalReading.Read)
        {
            _report.Add(reading == TemporalReading.Ambiguous ? Reason.AmbiguousTime : Reason.NotATimestamp);
            return;
        }

        if ((rule.IsBounded || rule.Enum.Length > 0) && !IsListed(utc, rule.Type.Range, rule.Enum))
            return;
        if (rule.Slot != Rule.None)
            _report.Slots[rule.Slot] = new() { IsSet = true, Moment = utc };
        _sink.Timestamp(rule.Column, utc);
    }

    private readonly bool IsListed<T>(T value, Range<T> range, T[] members) where T : struct, IComparable<T>, IEquatable<T>
    {
        var isInside = range.Contains(value);
        if (!isInside)
            _report.Add(Reason.OutOfRange);
        var isMember = members.Length == 0 || members.AsSpan().Contains(value);
        if (!isMember)
            _report.Add(Reason.Enum);
        return isInside && isMember;
    }

    /// <summary>The text of a string value, its escapes resolved; anything else is told.</summary>
    private bool IsText(out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!Is(JsonTokenType.String))
            return false;
        if (TryText(out text))
            return true;
        _report.Add(Reason.InvalidUtf8);
        return false;
    }

    private readonly bool TryText(out ReadOnlySpan<byte> text)
    {
        text = _json.ValueSpan;
        return !_json.ValueIsEscaped || TryUnescape(text, out text);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly bool TryUnescape(ReadOnlySpan<byte> raw, out ReadOnlySpan<byte> text)
    {
        var isText = JsonText.TryUnescape(raw, _report.Room(raw.Length), out var written);
        var (start, length) = _report.Keep(written);
        text = _report.Text(start, length);
        return isText;
    }
}
