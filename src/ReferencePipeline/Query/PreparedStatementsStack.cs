using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Athena = Amazon.CDK.AWS.Athena;

namespace ReferencePipeline.Query;

/// <summary>The same questions for programs, which give a day and get its rows or counts, and never put text into SQL.</summary>
public sealed class PreparedStatementsStack : PipelineStack
{
    public PreparedStatementsStack(Construct scope, PipelineSettings settings, PersonaQueriesInputs inputs)
        : base(scope, settings, nameof(PreparedStatementsStack), "Prepared statements of each persona: the rows of a day, and how many events a day")
    {
        var names = new PersonaNames(settings);
        foreach (var reader in inputs.Readers)
        {
            var persona = new Construct(this, reader.Name.Value);
            foreach (var reading in reader.Readings)
            {
                var table = reading.Dataset.Table;
                var sql = new ReaderSql(Sight.Of(reading.Access), inputs.Database, reading.IsRetired);
                Prepare("Rows", $"{table}_rows", $"All rows of {table}; asks for {sql.RowsParameters}", sql.RowsStatement);
                Prepare("Counts", $"{table}_counts", $"How many events of {table} each day brought; asks for {sql.CountsParameters}", sql.CountsStatement);

                void Prepare(string id, string name, string description, string? query)
                {
                    if (query is not null)
                        _ = new Athena.CfnPreparedStatement(persona, $"{table.ConstructId()}{id}", new Athena.CfnPreparedStatementProps
                        {
                            StatementName = name,
                            Description = SavedQuery.Shorten(description),
                            WorkGroup = names.Workgroup(reader.Name),
                            QueryStatement = query,
                        });
                }
            }
        }

        AddDependency(inputs.Workgroups);
    }
}
