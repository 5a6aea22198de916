namespace ReferencePipeline.Contracts.Generation;

/// <summary>Writes one JSON value that a field takes. Made once for a dataset; writing allocates nothing.</summary>
internal abstract class Maker
{
    public abstract void Write(EventBuffer to, Draw draw);

    /// <summary>How many different values it can write, as far as it matters for arrays of unique items.</summary>
    public virtual ulong Distinct => ulong.MaxValue;
}

/// <summary>Always the same bytes: how bad events come by their one bad value.</summary>
internal sealed class ConstantMaker(byte[] json) : Maker
{
    public override ulong Distinct => 1;

    public override void Write(EventBuffer to, Draw draw) => to.Write(json);
}

/// <summary>One of two, evenly.</summary>
internal sealed class EitherMaker(Maker one, Maker other) : Maker
{
    public override ulong Distinct => Math.Max(one.Distinct, other.Distinct);

    public override void Write(EventBuffer to, Draw draw) => ((draw.Next() >> 63) == 0 ? one : other).Write(to, draw);
}

/// <summary>What another maker wrote once, again and again.</summary>
internal sealed class FrozenMaker(Maker inner) : Maker
{
    private byte[]? _json;

    public override ulong Distinct => 1;

    public override void Write(EventBuffer to, Draw draw)
    {
        if (_json is null)
        {
            var start = to.Length;
            inner.Write(to, draw);
            _json = to.Since(start).ToArray();
            to.Truncate(start);
        }

        to.Write(_json);
    }
}
