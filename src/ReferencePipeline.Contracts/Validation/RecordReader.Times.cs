using System.Text.Json;
using ReferencePipeline.Contracts.Validation.Rules;

namespace ReferencePipeline.Contracts.Validation;

/// <content>Truth values, dates and times.</content>
internal ref partial struct RecordReader<TSink>
{
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
        var text = Text(out var isText);
        if (!isText)
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
        var text = Text(out var isText);
        if (!isText)
            return;
        if (!TemporalText.TryReadTime(rule.Type.Format, text, out var time))
            _report.Add(Reason.NotATime);
        else if (IsListed(time, rule.Type.Range, rule.Enum))
            _sink.Time(rule.Column, time);
    }

    private void ReadTimestamp(TimestampRule rule)
    {
        var isRead = rule.IsEpoch && Is(JsonTokenType.Number);
        var text = rule.IsEpoch ? _json.Value : Text(out isRead);
        if (!isRead)
            return;
        var reading = ReadMoment(rule, text, out var utc);
        if (reading != TemporalReading.Read)
        {
            _report.Add(reading == TemporalReading.Ambiguous ? Reason.AmbiguousTime : Reason.NotATimestamp);
            return;
        }

        if ((utc.Ticks < rule.PlainLeast || utc.Ticks > rule.PlainMost || rule.Enum.Length > 0) && !IsListed(utc, rule.Type.Range, rule.Enum))
            return;
        if (rule.Slot != Rule.None)
            _report.Slots[rule.Slot] = new() { IsSet = true, Moment = utc };
        _sink.Timestamp(rule.Column, utc);
    }

    private readonly TemporalReading ReadMoment(TimestampRule rule, ReadOnlySpan<byte> text, out DateTime utc)
    {
        if (rule.IsIso && IsoText.TryReadUtc(text, rule.IsUtcUnsaid, _report.LastDay, out utc))
            return TemporalReading.Read;
        return rule.IsEpoch && _json.Number.TryWhole(out var whole)
            ? EpochText.Read(rule.EpochUnit, whole, out utc)
            : TemporalText.ReadTimestamp(rule.Type, text, out utc);
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
}
