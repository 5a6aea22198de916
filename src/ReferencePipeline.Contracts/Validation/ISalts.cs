namespace ReferencePipeline.Contracts.Validation;

/// <summary>Knows the secrets that contracts name by reference for <c>sha256(field, 'reference')</c>.</summary>
public interface ISalts
{
    /// <summary>The secret's bytes, or <c>null</c> when there is none of that name.</summary>
    byte[]? Find(string reference);
}

/// <summary>Secrets already at hand.</summary>
public sealed class Salts(IReadOnlyDictionary<string, byte[]> secrets) : ISalts
{
    public static Salts None { get; } = new(new Dictionary<string, byte[]>());

    public byte[]? Find(string reference) => secrets.GetValueOrDefault(reference);
}
