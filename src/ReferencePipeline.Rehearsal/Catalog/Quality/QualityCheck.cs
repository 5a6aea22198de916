using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Catalog.Quality;

/// <summary>Runs the rulesets of a table on the rows of its files.</summary>
/// <param name="connection">Where to; it keeps the rows.</param>
/// <param name="table">Whose rows.</param>
/// <param name="areAlike">Whether all files have the same columns: then only one is asked which.</param>
/// <param name="stop">Ends it early.</param>
internal sealed class QualityCheck(DuckConnection connection, TablePlan table, bool areAlike, CancellationToken stop)
{
    /// <summary>What is smaller is read once; of what is larger, each rule reads the columns that it asks.</summary>
    private const long Small = 32 * 1024 * 1024;

    private readonly List<ColumnPlan> _columns = [.. table.Columns, .. table.PartitionKeys];

    public IReadOnlyList<QualityReport> Run(IReadOnlyList<RulesetPlan> rulesets, IReadOnlyList<string> files, DateTime now)
    {
        if (rulesets.Count == 0)
            return [];
        var unreadable = Open(files);
        var runner = new RuleRunner(connection, _columns, now, stop);
        return [.. rulesets.Select(ruleset => Run(ruleset, runner, unreadable))];
    }

    private static QualityReport Run(RulesetPlan ruleset, RuleRunner runner, string? unreadable)
    {
        try
        {
            var rules = RulesetReader.Read(ruleset.Text);
            return QualityReport.Of(ruleset.Name, [.. rules.Select(rule => RuleReport.Of(rule.Text, unreadable is null ? runner.Run(rule) : new RuleOutcome.Skipped(unreadable)))]);
        }
        catch (FormatException wrong)
        {
            return new(ruleset.Name, null, $"{ruleset.Where}: Ruleset: cannot be read: {wrong.Message}; Glue refuses it", []);
        }
    }

    /// <summary>Makes the rows known as <c>primary</c>, with every column of the table; or tells why they cannot be read as the table says.</summary>
    private string? Open(IReadOnlyList<string> files)
    {
        var empty = $"SELECT {string.Join(", ", _columns.Select(column => $"CAST(NULL AS {column.Type.Sql}) AS {SqlIdentifier.Quote(column.Name)}"))} WHERE FALSE";
        var keys = table.PartitionKeys.Count == 0 ? ", hive_partitioning = false" : $", hive_partitioning = true, hive_types = {{{string.Join(", ", table.PartitionKeys.Select(key => $"{SqlText.Quote(key.Name)}: {key.Type.Sql}"))}}}";
        var rows = files.Count == 0 ? empty : $"({empty}) UNION ALL BY NAME (SELECT * FROM read_parquet([{string.Join(", ", files.Select(SqlText.Quote))}], union_by_name = {(areAlike ? "false" : "true")}{keys}))";
        var isSmall = files.Sum(file => new FileInfo(file).Length) <= Small;
        try
        {
            connection.Execute($"CREATE TEMP {(isSmall ? "TABLE" : "VIEW")} \"primary\" AS {rows}", stop);
            return null;
        }
        catch (DuckException refused)
        {
            return $"the files cannot be read as the table says: {refused.Message.Split('\n')[0]}";
        }
    }
}
