namespace ReferencePipeline.Contracts;

/// <summary>One entry of <c>quality</c>. A closed family.</summary>
public abstract record QualityRule
{
    private protected QualityRule() { }

    /// <summary>The rule's <c>id</c> or <c>name</c>, if it has one.</summary>
    public string? Name { get; init; }
    public string? Description { get; init; }
    public string? Dimension { get; init; }
    public string? Severity { get; init; }
    public required int Line { get; init; }
}

/// <summary>A metric of ODCS's library, compared with a bound.</summary>
public sealed record LibraryRule : QualityRule
{
    internal LibraryRule() { }

    public required QualityMetric Metric { get; init; }
    public required Comparison Comparison { get; init; }

    /// <summary>Whether the metric is a share of the rows (0 to 100) rather than a count.</summary>
    public required bool Percent { get; init; }

    /// <summary><c>missingValues</c> or <c>validValues</c>: the list that the metric counts with.</summary>
    public required IReadOnlyList<Literal> Values { get; init; }
    public string? Pattern { get; init; }

    /// <summary>The fields of a dataset-level <c>duplicateValues</c>.</summary>
    public required IReadOnlyList<Field> Fields { get; init; }
}

public enum QualityMetric
{
    NullValues,
    MissingValues,
    InvalidValues,
    DuplicateValues,
    RowCount,
}

/// <summary>A sentence for people. Carried along, never run.</summary>
public sealed record TextRule : QualityRule
{
    internal TextRule() { }
}

/// <summary>A query whose one number is compared with a bound. <c>{object}</c> and <c>{property}</c> stand for table and column.</summary>
public sealed record SqlRule : QualityRule
{
    internal SqlRule() { }

    public required string Query { get; init; }
    public required Comparison Comparison { get; init; }
}

/// <summary>A check of another engine. Carried along, never run.</summary>
public sealed record CustomRule : QualityRule
{
    internal CustomRule() { }

    public required string Engine { get; init; }
    public required string Implementation { get; init; }
}

/// <summary>One of ODCS's operators with its bound.</summary>
public sealed record Comparison
{
    internal Comparison(ComparisonOperator @operator, decimal value, decimal? upper = null) =>
        (Operator, Value, Upper) = (@operator, value, upper);

    public ComparisonOperator Operator { get; }
    public decimal Value { get; }

    /// <summary>The upper bound of the two <c>Between</c> operators. Neither bound is within: ODCS equates the range with <c>mustBeGreaterThan</c> and <c>mustBeLessThan</c>.</summary>
    public decimal? Upper { get; }

    public bool Holds(decimal measured) => Operator switch
    {
        ComparisonOperator.MustBe => measured == Value,
        ComparisonOperator.MustNotBe => measured != Value,
        ComparisonOperator.MustBeGreaterThan => measured > Value,
        ComparisonOperator.MustBeGreaterOrEqualTo => measured >= Value,
        ComparisonOperator.MustBeLessThan => measured < Value,
        ComparisonOperator.MustBeLessOrEqualTo => measured <= Value,
        ComparisonOperator.MustBeBetween => measured > Value && measured < Upper,
        ComparisonOperator.MustNotBeBetween => measured <= Value || measured >= Upper,
        _ => throw new InvalidOperationException($"Unknown operator {Operator}."),
    };
}

public enum ComparisonOperator
{
    MustBe,
    MustNotBe,
    MustBeGreaterThan,
    MustBeGreaterOrEqualTo,
    MustBeLessThan,
    MustBeLessOrEqualTo,
    MustBeBetween,
    MustNotBeBetween,
}
