using System.Buffers.Binary;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>The day that was read or written last, since nearly all events of a batch are of one day.</summary>
internal sealed class LastDay
{
    // No text has these bytes, and no day this number.
    private ulong _start = ulong.MaxValue;
    private ushort _end = ushort.MaxValue;
    private int _number = -1;

    private readonly byte[] _text = new byte[IsoText.DateLength];
    private long _ticks;

    /// <summary>Reads the first <see cref="IsoText.DateLength"/> bytes.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = _ticks;
        var start = BinaryPrimitives.ReadUInt64LittleEndian(text);
        var end = BinaryPrimitives.ReadUInt16LittleEndian(text[sizeof(ulong)..]);
        if (start == _start && end == _end)
            return true;
        if (!IsoText.TryReadDay(text, out ticks))
            return false;
        (_start, _end, _ticks) = (start, end, ticks);
        return true;
    }

    /// <summary>The text of a <see cref="DateOnly.DayNumber"/>; valid until the next one is asked for.</summary>
    public ReadOnlySpan<byte> TextOf(int dayNumber)
    {
        if (dayNumber != _number)
        {
            IsoText.WriteDate(DateOnly.FromDayNumber(dayNumber), _text);
            _number = dayNumber;
        }

        return _text;
    }
}
