using ReferencePipeline.Govern;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Query;

/// <summary>For each persona and each dataset that it reads, the questions that everybody asks first.</summary>
/// <remarks>A stack of its own, as <see cref="PreparedStatementsStack"/> is: personas times datasets soon are more than one stack holds (ADR 0016).</remarks>
public sealed class NamedQueriesStack : PipelineStack
{
    public NamedQueriesStack(Construct scope, PipelineSettings settings, PersonaQueriesInputs inputs)
        : base(scope, settings, nameof(NamedQueriesStack), "Saved queries of each persona: the newest rows, and how many events a day")
    {
        var names = new PersonaNames(settings);
        foreach (var reader in inputs.Readers)
        {
            var persona = new Construct(this, reader.Name.Value);
            foreach (var reading in reader.Readings)
            {
                var table = reading.Dataset.Table;
                var sql = new ReaderSql(Sight.Of(reading.Access), inputs.Database, reading.IsRetired);
                var only = reading.Access.RowFilter is { } filter ? $"; only rows where {filter.Expression}" : "";
                Keep("Newest", "newest rows", $"The newest rows of {table}, as {reader.Name} sees them{only}", sql.Newest);
                Keep("Counts", "events a day", $"How many events of {table} each day brought, as {reader.Name} sees them{only}", sql.Counts);

                void Keep(string id, string name, string description, string query) =>
                    SavedQuery.Keep(persona, $"{table.ConstructId()}{id}", names.Workgroup(reader.Name), $"{name} of {table}", description, query, inputs.Database);
            }
        }

        AddDependency(inputs.Workgroups);
    }
}

public sealed record PersonaQueriesInputs
{
    public required IReadOnlyList<Reader> Readers { get; init; }

    /// <summary>The database's name, which is fixed.</summary>
    public required string Database { get; init; }

    /// <summary>The workgroups are named, not referred to: so many references would be more than a stack may export.</summary>
    public required QueryStack Workgroups { get; init; }
}
