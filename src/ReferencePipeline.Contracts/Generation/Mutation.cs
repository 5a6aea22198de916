using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Generation;

/// <summary>One way in which an event of a dataset can be bad.</summary>
public sealed class Mutation
{
    internal Mutation(string name, Reason reason, string path, Maker maker) => (Name, Reason, Path, Maker) = (name, reason, path, maker);

    /// <summary>What is done to it, in words: <c>not listed</c>.</summary>
    public string Name { get; }

    /// <summary>The reason that the validator gives.</summary>
    public Reason Reason { get; }

    /// <summary>Where the validator finds it; empty for the whole record.</summary>
    public string Path { get; }

    /// <summary>Writes events that are bad in this way.</summary>
    internal Maker Maker { get; }

    public override string ToString() => Path.Length == 0 ? Name : $"{Path}: {Name}";
}
