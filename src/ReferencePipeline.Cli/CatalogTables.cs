using System.Globalization;
using ReferencePipeline.Rehearsal;
using ReferencePipeline.Rehearsal.Catalog;
using ReferencePipeline.Rehearsal.Catalog.Quality;
using ReferencePipeline.Rehearsal.Catalog.Schema;
using Spectre.Console;

namespace ReferencePipeline.Cli;

/// <summary>Shows people what a table is like for its readers.</summary>
internal sealed class CatalogTables(IAnsiConsole console)
{
    public void Write(LakeReport report)
    {
        foreach (var table in report.Tables)
        {
            console.MarkupLineInterpolated($"[bold]{table.Dataset}[/]");
            console.WriteLine($"  {table.Table}: {Noun.Count(table.Data.Files, "file")} in {report.Lake}, {InShort(table.Catalog)}");
            Write(table.Catalog);
            console.WriteLine();
        }

        foreach (var skipped in report.Skipped)
            console.WriteLine($"Left out: {skipped}");
    }

    /// <summary>Who sees how many partitions, and how the rows score.</summary>
    public static string InShort(CatalogReport catalog) =>
        $"{Count(catalog.Registered)} registered by {(catalog.Crawlers.Count == 0 ? "no crawler" : Noun.Count(catalog.Crawlers.Count, "crawler"))}, {Count(catalog.ReadByAthena)} read by Athena{(catalog.IsProjected ? " by projection" : "")}";

    public static IEnumerable<string> Quality(CatalogReport catalog) => catalog.Quality.Where(ruleset => ruleset.Problem is null).Select(ruleset =>
        $"{(ruleset.Score is { } score ? $"score {score.ToString("P0", CultureInfo.InvariantCulture)}: " : "")}{Of(ruleset, RuleReport.Passed)} passed, {Of(ruleset, RuleReport.Failed)} failed, {Of(ruleset, RuleReport.Skipped)} skipped");

    /// <summary>What somebody has to look at; nothing when all is well.</summary>
    public void Write(CatalogReport catalog)
    {
        foreach (var told in catalog.Disagreements)
            Say(told);
        foreach (var drift in catalog.Drift)
            Say(drift);
        foreach (var ruleset in catalog.Quality)
            Say(ruleset);
    }

    private void Say(Disagreement told)
    {
        var who = told.SeenBy switch
        {
            Disagreement.Catalog => "Athena sees none of them",
            Disagreement.Athena => "only Athena sees them; Spectrum, Spark and quality runs do not",
            _ => "nobody sees them",
        };
        Line($"  Disagreement: {Count(told.Rows)} {(told.Rows == 1 ? "row" : "rows")} in {Noun.Count(told.Partitions, "partition")}, and {who}");
        Line($"    {told.Where} {told.Why}; {told.Instead}. For example {told.Example}");
    }

    private void Say(SchemaDrift drift)
    {
        Line($"  Drift: {drift.Path} is {drift.InFiles ?? "not there"} in {Noun.Count(drift.Files, "file")} and {drift.InTable ?? "not there"} in the table: {drift.Reading}");
        Line($"    {drift.Crawling}. For example {drift.Example}");
    }

    private void Say(QualityReport ruleset)
    {
        if (ruleset.Problem is { } problem)
            Line($"  {problem}");
        foreach (var rule in ruleset.Rules.Where(rule => rule.Outcome != RuleReport.Passed))
            Line($"  {(rule.Outcome == RuleReport.Failed ? "Failed, found" : "Skipped:")} {rule.Found}: {string.Join(' ', rule.Rule.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
    }

    /// <summary>Unbroken however long, so that names of folders can be searched and copied.</summary>
    private void Line(string text) => console.Profile.Out.Writer.WriteLine(text);

    private static int Of(QualityReport ruleset, string outcome) => ruleset.Rules.Count(rule => rule.Outcome == outcome);

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
