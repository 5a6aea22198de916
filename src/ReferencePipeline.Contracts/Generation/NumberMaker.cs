using System.Buffers;
using System.Buffers.Text;
using System.Numerics;
using System.Text;

namespace ReferencePipeline.Contracts.Generation;

/// <summary>A number drawn from a grid that fits 64 bits.</summary>
internal sealed class NumberMaker : Maker
{
    private readonly long _first;
    private readonly long _step;
    private readonly ulong _count;
    private readonly bool _counts;
    private readonly ulong _unit;
    private readonly StandardFormat _decimals;

    private NumberMaker(NumberGrid grid, bool counts)
    {
        _first = (long)grid.First;
        _step = (long)grid.Step;
        _count = (ulong)grid.Count;
        _counts = counts;
        _unit = (ulong)BigInteger.Pow(10, grid.Scale);
        _decimals = new StandardFormat('D', (byte)grid.Scale);
    }

    public override ulong Distinct => _count;

    /// <summary>A maker for the values of a grid.</summary>
    /// <param name="grid">The values.</param>
    /// <param name="counts">Whether no two events carry the same one while there are others left.</param>
    /// <param name="draw">Chooses the few values of a grid too wide for 64 bits.</param>
    public static Maker Of(NumberGrid grid, bool counts, Draw draw)
    {
        var last = grid.First + (grid.Count - 1) * grid.Step;
        if (grid.Scale <= 18 && BigInteger.Abs(grid.First) <= long.MaxValue && BigInteger.Abs(last) <= long.MaxValue && grid.Step <= long.MaxValue)
            return new NumberMaker(grid, counts);

        return new PoolMaker([.. Enumerable.Range(0, 256).Select(_ => Encoding.ASCII.GetBytes(Text(grid.First + Wide(draw) % grid.Count * grid.Step, grid.Scale)))]);
    }

    public override void Write(EventBuffer to, Draw draw)
    {
        var at = _counts ? (ulong)draw.Index % _count : draw.Below(_count);
        var value = _first + (long)at * _step;
        if (value < 0)
            to.Write((byte)'-');
        var (whole, rest) = Math.DivRem(value < 0 ? (ulong)-value : (ulong)value, _unit);
        var text = to.Reserve(40);
        Utf8Formatter.TryFormat(whole, text, out var written);
        if (_unit > 1)
        {
            text[written++] = (byte)'.';
            Utf8Formatter.TryFormat(rest, text[written..], out var decimals, _decimals);
            written += decimals;
        }

        to.Advance(written);
    }

    public static string Text(BigInteger units, int scale)
    {
        if (scale == 0)
            return units.ToString();
        var digits = BigInteger.Abs(units).ToString().PadLeft(scale + 1, '0');
        return $"{(units < 0 ? "-" : "")}{digits[..^scale]}.{digits[^scale..]}";
    }

    private static BigInteger Wide(Draw draw) => ((BigInteger)draw.Next() << 128) | ((BigInteger)draw.Next() << 64) | draw.Next();
}
