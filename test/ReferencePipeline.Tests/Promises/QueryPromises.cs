using ReferencePipeline.Contracts;
using ReferencePipeline.Govern;
using ReferencePipeline.Query;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Promises;

internal static class QueryPromises
{
    private const string Group = "AWS::Athena::WorkGroup", Configuration = "WorkGroupConfiguration", Saved = "AWS::Athena::NamedQuery", Prepared = "AWS::Athena::PreparedStatement";

    public static PromiseTable All { get; } = new("Query")
    {
        { Group, "State", "ENABLED", "A workgroup takes queries" },
        { Group, $"{Configuration}.EnforceWorkGroupConfiguration", "true", "What a workgroup says, a client cannot change" },
        { Group, $"{Configuration}.EngineVersion", "{SelectedEngineVersion: Athena engine version 3}", "A workgroup has the engine that its saved queries are written for" },
        { Group, $"{Configuration}.PublishCloudWatchMetricsEnabled", "true", "What a workgroup reads is measured" },
        { Group, $"{Configuration}.RequesterPaysEnabled", "false", "Nobody is made to pay for another's bucket" },
        { Group, $"{Configuration}.ResultConfiguration.EncryptionConfiguration", "{EncryptionOption: SSE_KMS, KmsKey: <Key ResultsKey>}", "Results are encrypted with the key of results" },
        { Group, $"{Configuration}.ResultConfiguration.ExpectedBucketOwner", "<AccountId>", "Results go to no other account's bucket" },
        { "Each persona has its workgroup, with its ceiling, and results under a prefix of its own", HasItsWorkgroup },
        { "Each persona has the questions that everybody asks first, in the columns that it sees", (assembly, _) => Differs(assembly, Saved, Questions, "Name", "WorkGroup", "QueryString", "Database") },
        { "Each persona has the same questions for programs", (assembly, _) => Differs(assembly, Prepared, Statements, "StatementName", "WorkGroup", "QueryStatement", "Database") },
        { "Operators have questions about each dataset, in their workgroup", (assembly, _) => from query in assembly.Of(Saved) where Told.Of(query, "WorkGroup") == $"referencepipeline-{Origin.Of(assembly).Stage}-operations" && (!Told.Of(query, "Database").StartsWith($"referencepipeline_{Origin.Of(assembly).Stage}", StringComparison.Ordinal) || !IsWhole(Told.Of(query, "QueryString"))) select $"{query}: {Told.Of(query, "QueryString")}" },
        { "Operators can read what was refused, and who read what", (assembly, _) => Wanted(Origin.Of(assembly)).Except(assembly.Of(Saved).Select(query => Told.Of(query, "Name"))).Select(name => $"there is no query {name}") },
    };

    private static string Workgroup(Origin origin, string who) => $"referencepipeline-{origin.Stage}-{who.Replace('_', '-')}";

    private static IEnumerable<string> HasItsWorkgroup(CloudAssembly assembly, Evaluator evaluator)
    {
        var origin = Origin.Of(assembly);
        foreach (var who in Reader.Of(origin.Contracts).Select(reader => reader.Name.Value).Append("operations"))
        {
            var own = origin.Settings["personas"]!["byRole"]![who]?["megabytesPerQuery"]?.ToString() ?? origin.Setting("personas.megabytesPerQuery");
            string[] promised = [$"{long.Parse(own) * 1_000_000}", $"s3://<Bucket Results>/{who}/", origin.Retains ? "false" : "true"];
            if (assembly.Of(Group).SingleOrDefault(group => Told.Of(group, "Name") == Workgroup(origin, who)) is not { } found)
                yield return $"{who} has no workgroup";
            else if (new[] { $"{Configuration}.BytesScannedCutoffPerQuery", $"{Configuration}.ResultConfiguration.OutputLocation", "RecursiveDeleteOption" }.Select(path => Told.Of(found, path)).ToArray() is var told && !told.SequenceEqual(promised))
                yield return $"{found}: {string.Join(", ", told)}, not {string.Join(", ", promised)}";
        }
    }

    private static IEnumerable<string> Differs(CloudAssembly assembly, string type, Func<Origin, IEnumerable<string>> promised, params string[] paths)
    {
        var wanted = Origin.Of(assembly).Once((type, paths.Length), () => promised(Origin.Of(assembly)).ToHashSet());
        var found = assembly.Of(type).Where(one => !one.Stack.Name.Contains("-Operate", StringComparison.Ordinal) && Told.Of(one, "WorkGroup") != Workgroup(Origin.Of(assembly), "operations"))
            .Select(one => string.Join(" | ", paths.Select(path => Told.Of(one, path)))).ToHashSet();
        return [.. wanted.Except(found).Select(line => $"missing: {line}"), .. found.Except(wanted).Select(line => $"unpromised: {line}")];
    }

    private static IEnumerable<string> Questions(Origin origin) => Sql(origin).SelectMany(one => new[]
    {
        $"newest rows of {one.Table} | {one.Workgroup} | {one.Sql.Newest} | referencepipeline_{origin.Stage}",
        $"events a day of {one.Table} | {one.Workgroup} | {one.Sql.Counts} | referencepipeline_{origin.Stage}",
    });

    private static IEnumerable<string> Statements(Origin origin) => Sql(origin).SelectMany(one => new[] { ("rows", one.Sql.RowsStatement), ("counts", one.Sql.CountsStatement) }
        .Where(statement => statement.Item2 is not null).Select(statement => $"{one.Table}_{statement.Item1} | {one.Workgroup} | {statement.Item2} | {Told.Nothing}"));

    private static IEnumerable<(string Table, string Workgroup, ReaderSql Sql)> Sql(Origin origin) =>
        from reader in Reader.Of(origin.Contracts)
        from reading in reader.Readings
        select (reading.Dataset.Table.Value, Workgroup(origin, reader.Name.Value), new ReaderSql(Sight.Of(reading.Access), $"referencepipeline_{origin.Stage}", reading.IsRetired));

    private static IEnumerable<string> Wanted(Origin origin) =>
    [
        .. origin.Active.Select(dataset => $"refused records of {dataset.Table}"),
        .. origin.Active.Where(dataset => new OperatorSql(dataset, "any").Freshness is not null).Select(dataset => $"freshness of {dataset.Table}"),
        "who asked what last week",
        .. origin.Datasets.SelectMany(dataset => dataset.Fields).Any(field => field.Classification is Classification.Pii) ? ["who read PII last week"] : Array.Empty<string>(),
    ];

    /// <summary>It ends as one of ours does: no statement of ours ends in a word of its own.</summary>
    private static bool IsWhole(string sql) => sql.StartsWith("SELECT", StringComparison.Ordinal) && !sql.EndsWith('x');
}
