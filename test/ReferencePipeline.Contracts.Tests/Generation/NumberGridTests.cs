using System.Globalization;
using System.Numerics;
using ReferencePipeline.Contracts.Generation;
using ReferencePipeline.Contracts.Tests.Validation;

namespace ReferencePipeline.Contracts.Tests.Generation;

/// <summary>Which numbers events carry: the first one, the step, how many, and how many digits behind the point.</summary>
public sealed class NumberGridTests
{
    [Theory]
    [InlineData("format: i8", "0 1 128 0")]
    [InlineData("format: i32", "0 1 1000001 0")]
    [InlineData("minimum: 5, maximum: 10", "5 1 6 0")]
    [InlineData("exclusiveMinimum: 5, exclusiveMaximum: 10", "6 1 4 0")]
    [InlineData("minimum: -7, maximum: 20, multipleOf: 5", "-5 5 6 0")]
    [InlineData("minimum: 7, maximum: 7", "7 1 1 0")]
    [InlineData("minimum: -10, maximum: -3, multipleOf: 4", "-8 4 2 0")]
    [InlineData("format: i32, maximum: -10", "-1000010 1 1000001 0")]
    [InlineData("format: i8, maximum: -10", "-128 1 119 0")]
    [InlineData("format: i32, maximum: 0", "0 1 1 0")]
    [InlineData("format: i32, maximum: 12", "0 1 13 0")]
    [InlineData("format: i32, minimum: 3000000", "3000000 1 1000001 0")]
    [InlineData("format: i32, minimum: 2147483640", "2147483640 1 8 0")]
    [InlineData("format: i32, multipleOf: 3000000", "0 3000000 2 0")]
    [InlineData("format: i32, maximum: -1, multipleOf: 3000000", "-3000000 3000000 1 0")]
    [InlineData("format: u8, multipleOf: 200", "0 200 2 0")]
    public void A_whole_number(string options, string expected) =>
        Assert.Equal(expected, Told(NumberGrid.Of((IntegerType)Type($"logicalType: integer, logicalTypeOptions: {{ {options} }}"))));

    [Theory]
    [InlineData("decimal(5,2)", "", "0 1 100000 2")]
    [InlineData("decimal(18,2)", "", "0 1 10000001 2")]
    [InlineData("decimal(18,2)", "exclusiveMinimum: 0.5, exclusiveMaximum: 1", "51 1 49 2")]
    [InlineData("decimal(18,1)", "exclusiveMinimum: 0.25, exclusiveMaximum: 0.75", "3 1 5 1")]
    [InlineData("decimal(18,1)", "exclusiveMinimum: 0.20, exclusiveMaximum: 0.70", "3 1 4 1")]
    [InlineData("decimal(9,3)", "minimum: -1.2345, maximum: 1.2345", "-1234 1 2469 3")]
    [InlineData("decimal(5,1)", "multipleOf: 0.25", "0 5 20000 1")]
    [InlineData("decimal(5,2)", "multipleOf: 0.05, minimum: 0.01, maximum: 0.19", "5 5 3 2")]
    [InlineData("decimal(4,2)", "minimum: -500", "-9999 1 19999 2")]
    [InlineData("decimal(28,0)", "minimum: 79228162514264337593543950330", "none")]
    [InlineData("decimal(29,0)", "minimum: 79228162514264337593543950330, maximum: 79228162514264337593543950335", "79228162514264337593543950330 1 6 0")]
    [InlineData("decimal(20,0)", "minimum: 4294967296, maximum: 4294967299", "4294967296 1 4 0")]
    public void An_exact_number(string physical, string options, string expected) =>
        Assert.Equal(expected, Told(NumberGrid.Of((DecimalType)Type($"logicalType: number, physicalType: '{physical}', logicalTypeOptions: {{ {options} }}"))));

