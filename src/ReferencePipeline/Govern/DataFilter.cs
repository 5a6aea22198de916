using System.Security.Cryptography;
using System.Text;
using ReferencePipeline.Contracts.Dialects;
using Lf = Amazon.CDK.AWS.LakeFormation;

namespace ReferencePipeline.Govern;

/// <summary>The columns and rows that a role is limited to in one dataset.</summary>
/// <remarks>
/// A filter cannot be changed: CloudFormation makes the new one, moves the grant, and removes the old one. Both are there for a
/// moment, so the name hangs on the content.
/// </remarks>
internal static class DataFilter
{
    private const int DigestLength = 8;

    public static Lf.CfnDataCellsFilter Make(Construct scope, string id, string database, Reading reading)
    {
        var rows = Rows(reading);
        return new(scope, id, new Lf.CfnDataCellsFilterProps
        {
            TableCatalogId = Aws.ACCOUNT_ID,
            DatabaseName = database,
            TableName = reading.Dataset.Table.Value,
            Name = Name(reading),
            ColumnNames = Columns(reading),
            RowFilter = new Lf.CfnDataCellsFilter.RowFilterProperty { FilterExpression = rows, AllRowsWildcard = rows is null ? new Dictionary<string, object>() : null },
        });
    }

    internal static string Name(Reading reading)
    {
        var content = $"{string.Join(',', Columns(reading))} {Rows(reading)}";
        return $"{reading.Role.Name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..DigestLength]}";
    }

    private static string[] Columns(Reading reading) => [.. reading.Access.VisibleFields.Select(field => field.Column.Value).Order(StringComparer.Ordinal)];

    private static string? Rows(Reading reading) => reading.Access.RowFilter is { } filter ? LakeFormationFilter.Of(filter.Condition) : null;
}
