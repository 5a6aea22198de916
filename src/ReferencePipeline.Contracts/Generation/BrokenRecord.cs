using System.Text;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Generation;

/// <summary>Writes a good event and then breaks it as a whole.</summary>
internal sealed class BrokenRecord(Maker good, BrokenRecord.Break how) : Maker
{
    public const int TooDeep = 65;
    public const int TooLarge = (1 << 20) + 1;

    /// <summary>Breaks the good event that begins at <paramref name="start"/>.</summary>
    public delegate void Break(EventBuffer to, int start);

    public override void Write(EventBuffer to, Draw draw)
    {
        var start = to.Length;
        good.Write(to, draw);
        how(to, start);
    }

    /// <summary>Every way in which a record is bad whatever its contract says.</summary>
    public static IEnumerable<(string Name, Reason Reason, Break How)> Ways =>
    [
        ("nothing at all", Reason.NotJson, (to, start) => to.Truncate(start)),
        ("cut off", Reason.NotJson, Cut),
        ("followed by more", Reason.NotJson, (to, _) => to.Write("{}"u8)),
        ("a list instead of an object", Reason.NotAnObject, (to, start) => Replace(to, start, "[1]"u8)),
        ("NaN for a number", Reason.NotJson, (to, _) => Extend(to, "\"not_a_number\":NaN"u8)),
        ("no UTF-8", Reason.InvalidUtf8, (to, _) => Extend(to, "\"latin1\":\"caf\u00e9\""u8, latin: true)),
        ("nested too deep", Reason.TooDeep, (to, _) => Extend(to, Encoding.ASCII.GetBytes($"\"deep\":{new string('[', TooDeep)}{new string(']', TooDeep)}"))),
        ("too large", Reason.TooLarge, (to, start) => Pad(to, start)),
    ];

    /// <summary>Half of it, and no half character.</summary>
    private static void Cut(EventBuffer to, int start)
    {
        var end = start + (to.Length - start) / 2;
        while ((to.Written[end] & 0xC0) == 0x80)
            end--;
        to.Truncate(end);
    }

    private static void Replace(EventBuffer to, int start, ReadOnlySpan<byte> json)
    {
        to.Truncate(start);
        to.Write(json);
    }

    /// <summary>One more member; a dataset has at least one that comes before.</summary>
    private static void Extend(EventBuffer to, ReadOnlySpan<byte> member, bool latin = false)
    {
        to.Truncate(to.Length - 1);
        if (to.Written[^1] != (byte)'{')
            to.Write((byte)',');
        if (latin)
        {
            // The letter's one byte of Latin-1 in place of its two of UTF-8.
            to.Write(member[..^3]);
            to.Write([0xE9, (byte)'"']);
        }
        else
        {
            to.Write(member);
        }

        to.Write((byte)'}');
    }

    private static void Pad(EventBuffer to, int start)
    {
        // Spaces between the values are no part of what they say, and of the record's size all the same.
        to.Truncate(to.Length - 1);
        var missing = TooLarge - 1 - (to.Length - start);
        to.Reserve(missing)[..missing].Fill((byte)' ');
        to.Advance(missing);
        to.Write((byte)'}');
    }
}
