namespace ReferencePipeline.Contracts.Generation;

/// <summary>One key of an object with what writes its value.</summary>
internal sealed record Member(byte[] Key, Maker Value, bool Required);

/// <summary>An object: what is required always, the rest seven times in eight.</summary>
internal sealed class ObjectMaker(Member[] members, int? least, int? most) : Maker
{
    private const int MostOnStack = 256;

    private readonly bool _counted = least > members.Count(member => member.Required) || most < members.Length;

    public override ulong Distinct
    {
        get
        {
            var required = members.Where(member => member.Required).Aggregate(1UL, (product, member) => Times(product, member.Value.Distinct));
            var optional = members.Where(member => !member.Required).Select(member => member.Value.Distinct);

            // Where members are counted, no two of the optional ones can be relied on to be there together.
            return _counted ? Times(required, optional.Append(1UL).Max()) : optional.Aggregate(required, (product, distinct) => Times(product, Math.Max(distinct, distinct + 1)));
        }
    }

    public IReadOnlyList<Member> Members => members;

    /// <summary>The same object with other members, under the same bounds.</summary>
    public ObjectMaker With(IEnumerable<Member> others) => new([.. others], least, most);

    /// <summary>The same members under other bounds.</summary>
    public ObjectMaker Bounded(int? newLeast, int? newMost) => new(members, newLeast, newMost);

    public override void Write(EventBuffer to, Draw draw)
    {
        Span<bool> present = members.Length <= MostOnStack ? stackalloc bool[members.Length] : new bool[members.Length];
        Choose(present, draw);
        to.Write((byte)'{');
        var start = to.Length;
        for (var i = 0; i < members.Length; i++)
        {
            var member = members[i];
            if (present[i])
            {
                to.Write(member.Key.AsSpan(to.Length == start ? 1 : 0));
                member.Value.Write(to, draw);
            }
        }

        to.Write((byte)'}');
    }

    private static ulong Times(ulong a, ulong b) => Math.BigMul(a, b, out var low) > 0 ? ulong.MaxValue : low;

    private void Choose(Span<bool> present, Draw draw)
    {
        var bits = 0UL;
        for (var i = 0; i < present.Length; i++)
        {
            if (i % 16 == 0)
                bits = draw.Next();
            present[i] = members[i].Required || (bits & 7) != 0;
            bits >>= 4;
        }

        if (_counted)
            Bound(present, draw);
    }

    private void Bound(Span<bool> present, Draw draw)
    {
        var count = present.Count(true);
        while (count > most && Flip(present, from: true, draw))
            count--;
        while (count < least && Flip(present, from: false, draw))
            count++;
    }

    /// <summary>Turns one optional member, chosen by chance.</summary>
    private bool Flip(Span<bool> present, bool from, Draw draw)
    {
        var start = draw.Below(present.Length);
        for (var i = 0; i < present.Length; i++)
        {
            var at = (start + i) % present.Length;
            if (present[at] != from || members[at].Required)
                continue;
            present[at] = !from;
            return true;
        }

        return false;
    }
}
