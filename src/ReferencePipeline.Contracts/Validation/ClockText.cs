using System.Buffers.Binary;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>
/// <c>HH:mm:ss</c>, eight bytes at once: three lanes of three bytes, each two digits and the colon behind them.
/// </summary>
internal static class ClockText
{
    public const int Length = 8;
    private const ulong Zeros = 0x3030_3A30_303A_3030;
    private const ulong Firsts = 0x00FF_0000_FF00_00FF;
    private const ulong Colons = 0x0000_FF00_00FF_0000;

    /// <summary>Reads the seconds since midnight.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out int seconds)
    {
        seconds = 0;
        if (text.Length < Length)
            return false;

        // Digits become their value, colons 0; what is no digit has its highest bit set, or gets it when 0x76 is added.
        var units = BinaryPrimitives.ReadUInt64LittleEndian(text) ^ Zeros;
        if ((units & Colons) != 0 || ((units | (units + 0x7676_7676_7676_7676)) & 0x8080_8080_8080_8080) != 0)
            return false;
        var lanes = (units & Firsts) * 10 + ((units >> 8) & Firsts);
        var (hour, minute, second) = ((int)(byte)lanes, (int)(byte)(lanes >> 24), (int)(lanes >> 48));
        seconds = (hour * 60 + minute) * 60 + second;
        return hour <= 23 && minute <= 59 && second <= 59;
    }

    /// <summary>Writes <see cref="Length"/> bytes.</summary>
    public static void Write(Span<byte> text, int seconds)
    {
        var minutes = (uint)seconds / 60;
        var lanes = minutes / 60 | ((ulong)(minutes % 60) << 24) | ((ulong)((uint)seconds % 60) << 48);

        // A tenth, for all that two digits can say.
        var tens = (lanes * 103 >> 10) & 0x000F_0000_0F00_000F;
        BinaryPrimitives.WriteUInt64LittleEndian(text, (tens | ((lanes - tens * 10) << 8)) + Zeros);
    }
}
