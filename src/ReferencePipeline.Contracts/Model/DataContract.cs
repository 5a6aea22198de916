namespace ReferencePipeline.Contracts;

/// <summary>One contract file, read and checked: every value in it can be trusted.</summary>
/// <remarks>Only <see cref="ContractFile"/> makes one, so nothing unchecked can pose as a contract.</remarks>
public sealed class DataContract
{
    internal DataContract() { }

    /// <summary>The file it was read from, as the caller named it.</summary>
    public required string File { get; init; }
    public required string ApiVersion { get; init; }
    public required string Id { get; init; }
    internal int IdLine { get; init; } = 1;
    public required string Version { get; init; }
    public required string Status { get; init; }
    public string? Name { get; init; }
    public string? Domain { get; init; }
    public string? DataProduct { get; init; }
    public string? Tenant { get; init; }
    public string? Purpose { get; init; }
    public required Compatibility SchemaCompatibility { get; init; }
    public required IReadOnlyList<Dataset> Datasets { get; init; }
    public required IReadOnlyList<Role> Roles { get; init; }
    public required IReadOnlyList<Server> Servers { get; init; }
    public required Team? Team { get; init; }
    public required IReadOnlyList<SupportChannel> Support { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public required CustomProperties CustomProperties { get; init; }

    /// <summary>The data stays, the stream goes.</summary>
    public bool IsRetired => string.Equals(Status, "retired", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Which readers and writers a new version may not break; the registry enforces the same.</summary>
public enum Compatibility
{
    Backward,
    Forward,
    Full,
    None,
}
