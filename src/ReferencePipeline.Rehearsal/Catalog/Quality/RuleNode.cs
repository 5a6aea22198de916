namespace ReferencePipeline.Rehearsal.Catalog.Quality;

/// <summary>A rule of a ruleset.</summary>
/// <param name="Text">As the ruleset writes it.</param>
internal abstract record RuleNode(string Text)
{
    public sealed record One(string Text, string Type, IReadOnlyList<string> Parameters, Condition? Condition, string? Where, Condition? Threshold) : RuleNode(Text);

    public sealed record All(string Text, IReadOnlyList<RuleNode> Rules) : RuleNode(Text);

    public sealed record Any(string Text, IReadOnlyList<RuleNode> Rules) : RuleNode(Text);

    /// <summary>One that holds something not understood here.</summary>
    public sealed record NotRun(string Text, string Reason) : RuleNode(Text);
}

/// <summary>What a measured value, or the values of a column, must be.</summary>
internal abstract record Condition
{
    private Condition() { }

    /// <summary>A comparison.</summary>
    /// <param name="Sign">=, !=, &gt;, &gt;=, &lt; or &lt;=.</param>
    /// <param name="Value">What it is compared with.</param>
    public sealed record Compare(string Sign, Operand Value) : Condition;

    /// <summary>Both bounds are outside, as "DQDL reference - AWS Glue" has it.</summary>
    public sealed record Between(Operand Low, Operand High, bool IsNegated) : Condition;

    public sealed record In(IReadOnlyList<Operand> Values, bool IsNegated) : Condition;

    public sealed record Matches(string Pattern, bool IsNegated) : Condition;
}

internal abstract record Operand
{
    private Operand() { }

    public sealed record Number(double Value) : Operand;

    public sealed record Text(string Value) : Operand;

    public sealed record Null : Operand;

    public sealed record Empty : Operand;

    public sealed record Blank : Operand;

    /// <summary>So long after the time of the run.</summary>
    public sealed record Now(TimeSpan Offset) : Operand;

    public sealed record Duration(TimeSpan Length) : Operand;
}
