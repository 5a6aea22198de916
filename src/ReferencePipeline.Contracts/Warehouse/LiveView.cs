using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Contracts.Warehouse;

/// <summary>The view by which the contract's roles read a dataset's last events: typed, masked, limited to their rows.</summary>
/// <remarks>The grants come last, so that nobody reads it before all that protects it is there.</remarks>
internal static class LiveView
{
    public static WarehouseStep Of(DataContract contract, Dataset dataset, IReadOnlyList<WarehouseStep> needs)
    {
        var columns = new LiveColumns(dataset);
        var readers = contract.Roles.Where(role => role.Access is RoleAccess.Read)
            .SelectMany(role => role.Datasets.Where(access => access.Dataset == dataset).Select(access => (Role: role, Access: access))).ToList();
        var shown = readers.Where(one => Unseen(one.Access, columns) is null).ToList();
        var name = WarehouseNames.In(WarehouseNames.Live, dataset);
        var masks = new LiveMasks(dataset, columns.Fields, [.. shown.Select(one => one.Role)]);
        var rows = new LiveRows(dataset, shown);
        return new()
        {
            Name = $"view {dataset.Table}",
            Order = 4,
            Make =
            [
                $"CREATE VIEW {name} AS {columns.Select(dataset)}",
                .. masks.Make(),
                .. rows.Make(),
                .. shown.Select(one => $"GRANT SELECT {Columns(one.Access, columns)}ON {name} TO ROLE {SqlIdentifier.Quote(WarehouseNames.Role(one.Role))}"),
            ],
            // What is attached to the view goes with it, and leaves the policies free to be dropped.
            Remove = [$"DROP VIEW IF EXISTS {name}", .. masks.Remove(), .. rows.Remove()],
            Needs = needs,
            Withheld =
            [
                .. columns.Missing.Select(field => $"{field.Column}: {Why(field)}"),
                .. readers.Select(one => Unseen(one.Access, columns) is { } why ? $"role {one.Role.Name}: {why}" : null).OfType<string>(),
            ],
        };
    }

    private static string Why(Field field) => field.Derivation switch
    {
        Derivation.Bucket or Derivation.Sha256 => "only the transform function computes it",
        null => "SQL cannot read its format",
        { Source.Column: var source } => $"it is derived from {source}, whose format SQL cannot read",
    };

    /// <summary>Why a role gets nothing here; <c>null</c> when it does.</summary>
    private static string? Unseen(DatasetAccess access, LiveColumns columns)
    {
        if (access.RowFilter?.Columns.FirstOrDefault(field => !columns.Has(field)) is { } missing)
            return $"its row filter needs {missing.Column}, which is not here";
        return access.VisibleFields.Any(columns.Has) ? null : "it may see no column that is here";
    }

    /// <summary>Only what it names; a role that names nothing gets all columns, those above its clearance masked.</summary>
    private static string Columns(DatasetAccess access, LiveColumns columns) => access.Columns is null ? "" :
        $"({string.Join(", ", access.VisibleFields.Where(columns.Has).Select(field => SqlIdentifier.Quote(field.Column.Value)))}) ";
}
