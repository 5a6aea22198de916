namespace ReferencePipeline.Contracts.Comparing;

/// <summary>Quality rules of a dataset or a field: the same by name, else by what they say.</summary>
internal static class QualityChanges
{
    public static void Compare(ChangeList changes, string path, IReadOnlyList<QualityRule> old, IReadOnlyList<QualityRule> @new)
    {
        var matches = Matching.Of(old, @new, rule => rule.Name ?? Text.Of(rule), Text.Of);
        foreach (var rule in matches.Removed)
            changes.Add(Path(rule), ChangeKind.QualityRuleRemoved, $"the rule '{Text.Of(rule)}' is removed");
        foreach (var rule in matches.Added)
            changes.Add(Path(rule), ChangeKind.QualityRuleAdded, $"the rule '{Text.Of(rule)}' is added");
        foreach (var (before, after) in matches.Pairs)
        {
            if (Text.Of(before) != Text.Of(after) || before.Severity != after.Severity)
                changes.Add(Path(after), ChangeKind.QualityRuleChanged, $"the rule goes from '{Full(before)}' to '{Full(after)}'");
            else if ((before.Name, before.Description, before.Dimension) != (after.Name, after.Description, after.Dimension))
                changes.Add(Path(after), ChangeKind.DocumentationChanged, "the rule's words changed");
        }

        string Path(QualityRule rule) => rule.Name is { } name ? $"{path}.quality.{name}" : $"{path}.quality";
    }

    private static string Full(QualityRule rule) => rule.Severity is { } severity ? $"{Text.Of(rule)}, {severity}" : Text.Of(rule);
}
