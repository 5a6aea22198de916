using System.Diagnostics.CodeAnalysis;

namespace ReferencePipeline.Contracts;

/// <summary>
/// A parsed <c>java.time.format.DateTimeFormatter</c> pattern: the letters that a record can be read back by. It reads as the JDK does
/// with <c>Locale.ENGLISH</c>, except that <c>y</c> needs no era and a day that its month does not have is refused, not moved.
/// </summary>
public sealed class JdkPattern
{
    /// <summary>The letters that are understood; every other letter has to be quoted.</summary>
    public const string Letters = "y u M L d D E H h K k a m s S X x Z";

    private readonly JdkElement[] _elements;
    private readonly uint _fields;
    private readonly uint _writtenSections;

    private JdkPattern(string text, JdkPatternCompiler compiled)
    {
        Text = text;
        _elements = compiled.Elements;
        _fields = compiled.Fields;
        Layout = JdkLayout.TryParse(text, compiled.Elements);
        _writtenSections = compiled.SectionsWithoutRepeats();
    }

    public string Text { get; }

    /// <summary>The quick way to read it; <c>null</c> when there is none.</summary>
    internal JdkLayout? Layout { get; }

    /// <summary>Whether a text may carry its own offset from UTC.</summary>
    public bool HasOffset => Holds(JdkField.Offset);

    /// <summary>Parses a pattern; <paramref name="problem"/> says what is wrong and what to write instead.</summary>
    public static bool TryParse(string pattern, [NotNullWhen(true)] out JdkPattern? parsed, [NotNullWhen(false)] out JdkProblem? problem)
    {
        var compiler = new JdkPatternCompiler(pattern);
        problem = compiler.Compile();
        parsed = problem is null ? new(pattern, compiler) : null;
        return parsed is not null;
    }

    /// <summary>Why no day can be read by this pattern; <c>null</c> when one can.</summary>
    public JdkProblem? ProblemForDate() => JdkFit.Date(this);

    /// <summary>Why no moment can be read by this pattern; <c>null</c> when one can.</summary>
    public JdkProblem? ProblemForTimestamp(bool hasTimeZone) => JdkFit.Timestamp(this, hasTimeZone);

    /// <summary>Why no time of day can be read by this pattern; <c>null</c> when one can.</summary>
    public JdkProblem? ProblemForTime() => JdkFit.Time(this);

    public override string ToString() => Text;

    internal bool Holds(JdkField field) => (_fields & (1u << (int)field)) != 0;

    internal bool TryReadDate(ReadOnlySpan<byte> text, out DateOnly date) =>
        Layout is { HasDate: true } layout && layout.TryRead(text, out date, out _, out _) || TryReadSlowly(text, out date);

    internal bool TryReadTime(ReadOnlySpan<byte> text, out TimeOnly time) =>
        Layout is { HasTime: true } layout && layout.TryRead(text, out _, out time, out _) || TryReadSlowly(text, out time);

    internal bool TryReadMoment(ReadOnlySpan<byte> text, out DateTime local, out int? offset)
    {
        if (Layout is { HasDate: true, HasTime: true } layout && layout.TryRead(text, out var date, out var time, out offset) ||
            TryReadSlowly(text, out date, out time, out offset))
        {
            local = date.ToDateTime(time);
            return true;
        }

        local = default;
        return false;
    }

    private bool TryReadSlowly(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        return TryRead(text, out var fields) && fields.TryDate(out date);
    }

    private bool TryReadSlowly(ReadOnlySpan<byte> text, out TimeOnly time)
    {
        time = default;
        return TryRead(text, out var fields) && fields.TryTime(out time);
    }

    private bool TryReadSlowly(ReadOnlySpan<byte> text, out DateOnly date, out TimeOnly time, out int? offset)
    {
        (date, time, offset) = (default, default, null);
        if (!TryRead(text, out var fields) || !fields.TryDate(out date) || !fields.TryTime(out time))
            return false;
        offset = fields[JdkField.Offset];
        return true;
    }

    /// <summary>By the elements, one after the other.</summary>
    internal bool TryRead(ReadOnlySpan<byte> text, out JdkFields fields)
    {
        fields = default;
        var at = 0;
        foreach (var element in _elements)
        {
            at = element.Read(text, at, ref fields);
            if (at < 0)
                return false;
        }

        return at == text.Length;
    }

    internal bool TryWrite(DateTime moment, Span<byte> text, out int written)
    {
        written = 0;
        foreach (var element in _elements)
        {
            if (!element.Write(moment, text, _writtenSections, ref written))
                return false;
        }

        return true;
    }
}

public sealed record JdkProblem(string What, string Instead);
