using System.Globalization;

namespace ReferencePipeline.Rehearsal.Catalog.Quality;

/// <summary>Whether a measured number is as a condition asks.</summary>
internal static class Numbers
{
    /// <summary>Compares.</summary>
    /// <exception cref="FormatException">The condition is not about numbers.</exception>
    public static bool Holds(double measured, Condition condition) => condition switch
    {
        Condition.Compare("=", var value) => measured == Of(value),
        Condition.Compare("!=", var value) => measured != Of(value),
        Condition.Compare(">", var value) => measured > Of(value),
        Condition.Compare(">=", var value) => measured >= Of(value),
        Condition.Compare("<", var value) => measured < Of(value),
        Condition.Compare("<=", var value) => measured <= Of(value),
        Condition.Between(var low, var high, var isNegated) => (measured > Of(low) && measured < Of(high)) != isNegated,
        Condition.In(var values, var isNegated) => values.Any(value => measured == Of(value)) != isNegated,
        _ => throw NoNumber(),
    };

    public static string Text(double measured) => measured.ToString("0.######", CultureInfo.InvariantCulture);

    private static double Of(Operand operand) => operand is Operand.Number(var number) ? number : throw NoNumber();

    private static FormatException NoNumber() => new("it compares a number with something else");
}
