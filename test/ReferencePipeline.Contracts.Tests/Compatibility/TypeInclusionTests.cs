using ReferencePipeline.Contracts.Comparing;

namespace ReferencePipeline.Contracts.Tests.Comparing;

/// <summary>Inclusion of number types, held against numbers: a type includes another one exactly if it takes every number that the other takes.</summary>
public sealed class TypeInclusionTests
{
    private static readonly IReadOnlyList<FieldType> Exact =
    [
        .. Enum.GetValues<IntegerWidth>().Select(width => new IntegerType { Width = width }),
        .. from precision in new[] { 1, 3, 5, 10, 19, 20, 22 } from scale in new[] { 0, 1, 2 } where scale <= precision select new DecimalType { Precision = precision, Scale = scale },
    ];

    private static readonly IReadOnlyList<decimal> Numbers =
    [
        .. new decimal[] { 0, sbyte.MaxValue, byte.MaxValue, short.MaxValue, ushort.MaxValue, int.MaxValue, uint.MaxValue, long.MaxValue, ulong.MaxValue }
            .Concat(Enumerable.Range(0, 23).Select(digits => (decimal)Math.Pow(10, Math.Min(digits, 22))))
            .SelectMany(number => new[] { number - 1, number, number + 1, -number, -number - 1, number + 0.1m, number + 0.01m }),
    ];

    [Fact]
    public void A_type_includes_another_exactly_if_it_takes_all_its_numbers()
    {
        foreach (var outer in Exact)
        {
            foreach (var inner in Exact.Where(inner => inner.GetType() == outer.GetType() || inner is IntegerType))
                Assert.True(Numbers.Where(number => Takes(inner, number)).All(number => Takes(outer, number)) == TypeInclusion.Includes(outer, inner), $"{outer} ⊇ {inner}");
        }
    }

    [Theory]
    [InlineData(FloatWidth.F32, IntegerWidth.I16, true)]
    [InlineData(FloatWidth.F32, IntegerWidth.U16, true)]
    [InlineData(FloatWidth.F32, IntegerWidth.I32, false)]
    [InlineData(FloatWidth.F32, IntegerWidth.U32, false)]
    [InlineData(FloatWidth.F64, IntegerWidth.I32, true)]
    [InlineData(FloatWidth.F64, IntegerWidth.U32, true)]
    [InlineData(FloatWidth.F64, IntegerWidth.I64, false)]
    [InlineData(FloatWidth.F64, IntegerWidth.U64, false)]
    public void A_float_includes_the_integers_that_it_holds_exactly(FloatWidth width, IntegerWidth integer, bool includes) =>
        Assert.Equal(includes, TypeInclusion.Includes(new FloatType { Width = width }, new IntegerType { Width = integer }));

    [Fact]
    public void Two_kinds_of_value_that_are_not_both_numbers_never_include_each_other()
    {
        var iso = new TemporalFormat.Iso();
        FieldType[] kinds =
        [
            new StringType(), new BooleanType(), new DateType { Format = iso }, new TimeType { Format = iso },
            new TimestampType { Format = iso, HasTimeZone = false, DefaultTimeZone = TimeZoneInfo.Utc }, new ObjectType { Fields = [] }, new IntegerType { Width = IntegerWidth.I8 },
        ];
        foreach (var outer in kinds)
        {
            foreach (var inner in kinds)
                Assert.Equal(ReferenceEquals(outer, inner), TypeInclusion.Includes(outer, inner));
        }
    }

    private static bool Takes(FieldType type, decimal number) => type switch
    {
        IntegerType { Width: var width } => number == Math.Truncate(number) && width switch
        {
            IntegerWidth.I8 => number is >= sbyte.MinValue and <= sbyte.MaxValue,
            IntegerWidth.I16 => number is >= short.MinValue and <= short.MaxValue,
            IntegerWidth.I32 => number is >= int.MinValue and <= int.MaxValue,
            IntegerWidth.I64 => number is >= long.MinValue and <= long.MaxValue,
            IntegerWidth.U8 => number is >= 0 and <= byte.MaxValue,
            IntegerWidth.U16 => number is >= 0 and <= ushort.MaxValue,
            IntegerWidth.U32 => number is >= 0 and <= uint.MaxValue,
            _ => number is >= 0 and <= ulong.MaxValue,
        },
        DecimalType { Precision: var precision, Scale: var scale } =>
            decimal.Round(number, scale) == number && Math.Abs(number) < (decimal)Math.Pow(10, precision - scale),
        _ => throw new InvalidOperationException($"{type} is not exact."),
    };
}
