using System.Globalization;
using System.Text.RegularExpressions;

namespace ReferencePipeline.Contracts.Comparing;

/// <summary>The part of a semantic version that a change asks to raise.</summary>
public enum VersionPart
{
    None,

    /// <summary>Words only.</summary>
    Patch,

    /// <summary>Anything that the contract's own mode allows.</summary>
    Minor,

    /// <summary>What the contract's own mode forbids: the mode says what this contract calls breaking.</summary>
    Major,
}

/// <summary>Whether the version tells a reader what has changed.</summary>
internal static partial class Versions
{
    public static VersionPart RequiredPart(IEnumerable<Change> changes, Compatibility promised) =>
        changes.Select(change => RequiredPart(change, promised)).DefaultIfEmpty(VersionPart.None).Max();

    public static void Compare(string old, string @new, VersionPart required, ChangeList changes)
    {
        if (IsReplaced(changes))
            return;
        if (required is VersionPart.None)
        {
            if (Parse(old) is { } before && Parse(@new) is { } after && Compare(after, before) < 0)
                changes.Add("version", ChangeKind.VersionLowered, $"the version goes back from '{old}' to '{@new}'");
        }
        else if (Parse(old) is { } current && Parse(@new) is { } to)
        {
            var least = Next(current, required);
            if (Compare(to, least) < 0)
                changes.Add("version", ChangeKind.VersionNotRaised, $"the version {(old == @new ? $"is still '{old}'" : $"goes from '{old}' to '{@new}'")}, but the changes ask for {least.Major}.{least.Minor}.{least.Patch} or higher");
        }
        else if (old == @new)
        {
            changes.Add("version", ChangeKind.VersionNotRaised, $"the version is still '{old}', but the contract has changed");
        }
    }

    // A loosened promise lets the next version break readers in a minor step, so the loosening itself is the major one.
    private static VersionPart RequiredPart(Change change, Compatibility promised) => change.Kind switch
    {
        ChangeKind.DocumentationChanged or ChangeKind.StatusChanged => VersionPart.Patch,
        ChangeKind.CompatibilityLoosened => VersionPart.Major,
        _ => change.Violates(promised) ? VersionPart.Major : VersionPart.Minor,
    };

    private static bool IsReplaced(ChangeList changes) => changes.Any(change => change.Kind is ChangeKind.ContractReplaced);

    /// <summary>Below 1.0.0 a minor step may break, as semver.org says.</summary>
    private static Version Next(Version current, VersionPart part) => part switch
    {
        VersionPart.Major when current.Major > 0 => new(current.Major + 1, 0, 0),
        VersionPart.Major or VersionPart.Minor => current with { Minor = current.Minor + 1, Patch = 0 },
        VersionPart.Patch => current with { Patch = current.Patch + 1 },
        _ => throw new InvalidOperationException($"Nothing to raise for {part}."),
    };

    private static int Compare(Version left, Version right) =>
        (left.Major, left.Minor, left.Patch).CompareTo((right.Major, right.Minor, right.Patch));

    private static Version? Parse(string text)
    {
        var match = Semantic().Match(text);
        return match.Success ? new(Part(match, "major"), Part(match, "minor"), Part(match, "patch")) : null;
    }

    private static int Part(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^v?(?<major>\d{1,9})(\.(?<minor>\d{1,9})(\.(?<patch>\d{1,9}))?)?([-+].*)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Semantic();

    private sealed record Version(int Major, int Minor, int Patch);
}
