namespace ReferencePipeline.Contracts;

/// <summary>Who owns the contract; both shapes that ODCS has had are read into this one.</summary>
public sealed record Team(string? Name, string? Description, IReadOnlyList<TeamMember> Members);

public sealed record TeamMember(string Username, string? Name, string? Role, string? DateIn, string? DateOut);

public sealed record SupportChannel(string Channel, string? Url, string? Tool, string? Scope, string? Description)
{
    /// <summary>The address of an e-mail channel, else <c>null</c>.</summary>
    public string? Email =>
        IsMailto ? Url!["mailto:".Length..].Split('?')[0]
        : string.Equals(Tool, "email", StringComparison.OrdinalIgnoreCase) ? Channel
        : null;

    internal bool IsMailto => Url?.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) == true;
}

/// <summary>Where the data can be had. Described for people; the pipeline takes its own places from its settings.</summary>
public sealed record Server(string Name, string Type, string? Description, string? Environment, IReadOnlyDictionary<string, string> Settings);
