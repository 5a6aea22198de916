namespace ReferencePipeline.Contracts.Comparing;

/// <summary>Two versions of one contract, and all that differs between them.</summary>
public sealed class ContractComparison
{
    private ContractComparison(DataContract old, DataContract @new, VersionPart requiredPart, IReadOnlyList<Change> changes) =>
        (Old, New, RequiredPart, Changes) = (old, @new, requiredPart, changes);

    public DataContract Old { get; }
    public DataContract New { get; }

    /// <summary>The part of the version that these changes ask to raise.</summary>
    public VersionPart RequiredPart { get; }

    /// <summary>The worst first, then by path, then by kind.</summary>
    public IReadOnlyList<Change> Changes { get; }

    public static ContractComparison Compare(DataContract old, DataContract @new)
    {
        var changes = new ChangeList();
        ContractChanges.Compare(old, @new, changes);
        var part = Versions.RequiredPart(changes, old.SchemaCompatibility);
        Versions.Compare(old.Version, @new.Version, part, changes);
        return new(old, @new, part, [.. changes.OrderBy(change => change.Severity).ThenBy(change => change.Path, StringComparer.Ordinal).ThenBy(change => change.Kind).ThenBy(change => change.What, StringComparer.Ordinal)]);
    }

    /// <summary>What a mode forbids of these changes.</summary>
    /// <remarks>A mode judges the shape of data. Who may see it and how long it is kept is a reviewer's decision: <see cref="Severity.Review"/>.</remarks>
    public Verdict Under(Compatibility mode) => new(mode, [.. Changes.Where(change => change.Violates(mode))]);
}

public sealed record Verdict(Compatibility Mode, IReadOnlyList<Change> Violations)
{
    public bool Passes => Violations.Count == 0;
}
