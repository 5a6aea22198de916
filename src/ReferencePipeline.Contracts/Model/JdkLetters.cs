using static ReferencePipeline.Contracts.JdkNumber.Style;

namespace ReferencePipeline.Contracts;

/// <summary>The written set of pattern letters, and what to write instead of the others.</summary>
internal static class JdkLetters
{
    private const int MostDigits = 19;

    public static (JdkField Field, JdkElement Element) Element(char letter, int count) => letter switch
    {
        'y' => Year(JdkField.YearOfEra, count),
        'u' => Year(JdkField.Year, count),
        'M' or 'L' when count > 2 => (JdkField.Month, JdkText.Month(full: count == 4)),
        'M' or 'L' => Number(JdkField.Month, count),
        'd' => Number(JdkField.Day, count),
        'D' when count > 1 => (JdkField.DayOfYear, new JdkNumber(JdkField.DayOfYear, count, 3, Plain)),
        'D' => Number(JdkField.DayOfYear, count),
        'E' => (JdkField.WeekDay, JdkText.DayOfWeek(full: count == 4)),
        'H' => Number(JdkField.Hour, count),
        'k' => Number(JdkField.ClockHour, count),
        'K' => Number(JdkField.HalfDayHour, count),
        'h' => Number(JdkField.HalfDayClockHour, count),
        'a' => (JdkField.HalfDay, JdkText.HalfDay()),
        'm' => Number(JdkField.Minute, count),
        's' => Number(JdkField.Second, count),
        'S' => (JdkField.Nano, new JdkNumber(JdkField.Nano, count, count, Fraction)),
        'X' => (JdkField.Offset, JdkOffset.Of("Z", count)),
        'x' => (JdkField.Offset, JdkOffset.Of(count == 1 ? "+00" : count % 2 == 0 ? "+0000" : "+00:00", count)),
        'Z' => (JdkField.Offset, count == 5 ? JdkOffset.Of("Z", 5) : JdkOffset.Of("+0000", 2)),
        _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, "Not a letter of the set."),
    };

    public static JdkProblem? Problem(char letter, int count)
    {
        var most = letter switch
        {
            'y' or 'u' => 9,
            'S' => 9,
            'X' or 'x' => 5,
            'M' or 'L' or 'E' => 4,
            'D' => 3,
            'd' or 'H' or 'h' or 'K' or 'k' or 'm' or 's' => 2,
            'a' => 1,
            'Z' => count == 4 ? 3 : 5,
            _ => 0,
        };
        if (most == 0)
            return Unknown(letter, count);
        return count <= most ? null : new JdkProblem($"{new string(letter, count)} cannot be read back", Instead(letter, most));
    }

    private static string Instead(char letter, int most) => letter switch
    {
        'Z' => "write xx for +0000, or XXX for Z and +00:00",
        'M' or 'L' or 'E' => $"a single letter says no name for sure; write {new string(letter, 3)} or {new string(letter, 4)}",
        _ => $"write {new string(letter, most)}{(most == 1 ? "" : " or fewer")}",
    };

    private static JdkProblem Unknown(char letter, int count) => letter switch
    {
        'Y' => new("Y is the year of the week, which is another year around 1 January", $"write {new string('y', count)} or {new string('u', count)}"),
        'w' or 'W' or 'e' or 'c' or 'F' => new($"{letter} counts by weeks, which differ by country", "write the day as yyyy-MM-dd"),
        'Q' or 'q' => new($"{letter} is a quarter, which is no day", "write the day as yyyy-MM-dd"),
        'G' => new("G is an era, and every year here is of ours", "leave it out"),
        'g' => new("g is a Julian day", "write the day as yyyy-MM-dd"),
        'n' or 'N' or 'A' => new($"{letter} counts fractions of a second or day", "write SSS, SSSSSS or SSSSSSSSS behind the seconds"),
        'V' or 'v' or 'z' or 'O' => new($"{letter} is the name of a zone, which says no offset for sure", "write XXX for Z and +01:00, or xx for +0100"),
        'B' => new("B is a part of the day in words", "write a for AM and PM"),
        'p' => new("p pads with spaces", "write letters of a fixed width, such as HH"),
        _ => new($"{letter} is no pattern letter of the JDK", $"quote it: '{new string(letter, count)}'"),
    };

    private static (JdkField Field, JdkElement Element) Year(JdkField field, int count) => (field, count switch
    {
        2 => new JdkNumber(field, 2, 2, TwoDigitYear),
        < 4 => new JdkNumber(field, count, MostDigits, Plain),
        _ => new JdkNumber(field, count, MostDigits, PlusWhenLonger),
    });

    private static (JdkField Field, JdkElement Element) Number(JdkField field, int count) =>
        (field, new JdkNumber(field, count, count == 1 ? MostDigits : 2, Plain));
}
