namespace ReferencePipeline.Contracts.Dialects;

/// <summary>One quality rule in DQDL: a rule type of its own where DQDL measures exactly the same, else a query.</summary>
/// <remarks>
/// ODCS counts bad values, nulls apart; DQDL's ColumnValues knows no count, fails on null and compares shares only. So what is
/// missing, invalid or repeated is counted by CustomSql, whose table is always called <c>primary</c>. The result has a name because
/// Deequ, which runs it, would look for a column inside a struct where the unnamed expression holds a dot.
/// </remarks>
internal static class DqdlMetric
{
    private const string InsideList = "the values inside an array or a map are no column that DQDL could name";

    public static DqdlOutcome OfDataset(QualityRule rule, IReadOnlyList<DqdlPlace> places)
    {
        var origin = new Origin("", rule.Name);
        return rule switch
        {
            LibraryRule { Metric: QualityMetric.RowCount, Percent: true } => origin.Skip("a row count is no share of the rows; give it the unit rows"),
            LibraryRule { Metric: QualityMetric.RowCount } library => origin.Write(DqdlExpression.Compare("RowCount", library.Comparison)),
            LibraryRule { Metric: QualityMetric.DuplicateValues, Fields.Count: > 0 } library => Duplicates(origin, library, PlacesOf(library, places)),
            LibraryRule => origin.Skip("it counts the values of one property; write it below that property"),
            SqlRule sql => DqdlQuery.Of(origin, sql, null),
            TextRule or CustomRule => NotRun(origin, rule),
            _ => throw new InvalidOperationException($"No DQDL for {rule}."),
        };
    }

    public static DqdlOutcome OfField(QualityRule rule, DqdlPlace place, IReadOnlyList<DqdlPlace> places)
    {
        var origin = new Origin(place.Field.Path, rule.Name);
        return rule switch
        {
            LibraryRule { Metric: QualityMetric.RowCount } => origin.Skip("rows are counted for a dataset; write it there"),
            LibraryRule when place.IsInsideList => origin.Skip(InsideList),
            LibraryRule library => OfValues(origin, library, place, places),
            SqlRule sql => DqdlQuery.Of(origin, sql, place),
            TextRule or CustomRule => NotRun(origin, rule),
            _ => throw new InvalidOperationException($"No DQDL for {rule}."),
        };
    }

    /// <summary>That no value comes twice.</summary>
    public static DqdlOutcome Unique(string name, DqdlPlace place) =>
        Duplicates(new(place.Field.Path, name), new(ComparisonOperator.MustBe, 0), percent: false, [place]);

    private static DqdlOutcome OfValues(Origin origin, LibraryRule rule, DqdlPlace place, IReadOnlyList<DqdlPlace> places) => rule.Metric switch
    {
        QualityMetric.NullValues => Nulls(origin, rule, place),
        QualityMetric.MissingValues => Missing(origin, rule, place),
        QualityMetric.InvalidValues => Invalid(origin, rule, place),
        QualityMetric.DuplicateValues => Duplicates(origin, rule, rule.Fields.Count > 0 ? PlacesOf(rule, places) : [place]),
        _ => throw new InvalidOperationException($"No DQDL for the metric {rule.Metric}."),
    };

    private static DqdlOutcome Nulls(Origin origin, LibraryRule rule, DqdlPlace place)
    {
        if (place.IsPlainColumn && IsZero(rule.Comparison))
            return origin.Write($"IsComplete {DqdlExpression.Quote(place.Column)}");
        if (place.IsPlainColumn && rule.Percent)
        {
            var completeness = DqdlExpression.ComplementOfPercent(rule.Comparison);
            return origin.Write(DqdlExpression.Compare($"Completeness {DqdlExpression.Quote(place.Column)}", completeness));
        }

        return Count(origin, rule, $"{place.Sql} IS NULL");
    }

    private static DqdlOutcome Missing(Origin origin, LibraryRule rule, DqdlPlace place)
    {
        if (NeedsScalar(rule, place))
            return origin.Skip("a struct, an array or a map equals no value of a list");
        var values = ValuesOf(rule, place);
        var conditions = new List<string>();
        if (rule.Values.Any(value => value is Literal.Null))
            conditions.Add($"{place.Sql} IS NULL");
        if (values.Count > 0)
            conditions.Add($"{place.Sql} IN ({string.Join(", ", values)})");
        return Count(origin, rule, conditions.Count > 0 ? string.Join(" OR ", conditions) : "FALSE");
    }

