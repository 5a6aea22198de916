using System.Globalization;
using ReferencePipeline.Contracts;

namespace ReferencePipeline.Catalog;

/// <summary>What a contract says of a partition key, as a projection.</summary>
/// <remarks>
/// A row whose folder is outside the projection is in the lake, and no query in Athena sees it. So a range holds whatever the
/// validator lets through; a contract that bounds its values, or its event's time, gets the shorter range and the faster query.
/// </remarks>
internal static class PartitionProjection
{
    /// <summary>More folders than that take longer to try than a query takes to name the value.</summary>
    private const long MostFolders = 10_000;

    /// <summary>For days and years that the contract bounds nowhere.</summary>
    private const int FirstYear = 2000;
    private const int LastYear = 2099;
    private const int DaysAhead = 366;

    /// <summary>The projection of one partition key.</summary>
    /// <param name="key">One of the dataset's partition keys.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="daysKept">How long an object stays after its arrival.</param>
    public static Projection Of(Field key, Dataset dataset, int daysKept) => key switch
    {
        { Enum.Count: > 0, Type: StringType } => new Projection.OneOf(key.Enum),
        { Enum.Count: > 0, Type: IntegerType } => new Projection.OneOf([.. key.Enum.Select(WholeNumber)]),
        { Type: BooleanType } => new Projection.OneOf(["false", "true"]),
        { Derivation: Derivation.HourOf } => new Projection.Between(0, 23, Digits: 2),
        { Derivation: Derivation.MonthOf } => new Projection.Between(1, 12, Digits: 2),
        { Derivation: Derivation.YearOf year } => new Projection.Between(FirstDay(year.Source)?.Year ?? FirstYear, LastDay(year.Source)?.Year ?? LastYear, Digits: 4),
        { Derivation: Derivation.Bucket bucket } => new Projection.Between(0, bucket.Count - 1),
        { Type: IntegerType integer } => OfRange(integer.Range),
        { Type: DateType } => OfDays(key, dataset, daysKept),
        { Type: StringType } => new Projection.Named(),
        _ => throw new InvalidOperationException($"No projection for {key.Path} of type {key.Type}."),
    };

    /// <summary>Whether a query has to name the key's value, since nobody could list them.</summary>
    public static bool IsNamed(Field key, Dataset dataset) => Of(key, dataset, daysKept: 1) is Projection.Named;

    private static string WholeNumber(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0", CultureInfo.InvariantCulture);

    private static Projection OfRange(Range<decimal> range)
    {
        if (range is not { Minimum: { } minimum, Maximum: { } maximum })
            return new Projection.Named();
        var low = range.ExcludesMinimum ? decimal.Floor(minimum) + 1 : decimal.Ceiling(minimum);
        var high = range.ExcludesMaximum ? decimal.Ceiling(maximum) - 1 : decimal.Floor(maximum);
        return high - low < MostFolders ? new Projection.Between((long)low, (long)high) : new Projection.Named();
    }

    private static Projection.Days OfDays(Field key, Dataset dataset, int daysKept)
    {
        var source = key.Derivation is Derivation.DateOf { Source: var derived } ? derived : key;
        if (dataset.EventTime is { } bounded && bounded.Field == source)
            return new(Ago(daysKept + WholeDays(bounded.MaxLate)), Ahead(Math.Max(1, WholeDays(bounded.MaxEarly))));
        return new(Day(FirstDay(source) ?? new DateOnly(FirstYear, 1, 1)), LastDay(source) is { } last ? Day(last) : Ahead(DaysAhead));
    }

    private static string Ago(int days) => string.Create(CultureInfo.InvariantCulture, $"NOW-{days}DAYS");

    private static string Ahead(int days) => string.Create(CultureInfo.InvariantCulture, $"NOW+{days}DAYS");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int WholeDays(TimeSpan time) => (int)Math.Ceiling(time.TotalDays);

    private static DateOnly? FirstDay(Field source) => source.Type switch
    {
        DateType { Range.Minimum: { } day } => day,
        TimestampType { Range.Minimum: { } moment } => DateOnly.FromDateTime(moment),
        _ => null,
    };

    private static DateOnly? LastDay(Field source) => source.Type switch
    {
        DateType { Range.Maximum: { } day } => day,
        TimestampType { Range.Maximum: { } moment } => DateOnly.FromDateTime(moment),
        _ => null,
    };
}
