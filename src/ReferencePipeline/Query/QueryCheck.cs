using ReferencePipeline.Contracts;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Query;

/// <summary>Refuses personas that could not query what their contract gives them.</summary>
internal static class QueryCheck
{
    public static IEnumerable<Problem> Problems(PipelineSettings settings, IEnumerable<DataContract> contracts) =>
        from contract in contracts
        from role in contract.Roles
        where role.Access is RoleAccess.Read
        from problem in Problems(settings, contract, role)
        select problem;

    private static IEnumerable<Problem> Problems(PipelineSettings settings, DataContract contract, Role role)
    {
        if (string.Equals(new PersonaNames(settings).Workgroup(role.Name), new OperatorNames(settings).Workgroup, StringComparison.OrdinalIgnoreCase))
            yield return At("its workgroup would be the operators' own", "give the role another name");
        foreach (var access in role.Datasets)
        {
            if (access.VisibleFields.Count > 0 && Sight.Of(access).Hidden is { } key)
            {
                yield return At($"Athena answers no query on '{access.Dataset.Table}' that does not name '{key.Column}', and the role does not see it",
                    "let the role read the column, or close its values: by enum, or by minimum and maximum");
            }
        }

        Problem At(string what, string instead) => new(contract.File, role.Line, $"roles.{role.Name}", what, instead);
    }
}
