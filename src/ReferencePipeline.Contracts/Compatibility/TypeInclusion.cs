namespace ReferencePipeline.Contracts.Comparing;

/// <summary>Whether every value of one type is, exactly, a value of the other; options and parts are compared on their own.</summary>
internal static class TypeInclusion
{
    public static bool Includes(FieldType outer, FieldType inner) => (outer, inner) switch
    {
        (IntegerType to, IntegerType from) => to.Width.Limits().Least <= from.Width.Limits().Least && to.Width.Limits().Most >= from.Width.Limits().Most,
        (DecimalType to, DecimalType from) => to.Scale >= from.Scale && to.Precision - to.Scale >= from.Precision - from.Scale,
        (DecimalType to, IntegerType from) => to.Precision - to.Scale >= Digits(from.Width),
        (FloatType to, FloatType from) => to.Width >= from.Width,
        (FloatType to, IntegerType from) => -ExactUpTo(to.Width) <= from.Width.Limits().Least && ExactUpTo(to.Width) >= from.Width.Limits().Most,

        // A decimal's fractions have no exact binary form, and a whole decimal may be written 1.0, which is no JSON integer.
        _ => outer.GetType() == inner.GetType(),
    };

    private static int Digits(IntegerWidth width) => width.Limits().Most.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;

    /// <summary>Up to here every whole number has a form of its own: 24 and 53 bits of significand.</summary>
    private static decimal ExactUpTo(FloatWidth width) => width switch
    {
        FloatWidth.F32 => 1L << 24,
        FloatWidth.F64 => 1L << 53,
        _ => throw new InvalidOperationException($"Unknown width {width}."),
    };
}
