using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using ReferencePipeline.Contracts.Validation.Rules;

namespace ReferencePipeline.Contracts.Validation;

/// <content>What is known only at the record's end.</content>
internal ref partial struct RecordReader<TSink>
{
    private const int LongestFolder = 128;
    private const int LongestInt = 10;

    private readonly void Finish(DateTime? arrivedUtc)
    {
        if (arrivedUtc is { } arrived && _rules.EventTime is { } bounds && _report.Slots[bounds.Slot] is { IsSet: true, Moment: var happened })
        {
            if (arrived - happened > bounds.MaxLate)
                _report.Add(Reason.EventTimeLate, bounds.Name);
            if (happened - arrived > bounds.MaxEarly)
                _report.Add(Reason.EventTimeEarly, bounds.Name);
        }

        foreach (var rule in _rules.Derived)
        {
            ref var source = ref _report.Slots[rule.Slot];
            if (source.IsSet)
                Derive(rule, source);
        }

        WriteUnknown();
    }

    private readonly void Derive(DerivedRule rule, in RecordReport.Slot source)
    {
        switch (rule.Kind)
        {
            case DerivedKind.Date:
                WriteDate(rule.Column, rule.Partition, DateOnly.FromDateTime(source.Moment));
                break;
            case DerivedKind.Hour:
                WriteDerived(rule, source.Moment.Hour, digits: 2);
                break;
            case DerivedKind.Month:
                WriteDerived(rule, source.Moment.Month, digits: 2);
                break;
            case DerivedKind.Year:
                WriteDerived(rule, source.Moment.Year, digits: 4);
                break;
            case DerivedKind.Bucket:
                WriteDerived(rule, rule.IsSourceText ? Murmur3.Bucket(TextOf(source), rule.Argument) : Murmur3.Bucket(source.Number, rule.Argument), digits: 1);
                break;
            case DerivedKind.Truncate:
                WriteDerived(rule, Truncate(TextOf(source), rule.Argument), source.IsInRecord);
                break;
            case DerivedKind.Lower:
                WriteDerived(rule, Lower(TextOf(source)), source.IsInRecord);
                break;
            case DerivedKind.Pseudonym:
                WritePseudonym(rule, TextOf(source));
                break;
            default:
                throw Unknown(rule);
        }
    }

    private static InvalidOperationException Unknown(DerivedRule rule) => new($"Unknown derivation {rule.Kind}.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void WritePseudonym(DerivedRule rule, ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> hex = stackalloc byte[HMACSHA256.HashSizeInBytes * 2];
        var mac = _report.Mac(rule);
        mac.AppendData(text);
        mac.GetHashAndReset(hash);
        Convert.TryToHexStringLower(hash, hex, out _);
        WriteDerived(rule, hex, isPlain: true);
    }

    private static ReadOnlySpan<byte> Truncate(ReadOnlySpan<byte> text, int length)
    {
        if (text.Length <= length)
            return text;
        if (Ascii.IsValid(text[..length]))
            return text[..length];
        var (at, left) = (0, length);
        while (at < text.Length && left-- > 0)
        {
            at++;
            while (at < text.Length && (text[at] & 0xC0) == 0x80)
                at++;
        }

        return text[..at];
    }

    private readonly ReadOnlySpan<byte> Lower(ReadOnlySpan<byte> text)
    {
        // A rune of the simple mapping may be longer than its capital: U+023A has two bytes, U+2C65 three.
        const int growth = 2;
        var room = _report.Room(text.Length * growth);
        if (Ascii.ToLower(text, room, out var written) != System.Buffers.OperationStatus.Done)
        {
            written = 0;
            for (var rest = text; !rest.IsEmpty;)
            {
                Rune.DecodeFromUtf8(rest, out var rune, out var length);
                written += Rune.ToLowerInvariant(rune).EncodeToUtf8(room[written..]);
                rest = rest[length..];
            }
        }

        // Kept, or it would be written over by its own escapes.
        var (start, kept) = _report.Keep(written);
        return _report.Text(start, kept);
    }

    /// <summary>A folder's name has so many digits at least, a stored number as many as it needs.</summary>
    private readonly void WriteDerived(DerivedRule rule, int value, int digits)
    {
        Span<byte> text = stackalloc byte[LongestInt];
        var isStored = rule.Partition == Rule.None;
        var length = isStored ? 1 : digits;
        while (length < LongestInt && value >= PlainNumber.Power(length))
            length++;
        IsoText.WriteDigits(text, 0, length, value);
        if (!isStored)
            _sink.Partition(rule.Partition, text[..length]);
        else if (rule.IsUnsigned64)
            _sink.Unsigned(rule.Column, (ulong)value, text[..length]);
        else
            _sink.Integer(rule.Column, value, text[..length]);
    }

    private readonly void WriteDerived(DerivedRule rule, ReadOnlySpan<byte> text, bool isPlain)
    {
        if (rule.Partition == Rule.None && isPlain)
            _sink.Text(rule.Column, text, text);
        else if (rule.Partition == Rule.None)
            WriteText(rule.Column, text);
        else if (IsFolder(text))
            _sink.Partition(rule.Partition, text);
        else
            _report.Add(Reason.PartitionValue, rule.Name);
    }

    private readonly void WriteDate(RecordColumn column, int partition, DateOnly date)
    {
        if (partition == Rule.None)
            _sink.Date(column, date);
        else
            _sink.Partition(partition, _report.LastDay.TextOf(date.DayNumber));
    }

    private readonly void WritePartition(int partition, ReadOnlySpan<byte> text)
    {
        if (IsFolder(text))
            _sink.Partition(partition, text);
        else
            _report.Add(Reason.PartitionValue);
    }

    /// <summary>Writes a text that has not stood in the record this way.</summary>
    private readonly void WriteText(RecordColumn column, ReadOnlySpan<byte> utf8)
    {
        if (!JsonText.NeedsEscape(utf8))
        {
            _sink.Text(column, utf8, utf8);
            return;
        }

        var room = _report.Room(utf8.Length * JsonText.Growth);
        _sink.Text(column, utf8, room[..JsonText.Escape(utf8, room)]);
    }

    private static bool IsFolder(ReadOnlySpan<byte> text)
    {
        foreach (var unit in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)unit) && unit is not ((byte)'.' or (byte)'_' or (byte)'-'))
                return false;
        }

        return text.Length is >= 1 and <= LongestFolder;
    }

    private readonly void KeepText(int slot, ReadOnlySpan<byte> text)
    {
        var isInRecord = _record.Overlaps(text, out var start);
        if (!isInRecord)
            start = _report.StartOf(text);
        _report.Slots[slot] = new() { IsSet = true, Start = start, Length = text.Length, IsInRecord = isInRecord };
    }

    private readonly ReadOnlySpan<byte> TextOf(in RecordReport.Slot slot) =>
        slot.IsInRecord ? _record.Slice(slot.Start, slot.Length) : _report.Text(slot.Start, slot.Length);
}
