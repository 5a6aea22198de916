using ReferencePipeline.Rehearsal.Query;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Access;

/// <summary>A role that may query.</summary>
public sealed class QueryRole
{
    private readonly string _name;
    private readonly string _arn;

    internal QueryRole(TemplateResource resource, string name, string arn, IReadOnlyList<Workgroup> workgroups, RolePolicy policy) =>
        (Resource, _name, _arn, Workgroups, Policy) = (resource, name, arn, workgroups, policy);

    /// <summary>What a contract calls it, where its workgroup tells; else the name that the template gives.</summary>
    public string Name => Workgroups.Select(workgroup => workgroup.Persona).FirstOrDefault(persona => persona is not null) ?? _name;

    /// <summary>Those that it may use.</summary>
    public IReadOnlyList<Workgroup> Workgroups { get; }

    internal TemplateResource Resource { get; }

    internal RolePolicy Policy { get; }

    internal bool IsCalled(string name) => new[] { Name, Name.Replace('_', '-'), _name, _arn, Resource.Id }.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The workgroup that a query runs in: the one named, or its own.</summary>
    /// <exception cref="QueryException">It may not use that one, or has several.</exception>
    public Workgroup WorkgroupOf(string? name)
    {
        var chosen = name is null
            ? Workgroups is [var own] ? own : throw new QueryException($"{Name} may use several workgroups; name one with --workgroup: {string.Join(", ", Workgroups.Select(one => one.Name))}")
            : Workgroups.FirstOrDefault(one => one.Name == name)
                ?? throw new QueryException($"AccessDeniedException: {Name} is not authorized to perform: athena:StartQueryExecution on the workgroup {name}; it may use {string.Join(", ", Workgroups.Select(one => one.Name))}", isRefused: true);
        return chosen.IsEnabled ? chosen : throw new QueryException($"InvalidRequestException: WorkGroup {chosen.Name} is disabled", isRefused: true);
    }
}
