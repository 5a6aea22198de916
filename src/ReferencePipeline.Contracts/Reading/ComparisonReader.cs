using ReferencePipeline.Contracts.Reading.Yaml;

namespace ReferencePipeline.Contracts.Reading;

/// <summary>Reads the one operator of a quality rule.</summary>
internal static class ComparisonReader
{
    public static IReadOnlyList<string> Operators { get; } = [.. Enum.GetNames<ComparisonOperator>().Select(name => char.ToLowerInvariant(name[0]) + name[1..])];

    public static Comparison? Read(Section rule)
    {
        var written = Operators.Where(rule.Has).ToList();

        // A misspelt operator is told as an unknown key.
        if (written.Count == 0 && rule.Keys.Any(key => Nearest.To(key, Operators) is not null))
            return null;
        if (written.Count != 1)
        {
            rule.Refuse(written.Count == 0 ? "nothing to compare with" : $"{string.Join(" and ", written)} at once",
                written.Count == 0 ? $"add one of {Words.Or(Operators)}" : "write one operator; make a second rule for another, or use mustBeBetween");
            return null;
        }

        var key = written[0];
        var @operator = Enum.Parse<ComparisonOperator>(key, ignoreCase: true);
        return @operator is ComparisonOperator.MustBeBetween or ComparisonOperator.MustNotBeBetween ? Between(rule, key, @operator) : Single(rule, key, @operator);
    }

    public static void RefuseAny(Section rule, string type)
    {
        foreach (var key in Operators.Where(rule.Has))
            rule.Refuse(key, $"a rule of type {type} compares nothing", "remove it, or use type: sql or a metric");
    }

    private static Comparison? Single(Section rule, string key, ComparisonOperator @operator)
    {
        if (rule.Number(key) is { } value)
            return new Comparison(@operator, value);

        // Of the wrong shape: told already. Only mustBe and mustNotBe may be other scalars in ODCS.
        if (@operator is ComparisonOperator.MustBe or ComparisonOperator.MustNotBe && rule.Scalar(key) is { } scalar)
            rule.Refuse(key, $"{scalar.Kind} is not a number", "write a number, without quotes: the rule compares a count");
        return null;
    }

    private static Comparison? Between(Section rule, string key, ComparisonOperator @operator)
    {
        var bounds = rule.Items(key).OfType<YamlScalar>().Select(Section.Number).ToList();
        if (bounds is [{ } low, { } high])
        {
            if (low < high)
                return new Comparison(@operator, low, high);
            rule.Refuse(key, $"{low} is not below {high}", "write the smaller number first");
        }
        else if (rule.Node(key) is YamlList && !bounds.Contains(null))
        {
            rule.Refuse(key, $"{bounds.Count} numbers stand here", "write two, like [0, 100]");
        }

        return null;
    }
}
