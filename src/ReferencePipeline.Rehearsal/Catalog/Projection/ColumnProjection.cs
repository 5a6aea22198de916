using System.Globalization;

namespace ReferencePipeline.Rehearsal.Catalog.Projection;

/// <summary>How Athena works out the values of one partition key, from the table's parameters.</summary>
/// <remarks>Read from "Supported types for partition projection - Amazon Athena"; where that is silent, from Trino's own projection, which takes the same parameters.</remarks>
internal abstract record ColumnProjection
{
    private ColumnProjection() { }

    /// <summary>A value of a folder as the projection spells it, or why Athena never comes to it.</summary>
    public abstract Spelled Spell(string value, DateTime now);

    /// <summary>A closed set; white space is part of a value.</summary>
    public sealed record OneOf(IReadOnlyList<string> Values) : ColumnProjection
    {
        public override Spelled Spell(string value, DateTime now) => Values.Contains(value, StringComparer.Ordinal) ? new Spelled.As(value)
            : Values.FirstOrDefault(known => string.Equals(known.Trim(), value, StringComparison.OrdinalIgnoreCase)) is { } near ? new Spelled.Never("values", $"holds '{near}', where case and white space count", "spell it as the folder does")
            : new Spelled.Never("values", "does not list it", "add it, or refuse it in the contract");
    }

    /// <summary>Whole numbers in steps, both ends included.</summary>
    public sealed record Between(long Low, long High, long Step, int? Digits) : ColumnProjection
    {
        public override Spelled Spell(string value, DateTime now)
        {
            if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                return new Spelled.Never("type", "is integer, and that is no whole number", "make it injected, or have the folder named by a number");
            if (number < Low || number > High)
                return new Spelled.Never("range", $"is {Low},{High}", "widen it to hold the value");
            if (((Int128)number - Low) % Step != 0)
                return new Spelled.Never("interval", $"is {Step}, counted from {Low}, and steps over it", "make it 1");
            var digits = UInt128.CreateTruncating(Int128.Abs(number)).ToString(CultureInfo.InvariantCulture);
            return new Spelled.As(number < 0 ? $"-{digits.PadLeft((Digits ?? 1) - 1, '0')}" : digits.PadLeft(Digits ?? 1, '0'));
        }
    }

    /// <summary>Dates in steps, both ends included.</summary>
    public sealed record Dates(DateBound First, DateBound Last, JavaDate Pattern, int Step, DateUnit Unit) : ColumnProjection
    {
        private static readonly JavaDate[] Usual = [JavaDate.Parse("yyyy-MM-dd"), JavaDate.Parse("yyyy-MM-dd HH:mm:ss")];

        public override Spelled Spell(string value, DateTime now)
        {
            if ((Pattern.Read(value) ?? Usual.Select(usual => usual.Read(value)).FirstOrDefault(date => date is not null)) is not { } date)
                return new Spelled.Never("format", $"is {Pattern.Pattern}, and that is no such date", "write it as the folder does");
            var (first, last) = (First.At(now, Pattern), Last.At(now, Pattern));
            if (date < first || date > last)
                return new Spelled.Never("range", $"is {First.Text},{Last.Text}{(First.IsMoving || Last.IsMoving ? $", {Pattern.Write(first)} to {Pattern.Write(last)} when it is asked for" : "")}", "widen it to hold the value");
            return DateUnits.Reaches(first, date, Step, Unit) ? new Spelled.As(Pattern.Write(date))
                : new Spelled.Never("interval", $"is {Step} {Unit.ToString().ToUpperInvariant()}, counted from {Pattern.Write(first)}, and steps over it", "make it shorter");
        }
    }

    /// <summary>An open set: a query names the value.</summary>
    public sealed record Named : ColumnProjection
    {
        public override Spelled Spell(string value, DateTime now) => new Spelled.As(value);
    }
}

/// <summary>What a projection makes of a value.</summary>
internal abstract record Spelled
{
    private Spelled() { }

    public sealed record As(string Text) : Spelled;

    /// <summary>No value of the projection is that one.</summary>
    /// <param name="Parameter">The last part of the parameter's name that decides it.</param>
    /// <param name="Why">What the parameter says.</param>
    /// <param name="Instead">What to write there.</param>
    public sealed record Never(string Parameter, string Why, string Instead) : Spelled;
}
