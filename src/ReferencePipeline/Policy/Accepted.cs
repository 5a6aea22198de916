namespace ReferencePipeline.Policy;

/// <summary>Writes down, beside the resource, which finding of a security check is accepted and why; <c>build/nag.mjs</c> and our own rules honour nothing else.</summary>
internal static class Accepted
{
    /// <summary>Accepts single findings of a rule that has several in one resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="rule">The rule's name, with its pack before it.</param>
    /// <param name="reason">Why what the rule asks for would not make this pipeline safer.</param>
    /// <param name="endings">How the findings end; they begin with addresses that only a deployment knows.</param>
    public static void Because(IConstruct resource, string rule, string reason, params string[] endings) => Write(resource, new Dictionary<string, object>
    {
        ["id"] = rule,
        ["reason"] = reason,
        ["applies_to"] = endings.Select(ending => new Dictionary<string, object> { ["regex"] = $"/{Exactly(ending)}$/" }).ToArray(),
    });

    /// <summary>Accepts what one or more rules find in the resource as a whole, all for the same reason.</summary>
    public static void Because(IConstruct resource, string[] rules, string reason) =>
        Write(resource, [.. rules.Select(rule => new Dictionary<string, object> { ["id"] = rule, ["reason"] = reason })]);

    /// <summary>For a queue that takes what could not be delivered anywhere else.</summary>
    public static void EndOfTheLine(IConstruct queue, params string[] rules) =>
        Because(queue, rules, "It is a dead-letter queue itself: only people take messages out of it, and what they leave expires");

    /// <summary>For a role that reaches what lies below prefixes of its own, and names that only come with the data.</summary>
    public static void OwnPlaces(IConstruct role, params string[] endings) =>
        Because(role, "AwsSolutions-IAM5", "It is bound to prefixes and names of its own; what is found there comes with the data, and what knows no resource is for Lake Formation to decide", endings);

    /// <summary>Accepts what a rule of our own (docs/rules.md) finds in the resource.</summary>
    public static void ByOwnRule(CfnResource resource, string rule, string reason) => resource.AddMetadata("referencepipeline", new Dictionary<string, object>
    {
        ["accepted"] = new[] { new Dictionary<string, object> { ["rule"] = rule, ["reason"] = reason } },
    });

    private static void Write(IConstruct resource, params Dictionary<string, object>[] acceptances) =>
        (resource as CfnResource ?? (CfnResource)resource.Node.DefaultChild!)
            .AddMetadata("cdk_nag", new Dictionary<string, object> { ["rules_to_suppress"] = acceptances });

    /// <summary>For JavaScript's expressions, whose slash is not .NET's business.</summary>
    private static string Exactly(string text) => string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' ? $"{letter}" : $"\\{letter}"));
}
