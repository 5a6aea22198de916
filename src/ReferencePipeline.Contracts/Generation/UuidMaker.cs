namespace ReferencePipeline.Contracts.Generation;

/// <summary>A random UUID of version 4.</summary>
internal sealed class UuidMaker : Maker
{
    public override void Write(EventBuffer to, Draw draw)
    {
        const ulong version = 0x4000, variant = 0x8000_0000_0000_0000;
        var high = draw.Next() & ~0xF000UL | version;
        var low = draw.Next() & ~0xC000_0000_0000_0000UL | variant;
        var text = to.Reserve(38);
        text[0] = (byte)'"';
        Hex(high >> 32, text[1..9]);
        text[9] = (byte)'-';
        Hex(high >> 16, text[10..14]);
        text[14] = (byte)'-';
        Hex(high, text[15..19]);
        text[19] = (byte)'-';
        Hex(low >> 48, text[20..24]);
        text[24] = (byte)'-';
        Hex(low, text[25..37]);
        text[37] = (byte)'"';
        to.Advance(38);
    }

    private static void Hex(ulong value, Span<byte> digits)
    {
        for (var i = digits.Length - 1; i >= 0; i--, value >>= 4)
            digits[i] = "0123456789abcdef"u8[(int)(value & 15)];
    }
}
