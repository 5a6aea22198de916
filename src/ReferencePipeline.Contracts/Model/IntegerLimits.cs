namespace ReferencePipeline.Contracts;

internal static class IntegerLimits
{
    /// <summary>The least and the greatest number of a width.</summary>
    public static (decimal Least, decimal Most) Limits(this IntegerWidth width) => width switch
    {
        IntegerWidth.I8 => (sbyte.MinValue, sbyte.MaxValue),
        IntegerWidth.I16 => (short.MinValue, short.MaxValue),
        IntegerWidth.I32 => (int.MinValue, int.MaxValue),
        IntegerWidth.I64 => (long.MinValue, long.MaxValue),
        IntegerWidth.U8 => (byte.MinValue, byte.MaxValue),
        IntegerWidth.U16 => (ushort.MinValue, ushort.MaxValue),
        IntegerWidth.U32 => (uint.MinValue, uint.MaxValue),
        IntegerWidth.U64 => (ulong.MinValue, ulong.MaxValue),
        _ => throw new InvalidOperationException($"Unknown width {width}."),
    };
}
