namespace ReferencePipeline.Contracts.Reading;

/// <summary>Stands for a type that was refused, so that the rest can be read and checked without complaining a second time.</summary>
/// <remarks>It never leaves the reader: a contract with a problem is not made.</remarks>
internal sealed record UnreadType : FieldType
{
    public static UnreadType Instance { get; } = new();
}
