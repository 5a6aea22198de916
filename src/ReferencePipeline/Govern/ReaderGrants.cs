using ReferencePipeline.Policy;
using Iam = Amazon.CDK.AWS.IAM;

namespace ReferencePipeline.Govern;

/// <summary>What Lake Formation lets a contract's role read.</summary>
/// <remarks>
/// Whole datasets by tags: one grant for all that it reads with the same clearance, which also holds for columns to come. A dataset
/// of which it sees only some columns or rows by a filter, and never by tags as well, which would open all of it.
/// </remarks>
internal sealed class ReaderGrants(Construct scope, string database, Grantable on, GrantChain chain)
{
    public void To(Iam.CfnRole role, Reader reader)
    {
        chain.Grant(scope, "Database", role.AttrArn, on.Database(), "DESCRIBE");
        foreach (var alike in reader.Readings.Where(reading => !reading.IsLimited).GroupBy(reading => string.Concat(reading.Role.Clearance)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            foreach (var (number, columns) in on.Columns(alike.Select(reading => reading.Dataset), alike.First().Role.Clearance).Index())
                chain.Grant(scope, number == 0 ? alike.Key : $"{alike.Key}{number + 1}", role.AttrArn, columns, "DESCRIBE", "SELECT");
        }

        foreach (var reading in reader.Readings.Where(reading => reading.IsLimited))
        {
            var table = reading.Dataset.Table;
            var filter = chain.Add(DataFilter.Make(scope, $"{table.ConstructId()}Filter", database, reading));
            chain.Grant(scope, $"{table.ConstructId()}Cells", role.AttrArn, on.Filter(table, filter.Name), "SELECT");
        }
    }
}
