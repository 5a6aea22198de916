namespace ReferencePipeline.Contracts.Comparing;

/// <summary>How long a text, how many items, how many members.</summary>
internal static class CountChanges
{
    public static void Compare(FieldPair pair, ArrayType old, ArrayType @new)
    {
        Compare(pair, "number of items", old.MinItems, old.MaxItems, @new.MinItems, @new.MaxItems);
        if (!old.UniqueItems && @new.UniqueItems)
            pair.Tighten(ChangeKind.ItemsMadeUnique, "items may repeat → items are unique");
        if (old.UniqueItems && !@new.UniqueItems)
            pair.Loosen(ChangeKind.ItemsMayRepeat, "items are unique → items may repeat");
    }

    public static void Compare(
        FieldPair pair, string word, int? oldLeast, int? oldMost, int? newLeast, int? newMost,
        ChangeKind tightened = ChangeKind.CountTightened, ChangeKind loosened = ChangeKind.CountLoosened)
    {
        // No least is 0: a contract that says so says nothing new.
        Compare((newLeast ?? 0).CompareTo(oldLeast ?? 0), $"the least {word}: {oldLeast ?? 0} → {newLeast ?? 0}");
        Compare((oldMost ?? int.MaxValue).CompareTo(newMost ?? int.MaxValue), $"the greatest {word}: {Most(oldMost)} → {Most(newMost)}");

        void Compare(int stricter, string what)
        {
            if (stricter > 0)
                pair.Tighten(tightened, what);
            if (stricter < 0)
                pair.Loosen(loosened, what);
        }
    }

    private static string Most(int? count) => count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no limit";
}
