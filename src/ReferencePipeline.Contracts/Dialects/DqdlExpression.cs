namespace ReferencePipeline.Contracts.Dialects;

/// <summary>The words of DQDL: quoted texts and comparisons.</summary>
internal static class DqdlExpression
{
    /// <summary>A text in double quotes. It must hold none itself: DQDL's parser keeps the backslash that would escape one.</summary>
    public static string Quote(string text) =>
        text.Contains('"') || text.EndsWith('\\')
            ? throw new InvalidOperationException($"DQDL cannot quote {text}.")
            : $"\"{text}\"";

    /// <summary>A rule that holds when <paramref name="measure"/> compares as the contract says.</summary>
    /// <remarks>ODCS's ranges leave their bounds out, as DQDL's <c>between</c> does; two comparisons say so to whoever reads them.</remarks>
    public static string Compare(string measure, Comparison comparison)
    {
        var value = DecimalText.Of(comparison.Value);
        return comparison.Operator switch
        {
            ComparisonOperator.MustBe => $"{measure} = {value}",
            ComparisonOperator.MustNotBe => $"{measure} != {value}",
            ComparisonOperator.MustBeGreaterThan => $"{measure} > {value}",
            ComparisonOperator.MustBeGreaterOrEqualTo => $"{measure} >= {value}",
            ComparisonOperator.MustBeLessThan => $"{measure} < {value}",
            ComparisonOperator.MustBeLessOrEqualTo => $"{measure} <= {value}",
            ComparisonOperator.MustBeBetween => $"({measure} > {value}) and ({measure} < {Upper(comparison)})",
            ComparisonOperator.MustNotBeBetween => $"({measure} <= {value}) or ({measure} >= {Upper(comparison)})",
            _ => throw new InvalidOperationException($"No DQDL for the operator {comparison.Operator}."),
        };
    }

    /// <summary>The same statement about what is left of the whole: at most 5 percent are null, so at least 0.95 are not.</summary>
    public static Comparison ComplementOfPercent(Comparison comparison)
    {
        var rest = 1 - (comparison.Value / 100);
        return comparison.Operator switch
        {
            ComparisonOperator.MustBe or ComparisonOperator.MustNotBe => new(comparison.Operator, rest),
            ComparisonOperator.MustBeGreaterThan => new(ComparisonOperator.MustBeLessThan, rest),
            ComparisonOperator.MustBeGreaterOrEqualTo => new(ComparisonOperator.MustBeLessOrEqualTo, rest),
            ComparisonOperator.MustBeLessThan => new(ComparisonOperator.MustBeGreaterThan, rest),
            ComparisonOperator.MustBeLessOrEqualTo => new(ComparisonOperator.MustBeGreaterOrEqualTo, rest),
            ComparisonOperator.MustBeBetween or ComparisonOperator.MustNotBeBetween =>
                new(comparison.Operator, 1 - (comparison.Upper!.Value / 100), rest),
            _ => throw new InvalidOperationException($"No DQDL for the operator {comparison.Operator}."),
        };
    }

    private static string Upper(Comparison comparison) => DecimalText.Of(comparison.Upper!.Value);
}
