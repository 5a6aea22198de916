namespace ReferencePipeline.Tests.Promises;

/// <summary>What is named in one place and made in another, for those who ask questions.</summary>
internal static class QueryRelations
{
    private const string Workgroup = "AWS::Athena::WorkGroup";

    public static PromiseTable All { get; } = new("Relations")
    {
        { "What is saved in a workgroup waits for it", (assembly, evaluator) => assembly.Of("AWS::Athena::NamedQuery").Concat(assembly.Of("AWS::Athena::PreparedStatement"))
            .Where(saved => !assembly.Of(Workgroup).Any(group => evaluator.NameOf(group) == evaluator.Text(saved["WorkGroup"]) && group.IsMadeBefore(saved)))
            .Select(saved => $"{saved}: {Told.Of(saved, "WorkGroup")}") },
        { "What is saved asks a database that is there", (assembly, evaluator) => assembly.Of("AWS::Athena::NamedQuery")
            .Where(saved => !assembly.Of("AWS::Glue::Database").Any(database => evaluator.NameOf(database) == evaluator.Text(saved["Database"])))
            .Select(saved => $"{saved}: {Told.Of(saved, "Database")}") },
        { "Each workgroup has a folder of its own for its results", (assembly, evaluator) => assembly.Of(Workgroup)
            .GroupBy(group => evaluator.Text(group["WorkGroupConfiguration.ResultConfiguration.OutputLocation"])).Where(same => same.Count() > 1 || !same.Key.EndsWith('/'))
            .Select(same => $"{string.Join(", ", same)}: {same.Key}") },
    };
}
