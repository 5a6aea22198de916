using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ReferencePipeline.Contracts.Validation.Rules;

namespace ReferencePipeline.Contracts.Validation;

/// <content>Numbers.</content>
internal ref partial struct RecordReader<TSink>
{
    private const int LongestNumber = 64;

    private void ReadInteger(IntegerRule rule)
    {
        if (!Is(JsonTokenType.Number))
            return;
        if (!_json.Number.TryWhole(out var plain) || plain < rule.PlainLeast || plain > rule.PlainMost ||
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
            _sink.Unsigned(rule.Column, (ulong)plain, _json.Value);
        }
        else
        {
            _sink.Integer(rule.Column, plain, _json.Value);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly bool IsInteger(IntegerRule rule, out Int128 value)
    {
        value = 0;
        var before = _report.Count;
        if (!NumberText.TryRead(_json.Value, out var number) || number.Scale > 0)
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

        return _report.Count == before;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void WriteInteger(IntegerRule rule, Int128 value)
    {
        Span<byte> room = stackalloc byte[LongestNumber];
        var digits = room[..Scaled.Write(value, 0, room)];
        if (rule.IsSpecial)
        {
            if (rule.Slot != Rule.None)
                _report.Slots[rule.Slot] = new() { IsSet = true, Number = unchecked((ulong)value) };
            if (rule.Partition != Rule.None)
            {
                _sink.Partition(rule.Partition, digits);
                return;
            }
        }

        if (rule.IsUnsigned64)
            _sink.Unsigned(rule.Column, (ulong)value, digits);
        else
            _sink.Integer(rule.Column, (long)value, digits);
    }

    private void ReadDecimal(DecimalRule rule)
    {
        if (!Is(JsonTokenType.Number))
            return;
        var digits = _json.Value;
        if (_json.Number.TryScaled(rule.Scale, out var plain) && rule.Enum.Length == 0 &&
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
        var before = _report.Count;
        if (!NumberText.TryRead(_json.Value, out var number) || number.Scale > rule.Scale || !number.TryScale(rule.Scale, out unscaled) ||
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

        return _report.Count == before;
    }

    private void ReadFloat(FloatRule rule)
    {
        if (!Is(JsonTokenType.Number))
            return;
        var digits = _json.Value;
        if (!_json.Number.TryDouble(out var value))
            value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (value >= rule.Least && value <= rule.Most && rule.IsAny || IsFloat(rule, value, digits))
            _sink.Float(rule.Column, value, digits);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly bool IsFloat(FloatRule rule, double value, ReadOnlySpan<byte> digits)
    {
        if (!(Math.Abs(value) <= rule.Largest))
        {
            _report.Add(Reason.NotFinite);
            return false;
        }

        var before = _report.Count;
        if (value < rule.Least || value > rule.Most)
            _report.Add(Reason.OutOfRange);
        if (rule.MultipleOf is { } step && !(NumberText.TryRead(digits, out var number) && Scaled.IsMultiple(number, step)))
            _report.Add(Reason.MultipleOf);
        if (rule.Enum.Length > 0 && !rule.Enum.AsSpan().Contains(value))
            _report.Add(Reason.Enum);
        return _report.Count == before;
    }
}