    [Theory]
    [InlineData("format: f64", "0 1 100000001 4")]
    [InlineData("format: f32", "0 1 1000001 2")]
    [InlineData("format: f64, minimum: 0.00001", "1 1 1000000001 5")]
    [InlineData("format: f32, minimum: 0.001, maximum: 0.005", "1 1 5 3")]
    [InlineData("format: f64, exclusiveMinimum: 0.1, exclusiveMaximum: 0.10001", "100001 1 9 6")]
    [InlineData("format: f64, minimum: -40, maximum: 60, multipleOf: 0.5", "-400000 5000 201 4")]
    [InlineData("format: f64, minimum: 1, maximum: 2, multipleOf: 5", "none")]
    public void A_floating_point_number(string options, string expected) =>
        Assert.Equal(expected, Told(NumberGrid.Of((FloatType)Type($"logicalType: number, logicalTypeOptions: {{ {options} }}"))));

    [Theory]
    [InlineData("0", 0, "0")]
    [InlineData("-17", 0, "-17")]
    [InlineData("0", 2, "0.00")]
    [InlineData("-5", 2, "-0.05")]
    [InlineData("12345", 2, "123.45")]
    [InlineData("5", 3, "0.005")]
    [InlineData("-120", 1, "-12.0")]
    [InlineData("99999999999999999999999999999999999999", 37, "9.9999999999999999999999999999999999999")]
    public void A_number_is_written_with_its_digits_behind_the_point(string units, int scale, string expected) =>
        Assert.Equal(expected, NumberMaker.Text(BigInteger.Parse(units, CultureInfo.InvariantCulture), scale));

    [Theory]
    [InlineData("logicalType: number, physicalType: 'decimal(5,2)', logicalTypeOptions: { minimum: -0.03, maximum: 0.02 }", "-0.01 -0.02 -0.03 0.00 0.01 0.02")]
    [InlineData("logicalType: number, physicalType: 'decimal(9,3)', logicalTypeOptions: { minimum: -12.5, maximum: 12.5, multipleOf: 12.5 }", "-12.500 0.000 12.500")]
    [InlineData("logicalType: integer, logicalTypeOptions: { minimum: -3, maximum: 9, multipleOf: 3 }", "-3 0 3 6 9")]
    [InlineData("logicalType: integer, logicalTypeOptions: { format: i64, maximum: -9223372036854775807 }", "-9223372036854775807 -9223372036854775808")]
    [InlineData("logicalType: integer, logicalTypeOptions: { format: u64, minimum: 18446744073709551600, multipleOf: 5 }", "18446744073709551600 18446744073709551605 18446744073709551610 18446744073709551615")]
    [InlineData("logicalType: number, physicalType: 'decimal(38,20)', logicalTypeOptions: { minimum: -1, maximum: 1, multipleOf: 0.5 }", "-0.50000000000000000000 -1.00000000000000000000 0.00000000000000000000 0.50000000000000000000 1.00000000000000000000")]
    [InlineData("logicalType: number, physicalType: 'decimal(38,18)', logicalTypeOptions: { minimum: 9.2, maximum: 9.3, multipleOf: 0.1 }", "9.200000000000000000 9.300000000000000000")]
    [InlineData("logicalType: integer, enum: [{ value: 7 }, { value: -1 }]", "-1 7")]
    [InlineData("logicalType: integer, examples: [1], logicalTypeOptions: { minimum: 1, maximum: 3 }", "1 2 3")]
    [InlineData("logicalType: number, enum: [{ value: .5 }, { value: +7 }, { value: 1e2 }, { value: -3.25 }]", "-3.25 0.5 1e2 7")]
    public void All_numbers_of_the_grid_occur_and_no_other(string property, string expected) => Assert.Equal(expected, Made.All(property));

    [Fact]
    public void A_unique_number_counts_and_begins_again_when_none_is_left() => Assert.Equal(
        ["6", "8", "10", "6", "8"],
        Made.Values("logicalType: integer, unique: true, logicalTypeOptions: { minimum: 5, maximum: 11, multipleOf: 2 }", 5));

    private static FieldType Type(string property) => Check.Dataset($"{{ name: v, {property} }}").Fields[0].Type;

    private static string Told(NumberGrid? grid) => grid is null ? "none" : $"{grid.First} {grid.Step} {grid.Count} {grid.Scale}";
}
