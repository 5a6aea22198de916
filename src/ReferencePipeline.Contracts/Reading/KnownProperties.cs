namespace ReferencePipeline.Contracts.Reading;

/// <summary>The custom properties that the pipeline acts on, by where they belong.</summary>
internal static class KnownProperties
{
    public static IReadOnlyList<string> Contract { get; } = ["defaultClassification", "compatibility"];

    public static IReadOnlyList<string> Dataset { get; } = ["unknownFields", "eventTimeField", "eventTimeMaxLate", "eventTimeMaxEarly", "streamKey"];

    public static IReadOnlyList<string> Field { get; } = ["epochUnit"];

    public static IReadOnlyList<string> Role { get; } = ["readableClassifications", "readableColumns", "rowFilter", "datasets"];

    public static string? WhereBelongs(string name) =>
        Contract.Contains(name) ? "the contract"
        : Dataset.Contains(name) ? "a dataset"
        : Field.Contains(name) ? "a field"
        : Role.Contains(name) ? "a role"
        : null;
}
