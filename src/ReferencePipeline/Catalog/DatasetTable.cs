using System.Xml;
using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Lake;
using ReferencePipeline.Settings;
using Glue = Amazon.CDK.AWS.Glue;

namespace ReferencePipeline.Catalog;

/// <summary>A dataset's table: what the contract says of it, and nothing that a crawler has guessed.</summary>
internal static class DatasetTable
{
    private const int LongestDescription = 2048;

    public static Glue.CfnTable Make(Construct scope, PipelineSettings settings, DataContract contract, Dataset dataset, CatalogPlace place) =>
        new(scope, "Table", new Glue.CfnTableProps
        {
            CatalogId = Aws.ACCOUNT_ID,
            DatabaseName = place.Database,
            TableInput = new Glue.CfnTable.TableInputProperty
            {
                Name = dataset.Table.Value,
                Description = Shorten(dataset.Description ?? dataset.BusinessName),
                Owner = Owner(contract),
                TableType = "EXTERNAL_TABLE",
                PartitionKeys = Columns(GlueColumns.PartitionKeysOf(dataset)).ToArray<object>(),
                StorageDescriptor = TableShape.Parquet.At(place.UriOf(new LakePrefixes(dataset).Data), Columns(GlueColumns.Of(dataset))),
                Parameters = Parameters(settings, contract, dataset, place),
            },
        });

    public static IEnumerable<Glue.CfnTable.ColumnProperty> Columns(IEnumerable<GlueColumn> columns) =>
        columns.Select(column => new Glue.CfnTable.ColumnProperty { Name = column.Name, Type = column.Type, Comment = column.Comment });

    private static Dictionary<string, string> Parameters(PipelineSettings settings, DataContract contract, Dataset dataset, CatalogPlace place)
    {
        var parameters = new Dictionary<string, string>
        {
            ["EXTERNAL"] = "TRUE",
            ["classification"] = "parquet",
            ["contract.id"] = contract.Id,
            ["contract.version"] = contract.Version,
            ["contract.status"] = contract.Status,
        };
        AddIfKnown("owner", Owner(contract));
        AddIfKnown("domain", contract.Domain);
        AddIfKnown("dataProduct", contract.DataProduct);
        AddIfKnown("sla.latency", Duration(dataset.ServiceLevel.Latency));
        AddIfKnown("sla.retention", Duration(dataset.ServiceLevel.Retention));
        AddIfKnown("sla.frequency", Duration(dataset.ServiceLevel.Frequency));
        AddProjection(parameters, settings, dataset, place);
        return parameters;

        void AddIfKnown(string name, string? value)
        {
            if (value is not null)
                parameters[name] = value;
        }
    }

    private static void AddProjection(Dictionary<string, string> parameters, PipelineSettings settings, Dataset dataset, CatalogPlace place)
    {
        if (!dataset.PartitionKeys.Any())
            return;
        parameters["projection.enabled"] = "true";
        var daysKept = LakeLifecycle.DataDays(dataset, settings);
        foreach (var key in dataset.PartitionKeys)
            foreach (var (name, value) in PartitionProjection.Of(key, dataset, daysKept).Parameters(key.Column.Value))
                parameters[name] = value;
        parameters["storage.location.template"] = place.UriOf(new LakePrefixes(dataset).ProjectionTemplate);
    }

    private static string? Owner(DataContract contract) => contract.Team is not { } team ? null
        : team.Name ?? team.Members.FirstOrDefault(member => string.Equals(member.Role, "owner", StringComparison.OrdinalIgnoreCase))?.Username;

    private static string? Duration(TimeSpan? promised) => promised is { } time ? XmlConvert.ToString(time) : null;

    private static string? Shorten(string? text) => text is { Length: > LongestDescription } ? text[..LongestDescription] : text;
}