    private static DqdlOutcome Invalid(Origin origin, LibraryRule rule, DqdlPlace place)
    {
        if (NeedsScalar(rule, place))
            return origin.Skip("a struct, an array or a map equals no value of a list");
        if (rule.Pattern is not null && place.Field.Type is not StringType)
            return origin.Skip("a pattern fits text only; give the property's valid values or bounds instead");
        var broken = new List<string>();
        if (rule.Values.Count > 0)
            broken.Add(ValuesOf(rule, place) is { Count: > 0 } values ? $"{place.Sql} NOT IN ({string.Join(", ", values)})" : "TRUE");
        if (rule.Pattern is { } pattern)
            broken.Add($"NOT {place.Sql} RLIKE {SparkLiteral.Quote(JavaRegex.From(pattern))}");
        return broken.Count == 0
            ? origin.Skip("it names neither valid values nor a pattern")
            : Count(origin, rule, $"{place.Sql} IS NOT NULL AND {(broken.Count == 1 ? broken[0] : $"({string.Join(" OR ", broken)})")}");
    }

    private static DqdlOutcome Duplicates(Origin origin, LibraryRule rule, IReadOnlyList<DqdlPlace> places) =>
        Duplicates(origin, rule.Comparison, rule.Percent, places);

    /// <summary>The rows beyond the first of each key; a key that is null throughout is none, as in IsUnique.</summary>
    private static DqdlOutcome Duplicates(Origin origin, Comparison comparison, bool percent, IReadOnlyList<DqdlPlace> places)
    {
        if (places.Any(place => place.IsInsideList))
            return origin.Skip(InsideList);
        if (places.Any(place => HoldsMap(place.Field.Type)))
            return origin.Skip("Spark cannot tell whether two maps are the same");
        if (IsZero(comparison) && places.All(place => place.IsPlainColumn))
            return origin.Write($"IsUnique {string.Join(' ', places.Select(place => DqdlExpression.Quote(place.Column)))}");

        var keys = string.Join(", ", places.Select(place => place.Sql));
        var present = string.Join(" OR ", places.Select(place => $"{place.Sql} IS NOT NULL"));
        var query = percent
            ? $"SELECT COALESCE(100E0 * SUM(CASE WHEN present > 0 THEN n - 1 ELSE 0 END) / SUM(n), 0E0) AS measured FROM " +
              $"(SELECT COUNT(*) AS n, COUNT(CASE WHEN {present} THEN 1 END) AS present FROM primary GROUP BY {keys}) AS repeated"
            : $"SELECT COALESCE(SUM(n - 1), 0) AS measured FROM (SELECT COUNT(*) AS n FROM primary WHERE {present} GROUP BY {keys}) AS repeated";
        return origin.Write(DqdlExpression.Compare(DqdlQuery.CustomSql(query), comparison));
    }

    private static DqdlOutcome Count(Origin origin, LibraryRule rule, string condition)
    {
        var query = rule.Percent
            ? $"SELECT COALESCE(100E0 * COUNT(CASE WHEN {condition} THEN 1 END) / NULLIF(COUNT(*), 0), 0E0) AS measured FROM primary"
            : $"SELECT COUNT(*) AS measured FROM primary WHERE {condition}";
        return origin.Write(DqdlExpression.Compare(DqdlQuery.CustomSql(query), rule.Comparison));
    }

    private static DqdlOutcome NotRun(Origin origin, QualityRule rule) => rule switch
    {
        TextRule => origin.Skip("a sentence for people"),
        CustomRule custom => origin.Skip($"a check of another engine, {custom.Engine}"),
        _ => throw new InvalidOperationException($"No DQDL for {rule}."),
    };

    private static List<string> ValuesOf(LibraryRule rule, DqdlPlace place) =>
        [.. rule.Values.Select(value => SparkLiteral.Of(place.Field.Type, value)).OfType<string>().Distinct()];

    private static List<DqdlPlace> PlacesOf(LibraryRule rule, IReadOnlyList<DqdlPlace> places) =>
        [.. rule.Fields.Select(field => places.First(place => place.Field == field))];

    private static bool NeedsScalar(LibraryRule rule, DqdlPlace place) =>
        place.Field.Type is ObjectType or ArrayType or MapType && rule.Values.Any(value => value is not Literal.Null);

    private static bool HoldsMap(FieldType type) => type switch
    {
        MapType => true,
        ArrayType { Items: var items } => HoldsMap(items.Type),
        ObjectType { Fields: var fields } => fields.Any(field => HoldsMap(field.Type)),
        _ => false,
    };

    private static bool IsZero(Comparison comparison) => comparison is { Operator: ComparisonOperator.MustBe, Value: 0 };

    /// <summary>The element of the contract that a rule comes from.</summary>
    internal sealed record Origin(string Path, string? Name)
    {
        public DqdlOutcome Write(string text) => new DqdlOutcome.Written(new(Path, Name, text));

        public DqdlOutcome Skip(string reason) => new DqdlOutcome.Skipped(new(Path, Name, reason));
    }
}
