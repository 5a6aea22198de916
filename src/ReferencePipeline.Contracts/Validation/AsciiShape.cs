using System.Buffers;
using System.Runtime.InteropServices;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>
/// The common kind of pattern, <c>^O-[0-9]{10}$</c>: a row of ASCII characters or classes, each repeated so or so often. What it finds by
/// taking as much as it can is a match; for everything else the expression itself is asked.
/// </summary>
internal sealed class AsciiShape
{
    private const int Unbounded = int.MaxValue;
    private readonly Step[] _steps;

    private AsciiShape(Step[] steps) => _steps = steps;

    /// <summary><c>null</c> when the pattern is of another kind.</summary>
    public static AsciiShape? TryParse(string pattern)
    {
        if (pattern.Length < 2 || pattern[0] != '^' || pattern[^1] != '$' || !System.Text.Ascii.IsValid(pattern))
            return null;
        var steps = new List<Step>();
        var rest = pattern.AsSpan(1, pattern.Length - 2);
        while (!rest.IsEmpty)
        {
            if (!TryReadSet(ref rest, out var set) || !TryReadCount(ref rest, out var least, out var most))
                return null;
            steps.Add(new(SearchValues.Create(set), least, most));
        }

        return new([.. steps]);
    }

    public bool Matches(ReadOnlySpan<byte> text)
    {
        foreach (var step in _steps)
        {
            var room = step.Most < text.Length ? text[..step.Most] : text;
            var taken = room.IndexOfAnyExcept(step.Set);
            taken = taken < 0 ? room.Length : taken;
            if (taken < step.Least)
                return false;
            text = text[taken..];
        }

        return text.IsEmpty;
    }

    private static bool TryReadSet(ref ReadOnlySpan<char> rest, out byte[] set)
    {
        set = [];
        if (rest[0] != '[')
        {
            if (!IsPlain(rest[0]))
                return false;
            set = [(byte)rest[0]];
            rest = rest[1..];
            return true;
        }

        var end = rest.IndexOf(']');
        if (end < 2)
            return false;
        var members = new List<byte>();
        var inside = rest[1..end];
        rest = rest[(end + 1)..];
        for (var i = 0; i < inside.Length; i++)
        {
            if (!IsPlain(inside[i]) && inside[i] != '.')
                return false;
            var first = inside[i];
            if (i + 2 < inside.Length && inside[i + 1] == '-')
                i += 2;
            if (!IsPlain(inside[i]) && inside[i] != first || inside[i] < first)
                return false;
            for (var member = first; member <= inside[i]; member++)
                members.Add((byte)member);
        }

        set = [.. members];
        return true;
    }

    private static bool TryReadCount(ref ReadOnlySpan<char> rest, out int least, out int most)
    {
        (least, most) = (1, 1);
        if (rest.IsEmpty)
            return true;
        var end = 0;
        switch (rest[0])
        {
            case '*':
                (least, most) = (0, Unbounded);
                break;
            case '+':
                most = Unbounded;
                break;
            case '?':
                least = 0;
                break;
            case '{':
                end = rest.IndexOf('}');
                if (end < 0 || !TryReadBounds(rest[1..end], out least, out most))
                    return false;
                break;
            default:
                return true;
        }

        rest = rest[(end + 1)..];
        return rest.IsEmpty || rest[0] != '?';
    }

    private static bool TryReadBounds(ReadOnlySpan<char> bounds, out int least, out int most)
    {
        most = Unbounded;
        var comma = bounds.IndexOf(',');
        if (!int.TryParse(comma < 0 ? bounds : bounds[..comma], System.Globalization.NumberStyles.None, null, out least))
            return false;
        if (comma < 0)
            most = least;
        return comma < 0 || comma == bounds.Length - 1 || int.TryParse(bounds[(comma + 1)..], System.Globalization.NumberStyles.None, null, out most);
    }

    private static bool IsPlain(char symbol) => char.IsAsciiLetterOrDigit(symbol) || symbol is '-' or '_' or ' ' or ':' or '/' or '@' or '#' or '%' or ',' or '=';

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Step(SearchValues<byte> Set, int Least, int Most);
}
