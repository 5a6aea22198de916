using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Cli;

/// <summary>A contract as <c>contract show</c> tells it; the JSON output is this record.</summary>
internal sealed record ContractView(string File, string Id, string Version, string Status, Compatibility Compatibility, IReadOnlyList<DatasetView> Datasets)
{
    public static ContractView Of(DataContract contract) =>
        new(contract.File, contract.Id, contract.Version, contract.Status, contract.SchemaCompatibility, [.. contract.Datasets.Select(dataset => DatasetView.Of(dataset, contract.Roles))]);
}

internal sealed record DatasetView(
    string Name, string Table, IReadOnlyList<FieldView> Fields, IReadOnlyList<string> PartitionKeys, IReadOnlyList<string> PrimaryKey,
    string? StreamKey, EventTimeView? EventTime, UnknownFields UnknownFields, SlaView Sla, IReadOnlyList<AccessView> Roles)
{
    public static DatasetView Of(Dataset dataset, IEnumerable<Role> roles) => new(
        dataset.Name,
        dataset.Table.Value,
        [.. dataset.Fields.SelectMany(field => FieldView.Of(field, ""))],
        [.. dataset.PartitionKeys.Select(key => key.Column.Value)],
        [.. dataset.PrimaryKey.Select(key => key.Column.Value)],
        dataset.StreamKey?.Name,
        dataset.EventTime is { } time ? new(time.Field.Name, DurationText.Of(time.MaxLate)!, DurationText.Of(time.MaxEarly)!) : null,
        dataset.UnknownFields,
        new(DurationText.Of(dataset.ServiceLevel.Latency), DurationText.Of(dataset.ServiceLevel.Retention), DurationText.Of(dataset.ServiceLevel.Frequency)),
        [.. roles.SelectMany(role => role.Datasets.Where(access => access.Dataset == dataset).Select(access => AccessView.Of(role, access)))]);
}

/// <summary>One field; the parts of a nested one follow it.</summary>
internal sealed record FieldView(
    string Path, string Column, bool TopLevel, bool Required, bool Derived, Classification Classification, string Glue, string Redshift, string DuckDb)
{
    public static IEnumerable<FieldView> Of(Field field, string parent)
    {
        var path = parent + field.Name;
        var view = new FieldView(
            path, field.Column.Value, parent.Length == 0, field.Required, field.IsDerived, field.Classification, GlueType.Of(field.Type), RedshiftType.Of(field.Type), DuckDbType.Of(field.Type));
        return [view, .. Parts(field.Type, path)];
    }

    private static IEnumerable<FieldView> Parts(FieldType type, string path) => type switch
    {
        ObjectType @object => @object.Fields.SelectMany(field => Of(field, path + ".")),
        ArrayType array => Parts(array.Items.Type, path + "[]"),
        MapType map => Parts(map.Value.Type, path + "{}"),
        _ => [],
    };
}

internal sealed record EventTimeView(string Field, string MaxLate, string MaxEarly);

internal sealed record SlaView(string? Latency, string? Retention, string? Frequency);

/// <summary>What a role sees of a dataset.</summary>
internal sealed record AccessView(string Role, RoleAccess Access, IReadOnlyList<Classification> Clearance, IReadOnlyList<string> Columns, string? RowFilter)
{
    public static AccessView Of(Role role, DatasetAccess access) =>
        new(role.Name.Value, role.Access, role.Clearance, [.. access.VisibleFields.Select(field => field.Column.Value)], access.RowFilter?.Expression);
}
