using System.Globalization;
using System.Text;

namespace ReferencePipeline.Rehearsal.Plan;

/// <summary>Where Firehose puts an object: text with places that it fills in.</summary>
public sealed record PrefixExpression
{
    private readonly IReadOnlyList<Part> _parts;

    private PrefixExpression(string text, IReadOnlyList<Part> parts) => (Text, _parts) = (text, parts);

    public string Text { get; }

    /// <summary>The partition keys that it names, in its order.</summary>
    public IEnumerable<string> Keys => _parts.OfType<Part.Key>().Select(key => key.Name);

    public bool HasExpressions => _parts.Any(part => part is not Part.Literal);

    public bool HasErrorType => _parts.Any(part => part is Part.ErrorType);

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Reads a prefix as the template has it.</summary>
    /// <exception cref="FormatException">It holds an expression that is not understood here.</exception>
    public static PrefixExpression Parse(string text)
    {
        var parts = new List<Part>();
        var at = 0;
        while (text.IndexOf("!{", at, StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = text.IndexOf('}', start);
            if (end < 0)
                throw new FormatException($"'{text[start..]}' has no closing brace");
            if (start > at)
                parts.Add(new Part.Literal(text[at..start]));
            parts.Add(Expression(text[(start + 2)..end]));
            at = end + 1;
        }

        if (at < text.Length)
            parts.Add(new Part.Literal(text[at..]));
        return new(text, parts);
    }

    /// <summary>The prefix of an object whose oldest record arrived at that time.</summary>
    public string Fill(DateTime oldestUtc, Func<string, string> key, string errorType = "")
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(oldestUtc, Zone);
        var filled = new StringBuilder();
        foreach (var part in _parts)
        {
            filled.Append(part switch
            {
                Part.Literal literal => literal.Text,
                Part.Key named => key(named.Name),
                Part.Timestamp time => JavaTime.Format(time.Pattern, local),
                Part.ErrorType => errorType,
                _ => throw new InvalidOperationException($"No text for {part}."),
            });
        }

        return filled.ToString();
    }

    public override string ToString() => Text;

    private static Part Expression(string text) => text.Split(':', 2) switch
    {
        ["partitionKeyFromLambda", var name] => new Part.Key(name),
        ["timestamp", var pattern] => new Part.Timestamp(JavaTime.Check(pattern)),
        ["firehose", "error-output-type"] => new Part.ErrorType(),
        _ => throw new FormatException($"'!{{{text}}}' is not understood here; write partitionKeyFromLambda, timestamp or firehose:error-output-type"),
    };

    private abstract record Part
    {
        public sealed record Literal(string Text) : Part;

        public sealed record Key(string Name) : Part;

        public sealed record Timestamp(string Pattern) : Part;

        public sealed record ErrorType : Part;
    }

    /// <summary>The letters of Java's patterns that name a folder.</summary>
    private static class JavaTime
    {
        public static string Check(string pattern)
        {
            _ = Format(pattern, DateTime.UnixEpoch);
            return pattern;
        }

        public static string Format(string pattern, DateTime local)
        {
            var text = new StringBuilder();
            for (var at = 0; at < pattern.Length;)
            {
                var letter = pattern[at];
                var end = at;
                while (end < pattern.Length && pattern[end] == letter)
                    end++;
                if (letter == '\'')
                    end = pattern.IndexOf('\'', at + 1) is > 0 and var close ? close + 1 : throw new FormatException($"'{pattern}' has no closing quote");
                text.Append(letter == '\'' ? pattern[(at + 1)..(end - 1)] : char.IsAsciiLetter(letter) ? Field(pattern[at..end], local) : pattern[at..end]);
                at = end;
            }

            return text.ToString();
        }

        private static string Field(string field, DateTime local) => field switch
        {
            "yyyy" or "uuuu" => Digits(local.Year, 4),
            "MM" => Digits(local.Month, 2),
            "dd" => Digits(local.Day, 2),
            "DDD" => Digits(local.DayOfYear, 3),
            "HH" => Digits(local.Hour, 2),
            "mm" => Digits(local.Minute, 2),
            "ss" => Digits(local.Second, 2),
            "YYYY" => throw new FormatException("'YYYY' is the year of the week, wrong in the last days of December; write yyyy"),
            _ => throw new FormatException($"'{field}' is not understood here; write yyyy, MM, dd, DDD, HH, mm or ss"),
        };

        private static string Digits(int number, int count) => number.ToString(CultureInfo.InvariantCulture).PadLeft(count, '0');
    }
}
