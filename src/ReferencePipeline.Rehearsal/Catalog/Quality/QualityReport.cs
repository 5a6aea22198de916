namespace ReferencePipeline.Rehearsal.Catalog.Quality;

/// <summary>How the rows of a table do by a ruleset of the templates.</summary>
/// <param name="Ruleset">Its name.</param>
/// <param name="Score">Passed rules over all that were run, as Glue scores; <c>null</c> when none was run.</param>
/// <param name="Problem">Why it could not be read; <c>null</c> when it could.</param>
/// <param name="Rules">In the ruleset's order.</param>
public sealed record QualityReport(string Ruleset, double? Score, string? Problem, IReadOnlyList<RuleReport> Rules)
{
    internal static QualityReport Of(string ruleset, IReadOnlyList<RuleReport> rules)
    {
        var (passed, failed) = (rules.Count(rule => rule.Outcome == RuleReport.Passed), rules.Count(rule => rule.Outcome == RuleReport.Failed));
        return new(ruleset, passed + failed == 0 ? null : Math.Round((double)passed / (passed + failed), 4), null, rules);
    }
}

/// <summary>A rule and what became of it.</summary>
/// <param name="Rule">The rule in DQDL.</param>
/// <param name="Outcome"><c>passed</c>, <c>failed</c> or <c>skipped</c>.</param>
/// <param name="Found">What was measured, or why nothing was.</param>
public sealed record RuleReport(string Rule, string Outcome, string Found)
{
    public const string Passed = "passed";
    public const string Failed = "failed";
    public const string Skipped = "skipped";

    internal static RuleReport Of(string rule, RuleOutcome outcome) => outcome switch
    {
        RuleOutcome.Passed(var found) => new(rule, Passed, found),
        RuleOutcome.Failed(var found) => new(rule, Failed, found),
        RuleOutcome.Skipped(var reason) => new(rule, Skipped, reason),
        _ => throw new InvalidOperationException($"No report for {outcome}."),
    };
}
