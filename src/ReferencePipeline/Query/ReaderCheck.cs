using ReferencePipeline.Contracts;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Query;

/// <summary>Refuses personas that could not query what their contract gives them.</summary>
internal static class ReaderCheck
{
    /// <summary>Looks at every role that reads.</summary>
    /// <exception cref="ContractException">There are such personas.</exception>
    public static void Run(IEnumerable<DataContract> contracts, PipelineSettings settings)
    {
        var names = new PersonaNames(settings);
        var reserved = new OperatorNames(settings).Workgroup;
        var taken = new Dictionary<string, RoleName>(StringComparer.OrdinalIgnoreCase);
        var problems = new List<Problem>();
        foreach (var contract in contracts)
        {
            foreach (var role in contract.Roles.Where(role => role.Access is RoleAccess.Read))
            {
                var name = names.Workgroup(role.Name);
                if (string.Equals(name, reserved, StringComparison.OrdinalIgnoreCase))
                    Refuse(contract, role, "its workgroup would be the operators' own", "give the role another name");
                else if (!taken.TryAdd(name, role.Name) && taken[name] != role.Name)
                    Refuse(contract, role, $"its workgroup '{name}' is also that of the role '{taken[name]}'", "give one of them another name, or both the same");
                foreach (var access in role.Datasets)
                    if (access.VisibleFields.Count > 0 && Sight.Of(access).Hidden is { } key)
                        Refuse(contract, role, $"Athena answers no query on '{access.Dataset.Table}' that does not name '{key.Column}', and the role does not see it",
                            "let the role read the column, or close its values: by enum, or by minimum and maximum");
            }
        }

        if (problems.Count > 0)
            throw new ContractException(problems);

        void Refuse(DataContract contract, Role role, string what, string instead) =>
            problems.Add(new(contract.File, role.Line, $"roles.{role.Name}", what, instead));
    }
}
