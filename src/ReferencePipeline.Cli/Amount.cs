using System.CommandLine.Parsing;
using System.Globalization;

namespace ReferencePipeline.Cli;

/// <summary>Numbers as people write them: <c>5k</c>, <c>2.5M</c>, <c>1%</c>.</summary>
internal static class Amount
{
    public static long Count(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (TryScaled(text, out var value) && value == decimal.Truncate(value) && value is >= 0 and <= long.MaxValue)
            return (long)value;
        Refuse(result, $"'{text}' is not a number of events; write a whole number, like 1000, 5k or 5M");
        return 0;
    }

    public static decimal Rate(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (TryScaled(text, out var value) && value > 0)
            return value;
        Refuse(result, $"'{text}' is not a number of events a second; write one above 0, like 0.5, 250 or 5k");
        return 0;
    }

    public static decimal Share(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var isPercent = text.EndsWith('%');
        if (TryNumber(isPercent ? text[..^1] : text, out var value) && (isPercent ? value / 100 : value) is >= 0 and <= 1 and var share)
            return share;
        Refuse(result, $"'{text}' is not a share; write one from 0% to 100%, or from 0 to 1");
        return 0;
    }

    public static double Skew(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (TryNumber(text, out var value) && value is >= 0 and <= 1)
            return (double)value;
        Refuse(result, $"'{text}' is not a skew; write one from 0 (even) to 1 (nearly all on one key)");
        return 0;
    }

    public static ulong Seed(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
            return seed;
        Refuse(result, $"'{text}' is not a seed; write a whole number from 0 to {ulong.MaxValue}");
        return 0;
    }

    public static DateTime? Moment(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        string[] formats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK"];
        if (DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
            return moment;
        Refuse(result, $"'{text}' is not a time; write it like 2026-01-01T00:00:00Z");
        return null;
    }

    private static bool TryScaled(string text, out decimal value)
    {
        var factor = text.Length == 0 ? 1 : text[^1] switch
        {
            'k' or 'K' => 1_000m,
            'M' => 1_000_000m,
            'G' => 1_000_000_000m,
            _ => 1,
        };
        var fits = TryNumber(factor == 1 ? text : text[..^1], out value) && value <= decimal.MaxValue / factor;
        value = fits ? value * factor : 0;
        return fits;
    }

    private static bool TryNumber(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);

    private static void Refuse(ArgumentResult result, string message) => result.AddError($"{(result.Parent as OptionResult)?.Option.Name}: {message}");
}
