using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using ReferencePipeline.Contracts.Validation.Rules;

namespace ReferencePipeline.Contracts.Validation;

/// <content>What is known only at the record's end.</content>
internal ref partial struct RecordReader<TSink>
{
    private const int LongestFolder = 128;

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
                WriteDerived(rule, Truncate(TextOf(source), rule.Argument));
                break;
            case DerivedKind.Lower:
                WriteDerived(rule, Lower(TextOf(source)));
                break;
            case DerivedKind.Pseudonym:
                WritePseudonym(rule, TextOf(source));
                break;
            default:
                throw new InvalidOperationException($"Unknown derivation {rule.Kind}.");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void WritePseudonym(DerivedRule rule, ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> hex = stackalloc byte[HMACSHA256.HashSizeInBytes * 2];
        var mac = _report.Mac(rule);
        mac.AppendData(text);
        mac.GetHashAndReset(hash);
        Convert.TryToHexStringLower(hash, hex, out _);
        WriteDerived(rule, hex);
    }

    private static ReadOnlySpan<byte> Truncate(ReadOnlySpan<byte> text, int length)
    {
        if (text.Length <= length)
            return text;
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
        if (Ascii.ToLower(text, room, out var written) == System.Buffers.OperationStatus.Done)
            return room[..written];
        written = 0;
        for (var rest = text; !rest.IsEmpty;)
        {
            Rune.DecodeFromUtf8(rest, out var rune, out var length);
            written += Rune.ToLowerInvariant(rune).EncodeToUtf8(room[written..]);
            rest = rest[length..];
        }

        return room[..written];
    }

    private readonly void WriteDerived(DerivedRule rule, int value, int digits)
    {
        if (rule.Partition == Rule.None)
        {
            if (rule.IsUnsigned64)
                _sink.Unsigned(rule.Column, (ulong)value);
            else
                _sink.Integer(rule.Column, value);
            return;
        }

        Span<byte> folder = stackalloc byte[LongestNumber];
        while (digits < 10 && value >= (long)NumberText.PowerOfTen(digits))
            digits++;
        IsoText.WriteDigits(folder, 0, digits, value);
        _sink.Partition(rule.Partition, folder[..digits]);
    }

    private readonly void WriteDerived(DerivedRule rule, ReadOnlySpan<byte> text)
    {
        if (rule.Partition == Rule.None)
            WriteText(rule.Column, text);
        else if (IsFolder(text))
            _sink.Partition(rule.Partition, text);
        else
            _report.Add(Reason.PartitionValue, rule.Name);
    }

    private readonly void WriteDate(RecordColumn column, int partition, DateOnly date)
    {
        if (partition == Rule.None)
        {
            _sink.Date(column, date);
            return;
        }

        Span<byte> folder = stackalloc byte[IsoText.DateLength];
        IsoText.WriteDate(date.ToDateTime(default), folder);
        _sink.Partition(partition, folder);
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
