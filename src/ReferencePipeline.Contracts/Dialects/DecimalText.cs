namespace ReferencePipeline.Contracts.Dialects;

/// <summary>A number without exponent and without zeros at its end: what DQDL, SQL and JSON all read alike.</summary>
internal static class DecimalText
{
    public static string Of(decimal value) => value.ToString("0.############################");
}
