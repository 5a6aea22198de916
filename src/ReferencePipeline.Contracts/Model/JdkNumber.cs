namespace ReferencePipeline.Contracts;

/// <summary>
/// A number of <paramref name="min"/> to <paramref name="max"/> digits. Numbers of fixed width that follow without a separator leave the
/// first one what remains (<paramref name="following"/> digits are theirs), which is how <c>yyyyMMdd</c> is read.
/// </summary>
internal sealed class JdkNumber(JdkField field, int min, int max, JdkNumber.Style style, int following = 0) : JdkElement
{
    private const int TwoDigitBase = 2000;

    /// <summary>How a number treats its sign, or what its digits count.</summary>
    internal enum Style
    {
        Plain,

        /// <summary>A plus, exactly when there are more digits than the pattern has letters.</summary>
        PlusWhenLonger,

        /// <summary>The last two digits of a year from 2000 to 2099.</summary>
        TwoDigitYear,

        /// <summary>The digits behind the decimal point of a second.</summary>
        Fraction,
    }

    /// <summary>Whether it always takes the same number of digits.</summary>
    public bool IsFixed => min == max && style != Style.PlusWhenLonger;

    public int Width => max;

    public JdkNumber FollowedBy(int width) => new(field, min, max, style, following + width);

    /// <summary>A number of open width behind it takes part in no agreement: each then takes all the digits it can.</summary>
    public JdkNumber Alone() => new(field, min, max, style);

    public override int Read(ReadOnlySpan<byte> text, int at, ref JdkFields fields)
    {
        if (style == Style.Plain && following == 0 && min == 2 && max == 2)
            return ReadTwo(text, at, ref fields);

        var plus = style == Style.PlusWhenLonger && at < text.Length && text[at] == '+';
        if (plus)
            at++;

        var digits = CountDigits(text[at..], style == Style.Fraction ? max : max + following);
        if (following > 0 && style != Style.Fraction)
            digits = Math.Max(min, digits - following) is var own && own <= digits ? own : 0;
        if (digits < min || style == Style.PlusWhenLonger && plus != digits > min)
            return Refused;

        var value = 0;
        foreach (var digit in text.Slice(at, digits))
            value = value > int.MaxValue / 10 - 1 ? int.MaxValue / 10 : value * 10 + (digit - '0');
        value = style switch
        {
            Style.TwoDigitYear => TwoDigitBase + value,
            Style.Fraction => value * PowerOfTen(9 - digits),
            _ => value,
        };
        return fields.TrySet(field, value) ? at + digits : Refused;
    }

    public override bool Write(DateTime moment, Span<byte> text, uint sections, ref int at)
    {
        var value = JdkFields.Of(field, moment);
        if (style == Style.TwoDigitYear)
        {
            if (value is < TwoDigitBase or >= TwoDigitBase + 100)
                return false;
            value -= TwoDigitBase;
        }
        else if (style == Style.Fraction)
        {
            value /= PowerOfTen(9 - max);
        }

        var width = min;
        while (width < 10 && value >= PowerOfTen(width))
            width++;
        if (style == Style.PlusWhenLonger && width > min && !Copy("+"u8, text, ref at) || text.Length - at < width)
            return false;
        for (var i = width - 1; i >= 0; i--, value /= 10)
            text[at + i] = (byte)('0' + value % 10);
        at += width;
        return true;
    }

    /// <summary>What most of a date and time is made of.</summary>
    private int ReadTwo(ReadOnlySpan<byte> text, int at, ref JdkFields fields)
    {
        if (text.Length - at < 2)
            return Refused;
        var (tens, ones) = ((uint)(text[at] - '0'), (uint)(text[at + 1] - '0'));
        return tens <= 9 && ones <= 9 && fields.TrySet(field, (int)(tens * 10 + ones)) ? at + 2 : Refused;
    }

    private static int CountDigits(ReadOnlySpan<byte> text, int limit)
    {
        var count = 0;
        while (count < text.Length && count < limit && char.IsAsciiDigit((char)text[count]))
            count++;
        return count;
    }

    private static int PowerOfTen(int exponent)
    {
        var power = 1;
        for (; exponent > 0 && power < 1_000_000_000; exponent--)
            power *= 10;
        return power;
    }
}
