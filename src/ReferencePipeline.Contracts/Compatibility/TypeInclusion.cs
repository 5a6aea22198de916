namespace ReferencePipeline.Contracts.Comparing;

/// <summary>Whether every value of one type is, exactly, a value of the other; options and parts are compared on their own.</summary>
internal static class TypeInclusion
{
    public static bool Includes(FieldType outer, FieldType inner) => (outer, inner) switch
    {
        (IntegerType to, IntegerType from) => Least(to.Width) <= Least(from.Width) && Most(to.Width) >= Most(from.Width),
        (DecimalType to, DecimalType from) => to.Scale >= from.Scale && to.Precision - to.Scale >= from.Precision - from.Scale,
        (DecimalType to, IntegerType from) => to.Precision - to.Scale >= Digits(from.Width),
        (FloatType to, FloatType from) => to.Width >= from.Width,
        (FloatType to, IntegerType from) => -ExactUpTo(to.Width) <= Least(from.Width) && ExactUpTo(to.Width) >= Most(from.Width),

        // A decimal's fractions have no exact binary form, and a whole decimal may be written 1.0, which is no JSON integer.
        _ => outer.GetType() == inner.GetType(),
    };

    private static decimal Least(IntegerWidth width) => width switch
    {
        IntegerWidth.I8 => sbyte.MinValue,
        IntegerWidth.I16 => short.MinValue,
        IntegerWidth.I32 => int.MinValue,
        IntegerWidth.I64 => long.MinValue,
        IntegerWidth.U8 or IntegerWidth.U16 or IntegerWidth.U32 or IntegerWidth.U64 => 0,
        _ => throw new InvalidOperationException($"Unknown width {width}."),
    };

    private static decimal Most(IntegerWidth width) => width switch
    {
        IntegerWidth.I8 => sbyte.MaxValue,
        IntegerWidth.I16 => short.MaxValue,
        IntegerWidth.I32 => int.MaxValue,
        IntegerWidth.I64 => long.MaxValue,
        IntegerWidth.U8 => byte.MaxValue,
        IntegerWidth.U16 => ushort.MaxValue,
        IntegerWidth.U32 => uint.MaxValue,
        IntegerWidth.U64 => ulong.MaxValue,
        _ => throw new InvalidOperationException($"Unknown width {width}."),
    };

    private static int Digits(IntegerWidth width) => Most(width).ToString(System.Globalization.CultureInfo.InvariantCulture).Length;

    /// <summary>Up to here every whole number has a form of its own: 24 and 53 bits of significand.</summary>
    private static decimal ExactUpTo(FloatWidth width) => width switch
    {
        FloatWidth.F32 => 1L << 24,
        FloatWidth.F64 => 1L << 53,
        _ => throw new InvalidOperationException($"Unknown width {width}."),
    };
}
