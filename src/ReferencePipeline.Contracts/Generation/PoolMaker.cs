namespace ReferencePipeline.Contracts.Generation;

/// <summary>One of a list of values rendered beforehand; a value listed twice is twice as likely.</summary>
internal sealed class PoolMaker : Maker
{
    private readonly byte[] _bytes;
    private readonly int[] _ends;

    public PoolMaker(IReadOnlyCollection<byte[]> values)
    {
        _bytes = [.. values.SelectMany(value => value)];
        _ends = new int[values.Count + 1];
        var i = 0;
        foreach (var value in values)
            _ends[++i] = _ends[i - 1] + value.Length;
        Distinct = (ulong)values.Select(Convert.ToHexString).Distinct().Count();
    }

    public int Count => _ends.Length - 1;

    public override ulong Distinct { get; }

    public ReadOnlySpan<byte> this[int index] => _bytes.AsSpan(_ends[index].._ends[index + 1]);

    public override void Write(EventBuffer to, Draw draw) => to.Write(this[draw.Below(Count)]);
}
