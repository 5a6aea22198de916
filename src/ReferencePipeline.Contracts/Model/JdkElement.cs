namespace ReferencePipeline.Contracts;

/// <summary>One piece of a pattern: reads itself from a text and writes itself to one.</summary>
internal abstract class JdkElement
{
    protected const int Refused = -1;

    /// <summary>The position behind the piece, negative when the text does not hold it.</summary>
    public abstract int Read(ReadOnlySpan<byte> text, int at, ref JdkFields fields);

    /// <summary>False when the text has no room, or the moment cannot be said this way.</summary>
    public abstract bool Write(DateTime moment, Span<byte> text, uint sections, ref int at);

    protected static bool Copy(ReadOnlySpan<byte> piece, Span<byte> text, ref int at)
    {
        if (!piece.TryCopyTo(text[at..]))
            return false;
        at += piece.Length;
        return true;
    }
}

internal sealed class JdkLiteral(byte[] literal) : JdkElement
{
    public override int Read(ReadOnlySpan<byte> text, int at, ref JdkFields fields) =>
        text[at..].StartsWith(literal) ? at + literal.Length : Refused;

    public override bool Write(DateTime moment, Span<byte> text, uint sections, ref int at) => Copy(literal, text, ref at);
}

/// <summary>A section in square brackets: it is read as a whole, or not at all.</summary>
internal sealed class JdkOptional(int index, JdkElement[] elements) : JdkElement
{
    public override int Read(ReadOnlySpan<byte> text, int at, ref JdkFields fields)
    {
        var before = fields;
        var position = at;
        foreach (var element in elements)
        {
            position = element.Read(text, position, ref fields);
            if (position >= 0)
                continue;
            fields = before;
            return at;
        }

        return position;
    }

    public override bool Write(DateTime moment, Span<byte> text, uint sections, ref int at)
    {
        if ((sections & (1u << index)) == 0)
            return true;
        foreach (var element in elements)
        {
            if (!element.Write(moment, text, sections, ref at))
                return false;
        }

        return true;
    }
}

/// <summary>A name out of a list: a month, a weekday, a half of the day.</summary>
internal sealed class JdkText(JdkField field, byte[][] names, int firstValue) : JdkElement
{
    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public static JdkText Month(bool full) => new(JdkField.Month, Names(Months, full), 1);

    public static JdkText DayOfWeek(bool full) => new(JdkField.WeekDay, Names(Days, full), 1);

    public static JdkText HalfDay() => new(JdkField.HalfDay, ["AM"u8.ToArray(), "PM"u8.ToArray()], 0);

    public override int Read(ReadOnlySpan<byte> text, int at, ref JdkFields fields)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (text[at..].StartsWith(names[i]))
                return fields.TrySet(field, i + firstValue) ? at + names[i].Length : Refused;
        }

        return Refused;
    }

    public override bool Write(DateTime moment, Span<byte> text, uint sections, ref int at) =>
        Copy(names[JdkFields.Of(field, moment) - firstValue], text, ref at);

    private static byte[][] Names(string[] names, bool full) =>
        [.. names.Select(name => System.Text.Encoding.ASCII.GetBytes(full ? name : name[..3]))];
}
