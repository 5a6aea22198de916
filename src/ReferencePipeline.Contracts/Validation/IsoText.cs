namespace ReferencePipeline.Contracts.Validation;

/// <summary>
/// ISO 8601 as RFC 3339 narrows it: <c>2026-11-21</c>, <c>09:30:00.25</c>, <c>2026-11-21T09:30:00.25+01:00</c>. <c>T</c> and <c>Z</c> are
/// upper case, seconds are there, a fraction has 1 to 9 digits, 24:00 and second 60 do not exist.
/// </summary>
internal static class IsoText
{
    public const int DateLength = 10;
    private const int TimeLength = ClockText.Length;
    private const int LongestMoment = DateLength + 1 + TimeLength + 1 + 6 + 1;
    private const int LongestFraction = 9;
    private const int MaxOffsetHours = 18;

    public static bool TryReadDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length != DateLength || !TryReadDay(text, out var ticks))
            return false;
        date = DateOnly.FromDateTime(new DateTime(ticks));
        return true;
    }

    public static bool TryReadTime(ReadOnlySpan<byte> text, out TimeOnly time)
    {
        var read = TryReadClock(text, out var ticks, out var length) && length == text.Length;
        time = read ? new(ticks) : default;
        return read;
    }

    public static bool TryReadMoment(ReadOnlySpan<byte> text, out DateTime local, out int? offsetSeconds)
    {
        local = default;
        offsetSeconds = null;
        if (text.Length < DateLength + 1 + TimeLength || text[DateLength] != 'T' || !TryReadDay(text, out var day) ||
            !TryReadClock(text[(DateLength + 1)..], out var clock, out var length) ||
            !TryReadOffset(text[(DateLength + 1 + length)..], out offsetSeconds))
        {
            return false;
        }

        local = new(day + clock);
        return true;
    }

    /// <summary>
    /// Reads what most events say, a moment in UTC that ends in <c>Z</c> or, where nothing said means UTC, without; false says nothing but
    /// "look closer".
    /// </summary>
    public static bool TryReadUtc(ReadOnlySpan<byte> text, bool isUtcUnsaid, LastDay lastDay, out DateTime utc)
    {
        utc = default;
        if (text.Length < DateLength + 1 + TimeLength || text[DateLength] != 'T')
            return false;
        var isZulu = text[^1] == 'Z';
        var said = isZulu ? text[..^1] : text;
        if (!isZulu && !isUtcUnsaid || !lastDay.TryRead(text, out var day) ||
            !TryReadClock(said[(DateLength + 1)..], out var clock, out var length) || length != said.Length - DateLength - 1)
        {
            return false;
        }

        utc = new(day + clock, DateTimeKind.Utc);
        return true;
    }

    public static bool TryWriteDate(DateOnly date, Span<byte> text, out int written)
    {
        written = text.Length < DateLength ? 0 : DateLength;
        if (written > 0)
            WriteDate(date, text);
        return written > 0;
    }

    public static bool TryWriteMoment(DateTime local, bool zulu, Span<byte> text, out int written)
    {
        written = 0;
        if (text.Length < LongestMoment)
            return false;
        WriteDate(DateOnly.FromDateTime(local), text);
        text[DateLength] = (byte)'T';
        TryWriteTime(TimeOnly.FromDateTime(local), text[(DateLength + 1)..], out var time);
        written = DateLength + 1 + time;
        if (zulu)
            text[written++] = (byte)'Z';
        return true;
    }

    public static bool TryWriteTime(TimeOnly time, Span<byte> text, out int written)
    {
        written = 0;
        const int longest = TimeLength + 1 + 6;
        if (text.Length < longest)
            return false;
        var seconds = (int)(time.Ticks / TimeSpan.TicksPerSecond);
        ClockText.Write(text, seconds);
        written = TimeLength;
        var micros = (int)(time.Ticks - seconds * TimeSpan.TicksPerSecond) / (int)TimeSpan.TicksPerMicrosecond;
        if (micros == 0)
            return true;
        text[TimeLength] = (byte)'.';
        var digits = micros % 1000 == 0 ? 3 : 6;
        WriteDigits(text, TimeLength + 1, digits, digits == 3 ? micros / 1000 : micros);
        written = TimeLength + 1 + digits;
        while (text[written - 1] == '0')
            written--;
        return true;
    }

    /// <summary>Writes <see cref="DateLength"/> bytes.</summary>
    public static void WriteDate(DateOnly date, Span<byte> text)
    {
        var (year, month, day) = date;
        WriteTwo(text, 0, year / 100);
        WriteTwo(text, 2, year % 100);
        text[4] = (byte)'-';
        WriteTwo(text, 5, month);
        text[7] = (byte)'-';
        WriteTwo(text, 8, day);
    }

    internal static void WriteDigits(Span<byte> text, int at, int count, int value)
    {
        for (var i = at + count - 1; i >= at; i--, value /= 10)
            text[i] = (byte)('0' + value % 10);
    }

    internal static bool TryReadDay(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text[4] != '-' || text[7] != '-')
            return false;
        var (century, year, month, day) = (Two(text, 0), Two(text, 2), Two(text, 5), Two(text, 8));
        if ((century | year | month | day) < 0)
            return false;
        year += century * 100;
        if (year == 0 || month is 0 or > 12 || day == 0 || day > 28 && day > DateTime.DaysInMonth(year, month))
            return false;
        ticks = new DateTime(year, month, day).Ticks;
        return true;
    }

    private static bool TryReadClock(ReadOnlySpan<byte> text, out long ticks, out int length)
    {
        ticks = 0;
        length = TimeLength;
        if (!ClockText.TryRead(text, out var seconds))
            return false;
        ticks = seconds * TimeSpan.TicksPerSecond;
        return text.Length == TimeLength || text[TimeLength] != '.' || TryReadFraction(text, ref ticks, out length);
    }

    private static bool TryReadFraction(ReadOnlySpan<byte> text, ref long ticks, out int length)
    {
        var (micros, unit) = (0, 100_000);
        var at = TimeLength + 1;
        for (; at < text.Length && char.IsAsciiDigit((char)text[at]); at++, unit /= 10)
            micros += (text[at] - '0') * unit;
        length = at;
        ticks += micros * TimeSpan.TicksPerMicrosecond;
        return at - TimeLength - 1 is > 0 and <= LongestFraction;
    }

    private static bool TryReadOffset(ReadOnlySpan<byte> text, out int? seconds)
    {
        seconds = null;
        if (text.IsEmpty)
            return true;
        if (text[0] == 'Z')
        {
            seconds = 0;
            return text.Length == 1;
        }

        if (text[0] is not ((byte)'+' or (byte)'-') || text.Length is not (3 or 5 or 6) || text.Length == 6 && text[3] != ':')
            return false;
        var (hours, minutes) = (Two(text, 1), text.Length == 3 ? 0 : Two(text, text.Length - 2));
        if ((hours | minutes) < 0 || minutes > 59 || hours * 60 + minutes > MaxOffsetHours * 60)
            return false;
        seconds = (hours * 3600 + minutes * 60) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static void WriteTwo(Span<byte> text, int at, int value)
    {
        text[at + 1] = (byte)('0' + value % 10);
        text[at] = (byte)('0' + value / 10);
    }

    /// <summary>Two digits as a number, negative when they are not two digits.</summary>
    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        var (tens, ones) = ((uint)(text[at] - '0'), (uint)(text[at + 1] - '0'));
        return tens <= 9 && ones <= 9 ? (int)(tens * 10 + ones) : -1;
    }
}
