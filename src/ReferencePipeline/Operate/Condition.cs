namespace ReferencePipeline.Operate;

/// <summary>When an alarm rings: a measure, or an expression over some, above a threshold for a while.</summary>
internal sealed record Condition
{
    /// <summary>By the names that the expression gives them.</summary>
    public required IReadOnlyDictionary<string, Measure> Measures { get; init; }

    /// <summary>Nothing where there is but one measure.</summary>
    public string? Expression { get; init; }

    /// <summary>Rings above it.</summary>
    public required double Above { get; init; }

    public int PeriodSeconds { get; init; } = 60;

    public int Periods { get; init; } = 1;

    /// <summary>How many of the periods have to be bad.</summary>
    public int Bad { get; init; } = 1;

    public static Condition Of(Measure measure, double above) => new() { Measures = new Dictionary<string, Measure> { ["m"] = measure }, Above = above };

    public static Condition Of(string expression, double above, params IEnumerable<(string Id, Measure Measure)> measures) =>
        new() { Measures = measures.ToDictionary(one => one.Id, one => one.Measure), Expression = expression, Above = above };

    /// <summary>Three bad minutes of five: long enough to be no hiccup.</summary>
    public Condition Lasting => this with { Periods = 5, Bad = 3 };
}
