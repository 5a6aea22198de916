using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Contracts.Warehouse;

/// <summary>All that the warehouse is to hold, derived from the contracts, in the order in which it is made.</summary>
public static class WarehouseSql
{
    /// <summary>The steps, each after those it stands on.</summary>
    /// <param name="contracts">All of the pipeline's.</param>
    /// <param name="database">The lake's database in Glue.</param>
    /// <param name="autoRefresh">Whether events are taken in as they come.</param>
    public static IReadOnlyList<WarehouseStep> For(IReadOnlyList<DataContract> contracts, string database, bool autoRefresh)
    {
        WarehouseNames.Check(contracts);
        var schemas = Schemas(database);
        var roles = contracts.SelectMany(contract => contract.Roles).Where(role => role.Access is RoleAccess.Read)
            .Select(WarehouseNames.Role).Distinct().Order(StringComparer.Ordinal).ToDictionary(role => role, role => Role(role, schemas));
        var streams = new List<WarehouseStep>();
        var views = new List<WarehouseStep>();
        foreach (var contract in contracts.Where(contract => !contract.IsRetired))
        {
            var readers = contract.Roles.Where(role => role.Access is RoleAccess.Read).Select(role => roles[WarehouseNames.Role(role)]).ToList();
            foreach (var dataset in contract.Datasets)
            {
                streams.Add(LiveStream.Of(dataset, autoRefresh, schemas));
                views.Add(LiveView.Of(contract, dataset, [streams[^1], .. readers]));
            }
        }

        return [schemas, .. roles.Values, .. streams, .. views];
    }

    /// <summary>What removes events that the stream itself no longer has.</summary>
    public static string Purge(Dataset dataset, int hours) => LiveStream.Purge(dataset, hours);

    private static WarehouseStep Schemas(string database) => new()
    {
        Name = "schemas",
        Order = 1,
        // Data API calls of several statements are transactions, which such schemas may not be made in.
        Alone = true,
        Make =
        [
            // The reader's own IAM role reads the lake, not the warehouse's: Lake Formation shows each what it may see.
            $"CREATE EXTERNAL SCHEMA {WarehouseNames.Lake} FROM DATA CATALOG DATABASE {RedshiftLiteral.Text(database)} IAM_ROLE 'SESSION' CATALOG_ID '{WarehouseNames.Account}'",
            $"CREATE EXTERNAL SCHEMA {WarehouseNames.Streams} FROM KINESIS IAM_ROLE default",
            $"CREATE SCHEMA {WarehouseNames.Raw}",
            $"CREATE SCHEMA {WarehouseNames.Live}",
        ],
        Remove =
        [
            .. new[] { WarehouseNames.Lake, WarehouseNames.Streams, WarehouseNames.Raw, WarehouseNames.Live }.Select(schema => $"DROP SCHEMA IF EXISTS {schema}"),
        ],
    };

    private static WarehouseStep Role(string role, WarehouseStep schemas) => new()
    {
        Name = $"role {role}",
        Order = 2,
        Make =
        [
            $"CREATE ROLE {SqlIdentifier.Quote(role)}",
            .. Readable.Select(schema => $"GRANT USAGE ON SCHEMA {schema} TO ROLE {SqlIdentifier.Quote(role)}"),
        ],
        Remove =
        [
            .. Readable.Select(schema => $"REVOKE USAGE ON SCHEMA {schema} FROM ROLE {SqlIdentifier.Quote(role)}"),
            $"DROP ROLE {SqlIdentifier.Quote(role)} FORCE",
        ],
        Needs = [schemas],
    };

    private static IReadOnlyList<string> Readable { get; } = [WarehouseNames.Lake, WarehouseNames.Live];
}
