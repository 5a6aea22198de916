namespace ReferencePipeline.Templates.Rules;

/// <summary>What rules find in an assembly.</summary>
/// <param name="Findings">What nobody has accepted.</param>
/// <param name="Accepted">What somebody has, each with the acceptance.</param>
public sealed record RuleReport(IReadOnlyList<Finding> Findings, IReadOnlyList<(Finding Finding, Acceptance By)> Accepted)
{
    /// <summary>An acceptance counts for the rule and the resource that it names; one that fits no finding, or gives no reason, is a finding itself.</summary>
    internal static RuleReport Of(CloudAssembly assembly, IReadOnlyList<Rule> rules)
    {
        var scope = new RuleScope(assembly);
        var acceptances = assembly.Resources.SelectMany(Acceptance.In).ToList();
        var found = rules.SelectMany(rule => rule.Check(scope)).ToList();
        var accepted = found.Select(finding => (Finding: finding, By: acceptances.FirstOrDefault(one => Fits(one, finding)))).ToLookup(pair => pair.By is not null);
        return new(
            [.. accepted[false].Select(pair => pair.Finding), .. acceptances.SelectMany(one => Wrong(one, found))],
            [.. accepted[true].Select(pair => (pair.Finding, pair.By!))]);
    }

    private static bool Fits(Acceptance acceptance, Finding finding) => acceptance.Rule == finding.Rule && acceptance.Resource == finding.Resource && HasReason(acceptance);

    private static bool HasReason(Acceptance acceptance) => acceptance.Reason.Length >= Acceptance.ShortestReason;

    private static IEnumerable<Finding> Wrong(Acceptance acceptance, List<Finding> found)
    {
        const string rule = "acceptance", path = $"Metadata.{Acceptance.Key}.accepted";
        if (!HasReason(acceptance))
            yield return new(rule, acceptance.Resource, path, $"accepts '{acceptance.Rule}' and gives no reason", "say why what the rule asks for would be wrong here");
        else if (!found.Any(finding => Fits(acceptance, finding)))
            yield return new(rule, acceptance.Resource, path, $"accepts '{acceptance.Rule}', which finds nothing here", "remove it");
    }
}
