namespace ReferencePipeline.Contracts.Reading;

/// <summary>Reads a rule of ODCS's library: <c>metric</c> since v3.1, <c>rule</c> before.</summary>
internal static class LibraryReader
{
    private static readonly IReadOnlyList<string> Metrics = [.. Enum.GetNames<QualityMetric>().Select(name => char.ToLowerInvariant(name[0]) + name[1..])];

    // What v3.0 called them, where the meaning is the same.
    private static readonly Dictionary<string, string> Before = new()
    {
        ["duplicateCount"] = "duplicateValues",
        ["validValues"] = "invalidValues",
        ["nullCheck"] = "nullValues",
    };

    /// <summary>A dataset's rule comes with its <paramref name="fields"/>, a field's with its <paramref name="type"/>.</summary>
    public static LibraryRule? Read(Section rule, IReadOnlyList<Field>? fields, FieldType? type)
    {
        if (Metric(rule) is not { } metric)
            return null;

        var comparison = Comparison(rule);
        var percent = Percent(rule, metric, comparison);
        if (!IsAtItsLevel(rule, metric, fields))
            return null;

        var arguments = rule.Child("arguments");
        var named = Properties(rule, arguments, metric, fields);
        var values = Values(rule, arguments, metric, type);
        return comparison is null ? null : new LibraryRule
        {
            Name = QualityReader.Name(rule),
            Description = rule.Text("description"),
            Dimension = rule.Text("dimension"),
            Severity = rule.Text("severity"),
            Line = rule.Line,
            Metric = metric,
            Comparison = comparison,
            Percent = percent,
            Values = values,
            Pattern = Pattern(rule, arguments, metric, type),
            Fields = named,
        };
    }

    /// <summary>In v3.0, a check of null or valid values came without a number: none may fail it.</summary>
    private static Comparison? Comparison(Section rule) =>
        rule.Text("rule") is "validValues" or "nullCheck" && !ComparisonReader.Operators.Any(rule.Has)
            ? new Comparison(ComparisonOperator.MustBe, 0)
            : ComparisonReader.Read(rule);

    private static QualityMetric? Metric(Section rule)
    {
        var key = rule.Has("metric") ? "metric" : "rule";
        if (rule.Text(key) is not { } written)
        {
            rule.Refuse("'metric' is missing", $"add one of {Words.Or(Metrics)}, or another type");
            return null;
        }

        if (rule.Has("metric") && rule.Has("rule") && rule.Text("rule") != written)
            rule.Refuse("rule", "'rule' and 'metric' disagree", "keep 'metric'; 'rule' is its name before v3.1");
        var name = key == "rule" ? Before.GetValueOrDefault(written, written) : written;
        if (Metrics.Contains(name))
            return Enum.Parse<QualityMetric>(name, ignoreCase: true);
        rule.Refuse(key, $"'{written}' is not a metric of ODCS's library", Words.DidYouMean(written, Metrics));
        return null;
    }

    private static bool Percent(Section rule, QualityMetric metric, Comparison? comparison)
    {
        var unit = rule.Text("unit");
        if (unit is not (null or "rows" or "percent"))
            rule.Refuse("unit", $"'{unit}' is not a unit of a metric", "use rows or percent");
        if (unit != "percent")
            return false;
        if (metric == QualityMetric.RowCount)
            rule.Refuse("unit", "rowCount is no share of anything", "use rows, or leave it out");
        if (comparison is not null && (comparison.Value is < 0 or > 100 || comparison.Upper > 100))
            rule.Refuse("unit", "a bound is outside 0 to 100", "write a share of the rows, in percent");
        return true;
    }

    private static bool IsAtItsLevel(Section rule, QualityMetric metric, IReadOnlyList<Field>? fields)
    {
        if (metric == QualityMetric.DuplicateValues || metric == QualityMetric.RowCount == fields is not null)
            return true;
        rule.Refuse(rule.Has("metric") ? "metric" : "rule",
            fields is null ? "rowCount counts a dataset" : $"{rule.Text("metric") ?? rule.Text("rule")} looks at one property",
            fields is null ? "write it under the object's own 'quality'" : "write it under that property's 'quality'");
        return false;
    }

    private static IReadOnlyList<Field> Properties(Section rule, Section? arguments, QualityMetric metric, IReadOnlyList<Field>? fields)
    {
        var isWanted = metric == QualityMetric.DuplicateValues && fields is not null;
        if (!isWanted)
        {
            RefuseArgument(arguments, "properties", "duplicateValues of an object");
            return [];
        }

        var names = arguments?.Texts("properties") ?? [];
        if (names.Count == 0)
            rule.Refuse("no properties to compare", "add 'arguments: properties: [one, another]'");
        foreach (var name in names.Where(name => !fields!.Any(field => field.Name == name)))
            arguments!.Refuse("properties", $"'{name}' is no property of this object", Words.DidYouMean(name, [.. fields!.Select(field => field.Name)]));
        return [.. names.Select(name => fields!.FirstOrDefault(field => field.Name == name)).OfType<Field>()];
    }

    private static IReadOnlyList<Literal> Values(Section rule, Section? arguments, QualityMetric metric, FieldType? type)
    {
        if (metric != QualityMetric.MissingValues)
            RefuseArgument(arguments, "missingValues", "missingValues");
        if (metric != QualityMetric.InvalidValues)
        {
            RefuseArgument(arguments, "validValues", "invalidValues");
            RefuseArgument(arguments, "pattern", "invalidValues");
            RefuseArgument(rule, "validValues", "invalidValues");
        }

        var (owner, key) = metric switch
        {
            QualityMetric.MissingValues => (arguments, "missingValues"),
            QualityMetric.InvalidValues => (rule.Has("validValues") ? rule : arguments, "validValues"),
            _ => (null, ""),
        };
        var values = owner?.Items(key).Select(LiteralReader.From).ToList() ?? [];
        if (metric == QualityMetric.MissingValues && values.Count == 0)
            rule.Refuse("no values that count as missing", "add 'arguments: missingValues: [null, \"\"]'");
        if (metric == QualityMetric.InvalidValues && values.Count == 0 && arguments?.Has("pattern") != true)
            rule.Refuse("nothing says which values are valid", "add 'arguments: validValues: [...]' or 'arguments: pattern: ...'");

        // What counts as missing may well be invalid; what counts as valid must be possible.
        foreach (var value in metric == QualityMetric.InvalidValues && type is StringType or IntegerType or DecimalType or FloatType or BooleanType ? values : [])
        {
            if (value is not Literal.Null && Kind(type!) != value.GetType())
                owner!.Refuse(key, "a value of another type than the property's", type is StringType ? "write it in quotes" : "write it as the property's values are");
        }

        return values;
    }

    private static Type Kind(FieldType type) => type switch
    {
        StringType => typeof(Literal.Text),
        BooleanType => typeof(Literal.Boolean),
        _ => typeof(Literal.Number),
    };

    private static string? Pattern(Section rule, Section? arguments, QualityMetric metric, FieldType? type)
    {
        if (metric != QualityMetric.InvalidValues || arguments?.Text("pattern") is not { } text)
            return null;
        if (type is not (StringType or UnreadType))
            arguments.Refuse("pattern", "a pattern on what is no text", "use validValues, or logicalType: string");
        else if (!EcmaPattern.TryParse(text, out _, out var problem))
            arguments.Refuse("pattern", problem.What, problem.Instead);
        return text;
    }

    private static void RefuseArgument(Section? owner, string key, string metric)
    {
        if (owner?.Has(key) == true)
            owner.Refuse(key, $"'{key}' belongs to {metric}", "remove it, or use that metric");
    }
}
