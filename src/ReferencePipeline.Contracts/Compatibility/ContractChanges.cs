namespace ReferencePipeline.Contracts.Comparing;

/// <summary>The contract as a whole, then its datasets and roles.</summary>
internal static class ContractChanges
{
    public static void Compare(DataContract old, DataContract @new, ChangeList changes)
    {
        if (old.Id != @new.Id)
        {
            changes.Add("id", ChangeKind.ContractReplaced, $"the id goes from '{old.Id}' to '{@new.Id}': this is another contract", Breaks.Everyone, Engines.None);
            return;
        }

        CompareStatus(old, @new, changes);
        CompareMode(old.SchemaCompatibility, @new.SchemaCompatibility, changes);
        Documentation.Compare(old, @new, changes);
        var pairs = DatasetChanges.Pair(old.Datasets, @new.Datasets, changes);
        foreach (var pair in pairs)
            DatasetChanges.Compare(pair);
        RoleChanges.Compare(old.Roles, @new.Roles, pairs, changes);
    }

    private static void CompareStatus(DataContract old, DataContract @new, ChangeList changes)
    {
        if (string.Equals(old.Status, @new.Status, StringComparison.OrdinalIgnoreCase))
            return;
        var kind = @new.IsRetired ? ChangeKind.ContractRetired : old.IsRetired ? ChangeKind.ContractRevived : ChangeKind.StatusChanged;
        changes.Add("status", kind, $"the status goes from '{old.Status}' to '{@new.Status}'");
    }

    private static void CompareMode(Compatibility old, Compatibility @new, ChangeList changes)
    {
        if (old == @new)
            return;
        var keepsAll = Promises(@new).HasFlag(Promises(old));
        changes.Add("customProperties.compatibility", keepsAll ? ChangeKind.CompatibilityTightened : ChangeKind.CompatibilityLoosened,
            $"the compatibility mode goes from {Text.Of(old)} to {Text.Of(@new)}");
    }

    private static Breaks Promises(Compatibility mode) => mode switch
    {
        Compatibility.None => Breaks.Nothing,
        Compatibility.Backward => Breaks.Producers | Breaks.OldData,
        Compatibility.Forward => Breaks.OldReaders,
        Compatibility.Full => Breaks.Everyone,
        _ => throw new InvalidOperationException($"Unknown mode {mode}."),
    };
}
