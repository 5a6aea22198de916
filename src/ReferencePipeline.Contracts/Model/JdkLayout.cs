namespace ReferencePipeline.Contracts;

/// <summary>
/// The common kind of pattern, <c>yyyy-MM-dd HH:mm:ss</c>: digits that always stand at the same place, perhaps an offset behind them. What
/// it reads is what the pattern's elements would read; what it does not, they are asked for.
/// </summary>
internal sealed class JdkLayout
{
    private const int Absent = -1;
    private readonly (int At, byte Unit)[] _literals;
    private readonly int _length;
    private readonly JdkElement? _offset;
    private readonly int _year;
    private readonly int _month;
    private readonly int _day;
    private readonly int _hour;
    private readonly int _minute;
    private readonly int _second;

    private JdkLayout(Dictionary<string, int> fields, List<(int, byte)> literals, int length, JdkElement? offset)
    {
        (_literals, _length, _offset) = ([.. literals], length, offset);
        (_year, _month, _day) = (At("yyyy"), At("MM"), At("dd"));
        (_hour, _minute, _second) = (At("HH"), At("mm"), At("ss"));
        (HasDate, HasTime) = (_year >= 0 && _month >= 0 && _day >= 0, _hour >= 0 && (_minute >= 0 || _second < 0));

        int At(string field) => fields.GetValueOrDefault(field, Absent);
    }

    public bool HasDate { get; }

    public bool HasTime { get; }

    /// <summary><c>null</c> when the pattern is of another kind.</summary>
    public static JdkLayout? TryParse(string pattern, JdkElement[] elements)
    {
        var (fields, literals, length) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<(int, byte)>(), 0);
        for (var i = 0; i < pattern.Length;)
        {
            var run = i;
            while (run < pattern.Length && pattern[run] == pattern[i])
                run++;
            var letters = pattern[i..run];
            if (letters is "yyyy" or "MM" or "dd" or "HH" or "mm" or "ss")
            {
                if (!fields.TryAdd(letters, length))
                    return null;
                (length, i) = (length + letters.Length, run);
            }
            else if (letters[0] is 'X' or 'x')
            {
                return run == pattern.Length ? Whole(new(fields, literals, length, elements[^1]), fields.Count) : null;
            }
            else if (TryLiteral(pattern, ref i) is { } unit)
            {
                literals.Add((length++, unit));
            }
            else
            {
                return null;
            }
        }

        return Whole(new(fields, literals, length, null), fields.Count);
    }

    /// <summary>Only whole dates and times are read here, so that each digit is looked at.</summary>
    private static JdkLayout? Whole(JdkLayout layout, int fields)
    {
        var time = layout._second >= 0 ? 3 : layout._minute >= 0 ? 2 : 1;
        return fields == (layout.HasDate ? 3 : 0) + (layout.HasTime ? time : 0) && fields > 0 ? layout : null;
    }

    public bool TryRead(ReadOnlySpan<byte> text, out DateOnly date, out TimeOnly time, out int? offset)
    {
        (date, time, offset) = (default, default, null);
        if (_offset is null ? text.Length != _length : text.Length < _length)
            return false;
        foreach (var (at, unit) in _literals)
        {
            if (text[at] != unit)
                return false;
        }

        if (HasDate)
        {
            var (century, rest, month, day) = (Two(text, _year), Two(text, _year + 2), Two(text, _month), Two(text, _day));
            var year = century * 100 + rest;
            if ((century | rest | month | day) < 0 || year == 0 || month is 0 or > 12 || day == 0 || day > 28 && day > DateTime.DaysInMonth(year, month))
                return false;
            date = new(year, month, day);
        }

        if (HasTime)
        {
            var (hour, minute, second) = (Two(text, _hour), _minute < 0 ? 0 : Two(text, _minute), _second < 0 ? 0 : Two(text, _second));
            if ((hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59)
                return false;
            time = new((hour * 3600L + minute * 60 + second) * TimeSpan.TicksPerSecond);
        }

        return _offset is null || TryReadOffset(text, out offset);
    }

    private bool TryReadOffset(ReadOnlySpan<byte> text, out int? offset)
    {
        var fields = default(JdkFields);
        var end = _offset!.Read(text, _length, ref fields);
        offset = fields[JdkField.Offset];
        return end == text.Length;
    }

    /// <summary>The next literal character: one in quotes, or one that no letter or sign of the pattern's language is.</summary>
    private static byte? TryLiteral(string pattern, ref int at)
    {
        if (pattern[at] is ' ' or '-' or '/' or ':' or '.' or ',' or '_')
            return (byte)pattern[at++];
        if (at + 2 >= pattern.Length || pattern[at] != '\'' || pattern[at + 2] != '\'' || pattern[at + 1] is '\'' or > '~' ||
            at + 3 < pattern.Length && pattern[at + 3] == '\'')
        {
            return null;
        }

        at += 3;
        return (byte)pattern[at - 2];
    }

    /// <summary>Two digits as a number, negative when they are not two digits.</summary>
    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        var (tens, ones) = ((uint)(text[at] - '0'), (uint)(text[at + 1] - '0'));
        return tens <= 9 && ones <= 9 ? (int)(tens * 10 + ones) : -1;
    }
}
