using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>Who asks what of which lake.</summary>
public sealed record QueryRequest
{
    /// <summary>The templates that decide who may read what.</summary>
    public required CloudAssembly Assembly { get; init; }

    /// <summary>The folder of buckets that a rehearsal has written.</summary>
    public required string Lake { get; init; }

    /// <summary>As <see cref="Access.AccessBook.Role"/> takes it.</summary>
    public required string Role { get; init; }

    /// <summary><c>null</c> for the role's own.</summary>
    public string? Workgroup { get; init; }

    /// <summary>The query, or <c>EXECUTE name USING …</c> of a prepared statement.</summary>
    public string? Sql { get; init; }

    /// <summary>The name of a saved query of the workgroup, instead of <see cref="Sql"/>.</summary>
    public string? Named { get; init; }

    /// <summary>What time it is; <c>null</c> for when the newest object of the tables had arrived.</summary>
    public DateTime? Now { get; init; }

    public CancellationToken Stop { get; init; }
}
