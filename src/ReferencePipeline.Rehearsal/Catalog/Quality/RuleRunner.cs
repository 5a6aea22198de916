using System.Globalization;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Catalog.Quality;

/// <summary>Measures rules on the rows that are called <c>primary</c>.</summary>
internal sealed class RuleRunner(DuckConnection connection, IReadOnlyList<ColumnPlan> columns, DateTime now, CancellationToken stop)
{
    private static readonly Condition Whole = new Condition.Compare("=", new Operand.Number(1));

    private readonly Metric _metric = new(columns, now);

    public RuleOutcome Run(RuleNode rule) => rule switch
    {
        RuleNode.One one => Guarded(one),
        RuleNode.All(_, var rules) => Joined<RuleOutcome.Failed>([.. rules.Select(Run)], " and "),
        RuleNode.Any(_, var rules) => Joined<RuleOutcome.Passed>([.. rules.Select(Run)], " or "),
        RuleNode.NotRun(_, var reason) => new RuleOutcome.Skipped(reason),
        _ => throw new InvalidOperationException($"No measure for {rule}."),
    };

    /// <summary>One that decides does so whatever the others are; one that was not run leaves it open otherwise.</summary>
    private static RuleOutcome Joined<TDecides>(List<RuleOutcome> outcomes, string word) where TDecides : RuleOutcome
    {
        var found = string.Join(word, outcomes.Select(outcome => outcome switch
        {
            RuleOutcome.Passed(var value) => value,
            RuleOutcome.Failed(var value) => value,
            RuleOutcome.Skipped(var reason) => reason,
            _ => throw new InvalidOperationException($"No value in {outcome}."),
        }));
        return outcomes.Any(outcome => outcome is TDecides) ? RuleOutcome.Of(typeof(TDecides) == typeof(RuleOutcome.Passed), found)
            : outcomes.OfType<RuleOutcome.Skipped>().FirstOrDefault() ?? RuleOutcome.Of(typeof(TDecides) == typeof(RuleOutcome.Failed), found);
    }

    private RuleOutcome Guarded(RuleNode.One rule)
    {
        try
        {
            return Run(rule);
        }
        catch (FormatException unknown)
        {
            return new RuleOutcome.Skipped(unknown.Message);
        }
        catch (MissingColumnException missing)
        {
            return new RuleOutcome.Failed(missing.Message);
        }
        catch (DuckException refused)
        {
            return new RuleOutcome.Skipped($"the engine here does not run it as Spark would: {refused.Message.Split('\n')[0]}");
        }
    }

    private RuleOutcome Run(RuleNode.One rule)
    {
        if (_metric.Sql(rule) is not { } sql)
            return new RuleOutcome.Skipped($"{rule.Type} is not measured here, so Glue alone will tell");
        if (rule.Threshold is not null && !IsAboutRows(rule))
            return new RuleOutcome.Skipped($"a threshold on {rule.Type} is not measured here, so Glue alone will tell");
        if (rule.Where is not null && rule.Type == "CustomSql")
            return new RuleOutcome.Skipped("CustomSql takes no where");
        var rows = rule.Where is { } filter ? $"(SELECT * FROM \"primary\" WHERE {SparkSql.Translate(filter)})" : "\"primary\"";
        if (Measure(sql.Replace(Metric.Rows, rows, StringComparison.Ordinal)) is not { } measured)
            return new RuleOutcome.Failed("there are no rows to measure");
        return IsAboutRows(rule)
            ? RuleOutcome.Of(Numbers.Holds(measured, rule.Threshold ?? Whole), $"{Numbers.Text(100 * measured)} % of the rows")
            : RuleOutcome.Of(Numbers.Holds(measured, rule.Condition ?? Expected(rule)), Numbers.Text(measured));
    }

    private static bool IsAboutRows(RuleNode.One rule) => rule.Type is "ColumnValues" or "ColumnLength" or "DataFreshness" or "ColumnDataType";

    private static Condition Expected(RuleNode.One rule) => rule.Type.StartsWith("Is", StringComparison.Ordinal) || rule.Type is "ColumnExists" or "ColumnNamesMatchPattern" ? Whole : throw new FormatException("it has no condition");

    private double? Measure(string sql)
    {
        using var rows = connection.Query($"SELECT CAST(({sql}) AS DOUBLE)", stop);
        return rows.Read().Single()[0] is { } value ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;
    }
}
