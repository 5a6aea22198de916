namespace ReferencePipeline.Rehearsal.Catalog.Quality;

/// <summary>What became of a rule.</summary>
internal abstract record RuleOutcome
{
    private RuleOutcome() { }

    /// <summary>What was measured is as the rule says.</summary>
    /// <param name="Found">The value that was measured.</param>
    public sealed record Passed(string Found) : RuleOutcome;

    public sealed record Failed(string Found) : RuleOutcome;

    /// <summary>It was not run, and why.</summary>
    public sealed record Skipped(string Reason) : RuleOutcome;

    public static RuleOutcome Of(bool holds, string found) => holds ? new Passed(found) : new Failed(found);
}
