namespace ReferencePipeline.Contracts;

/// <summary>An offset from UTC in one of the JDK's spellings; <paramref name="zero"/> is how none is written.</summary>
internal sealed class JdkOffset(byte[] zero, bool colon, bool minutesRequired, bool takesSeconds) : JdkElement
{
    private const int SecondsPerHour = 3600;
    private const int Limit = 18 * SecondsPerHour;

    public static JdkOffset Of(string zero, int width) => new(
        System.Text.Encoding.ASCII.GetBytes(zero), colon: width is 3 or 5, minutesRequired: width > 1, takesSeconds: width > 3);

    public override int Read(ReadOnlySpan<byte> text, int at, ref JdkFields fields)
    {
        if (text[at..].StartsWith(zero))
            return fields.TrySet(JdkField.Offset, 0) ? at + zero.Length : Refused;
        if (at == text.Length || text[at] is not ((byte)'+' or (byte)'-'))
            return Refused;

        var sign = text[at++] == '-' ? -1 : 1;
        if (!TwoDigits(text, separated: false, ref at, out var hours) ||
            !TwoDigits(text, colon, ref at, out var minutes) && minutesRequired)
        {
            return Refused;
        }

        var seconds = 0;
        if (takesSeconds)
            _ = TwoDigits(text, colon, ref at, out seconds);

        var offset = hours * SecondsPerHour + minutes * 60 + seconds;
        return offset <= Limit && fields.TrySet(JdkField.Offset, sign * offset) ? at : Refused;
    }

    public override bool Write(DateTime moment, Span<byte> text, uint sections, ref int at) => Copy(zero, text, ref at);

    private static bool TwoDigits(ReadOnlySpan<byte> text, bool separated, ref int at, out int value)
    {
        value = 0;
        var digits = text[at..];
        if (separated)
        {
            if (digits.IsEmpty || digits[0] != ':')
                return false;
            digits = digits[1..];
        }

        if (digits.Length < 2 || !char.IsAsciiDigit((char)digits[0]) || !char.IsAsciiDigit((char)digits[1]))
            return false;
        var read = (digits[0] - '0') * 10 + (digits[1] - '0');
        if (read > 59)
            return false;
        value = read;
        at += separated ? 3 : 2;
        return true;
    }
}
