using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Govern;

/// <summary>Refuses what the stage's governance could not enforce, or would only refuse when it is deployed.</summary>
internal static class ReaderCheck
{
    /// <summary>All contracts, before anything is made.</summary>
    public static IEnumerable<Problem> Problems(PipelineSettings settings, IReadOnlyList<DataContract> contracts)
    {
        var readings = Reader.Of(contracts).SelectMany(reader => reader.Readings);
        return Clashes(settings, contracts).Concat(settings.Governance.Mode is GovernanceMode.LakeFormation
            ? contracts.SelectMany(LongNames).Concat(readings.SelectMany(FilterProblems))
            : readings.SelectMany(BeyondIam));
    }

    /// <summary>IAM knows folders: who may read one reads all of its rows and columns.</summary>
    private static IEnumerable<Problem> BeyondIam(Reading reading)
    {
        const string lakeFormation = "\"mode\": \"lake-formation\" in the stage's governance";
        if (reading.Access.RowFilter is not null)
            yield return At(reading, $"IAM knows no rows, and would show it all of '{reading.Dataset.Name}'", $"remove the row filter, or write {lakeFormation}");
        var hidden = ColumnClasses.Of(reading.Dataset).SelectMany(group => group.Columns)
            .Except(reading.Access.VisibleFields.Select(field => field.Column.Value))
            .Where(column => column != Dataset.UnknownFieldsColumn || reading.IsLimited || !reading.Role.Clearance.Contains(ColumnClasses.Unknown)).Order(StringComparer.Ordinal).ToList();
        if (hidden.Count > 0)
            yield return At(reading, $"IAM knows no columns, and would show it {string.Join(", ", hidden)} of '{reading.Dataset.Name}'", $"let it read them, or write {lakeFormation}");
    }

    private static IEnumerable<Problem> FilterProblems(Reading reading) => reading.Access.RowFilter is { } filter
        ? LakeFormationFilter.Refusals(filter).Select(refusal => At(reading, refusal.What, refusal.Instead))
        : [];

    private static IEnumerable<Problem> LongNames(DataContract contract) => contract.Datasets
        .Where(dataset => LakeTags.Value(dataset).Length > LakeTags.LongestValue)
        .Select(dataset => new Problem(contract.File, dataset.Line, $"schema.{dataset.Name}",
            $"its table's name has {dataset.Table.Value.Length} characters, and Lake Formation's tags take {LakeTags.LongestValue}", "give it a shorter physicalName"));

    /// <summary>Upper and lower case, dashes and underscores are one to what is named after a role.</summary>
    private static IEnumerable<Problem> Clashes(PipelineSettings settings, IReadOnlyList<DataContract> contracts) =>
        from one in contracts.SelectMany(contract => contract.Roles.Where(role => role.Access is RoleAccess.Read), (contract, role) => (contract.File, Role: role))
        group one by new PersonaNames(settings).Workgroup(one.Role.Name).ToLowerInvariant() into alike
        let first = alike.First().Role.Name
        from other in alike
        where other.Role.Name != first
        select new Problem(other.File, other.Role.Line, $"roles.{other.Role.Name}", $"it would share the workgroup of '{first}', which is another role",
            $"write '{first}' if it is the same role, or give it a name of its own");

    private static Problem At(Reading reading, string what, string instead) =>
        new(reading.Contract.File, reading.Role.Line, $"roles.{reading.Role.Name}", what, instead);
}
