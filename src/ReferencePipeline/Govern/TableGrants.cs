using ReferencePipeline.Contracts;

namespace ReferencePipeline.Govern;

/// <summary>Whole tables, for roles that are not people's; they cannot reach quarantine by it.</summary>
internal static class TableGrants
{
    public static void Let(Construct scope, GrantChain chain, Grantable on, string roleArn, IEnumerable<Dataset> datasets, params string[] permissions)
    {
        chain.Grant(scope, "Database", roleArn, on.Database(), "DESCRIBE");
        foreach (var (number, tables) in on.Datasets(datasets).Index())
            chain.Grant(scope, number == 0 ? "Tables" : $"Tables{number + 1}", roleArn, tables, permissions);
    }
}
