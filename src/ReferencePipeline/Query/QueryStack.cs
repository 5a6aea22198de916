using ReferencePipeline.Contracts;
using ReferencePipeline.Govern;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Kms = Amazon.CDK.AWS.KMS;
using S3 = Amazon.CDK.AWS.S3;

namespace ReferencePipeline.Query;

/// <summary>A workgroup for each persona, and one for operators with their questions.</summary>
public sealed class QueryStack : PipelineStack
{
    public QueryStack(Construct scope, PipelineSettings settings, QueryInputs inputs)
        : base(scope, settings, nameof(QueryStack), "Athena workgroups with ceilings on cost, and what operators ask")
    {
        var personas = new Construct(this, "Personas");
        var workgroups = new Workgroups(settings, inputs);
        Readers = [.. inputs.Readers.Select(reader => Make(personas, workgroups, reader.Name, settings))];
        Operations = workgroups.Make(new Construct(this, "Operators"), OperatorNames.Operations, new OperatorNames(settings).Workgroup, OperatorNames.ResultsPrefix, "For operators: quarantine, freshness, who read what", settings.Personas.Persona);
        var questions = new Construct(this, "Questions");
        foreach (var dataset in inputs.Contracts.Where(contract => !contract.IsRetired).SelectMany(contract => contract.Datasets))
            Ask(questions, dataset, inputs.Database);
    }

    /// <summary>One for each persona, by the names of their roles.</summary>
    public IReadOnlyList<Workgroup> Readers { get; }

    public Workgroup Operations { get; }

    private static Workgroup Make(Construct personas, Workgroups workgroups, RoleName role, PipelineSettings settings)
    {
        var persona = new Construct(personas, role.Value);
        Amazon.CDK.Tags.Of(persona).Add("persona", role.Value);
        return workgroups.Make(persona, role.Value, new PersonaNames(settings).Workgroup(role), PersonaNames.ResultsPrefix(role), $"For {role}", settings.Personas.PersonaOf(role));
    }

    private void Ask(Construct questions, Dataset dataset, string database)
    {
        var sql = new OperatorSql(dataset, database);
        Keep("Quarantine", "refused records", $"How many records of {dataset.Table} were refused in the last seven days, by reason", sql.Quarantine);
        if (sql.Freshness is { } freshness)
            Keep("Freshness", "freshness", $"When the newest event of {dataset.Table} happened, and what was promised", freshness);

        void Keep(string id, string name, string description, string query) =>
            SavedQuery.Keep(questions, $"{dataset.Table.ConstructId()}{id}", Operations.Name, $"{name} of {dataset.Table}", description, query, database).AddDependency(Operations.Resource);
    }
}

public sealed record QueryInputs
{
    public required IReadOnlyList<DataContract> Contracts { get; init; }

    /// <summary>Those of retired contracts too: who could read their data still can.</summary>
    public required IReadOnlyList<Reader> Readers { get; init; }

    /// <summary>The database's name, which is fixed.</summary>
    public required string Database { get; init; }

    public required S3.IBucket Results { get; init; }

    public required Kms.IKey ResultsKey { get; init; }
}
