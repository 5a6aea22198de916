using System.Text;
using System.Text.Json;
using ReferencePipeline.Rehearsal.Plan;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Query;

internal enum TableFormat
{
    Parquet,
    Json,

    /// <summary>Of a format that nothing in a rehearsal writes: it has no rows here.</summary>
    Other,
    View,
}

/// <summary>A table or view of the catalog, as a query finds it.</summary>
internal sealed class LakeTable
{
    private const string Parquet = "ParquetHiveSerDe";
    private const string Json = "org.openx.data.jsonserde.JsonSerDe";

    private readonly Setting _setting;
    private readonly Lazy<TablePlan> _plan;

    public LakeTable(Setting setting)
    {
        _setting = setting;
        (Database, Name) = (setting["DatabaseName"].Text.ToLowerInvariant(), setting["TableInput"]["Name"].Text.ToLowerInvariant());
        _plan = new(() => TableReader.Read(setting, Database, Name));
    }

    public string Database { get; }

    public string Name { get; }

    public string Where => _setting.Resource.ToString();

    public TablePlan Plan => _plan.Value;

    public TableFormat Format => IsView ? TableFormat.View : _setting["TableInput"]["StorageDescriptor"]["SerdeInfo"]["SerializationLibrary"].TextOrNull switch
    {
        { } parquet when parquet.EndsWith(Parquet, StringComparison.Ordinal) => TableFormat.Parquet,
        Json => TableFormat.Json,
        _ => TableFormat.Other,
    };

    public IEnumerable<ColumnPlan> AllColumns => IsView ? ViewColumns : Plan.Columns.Concat(Plan.PartitionKeys);

    /// <summary>The ARN of any object of the table; none for a view.</summary>
    public string? Objects => IsView ? null : $"arn:aws:s3:::{Plan.Location["s3://".Length..].TrimEnd('/')}/object";

    /// <summary>The query that a view stands for, and the database that it is meant in.</summary>
    public (string Sql, string Database) View
    {
        get
        {
            var text = _setting["TableInput"]["ViewOriginalText"];
            const string begin = "/* Presto View: ", end = " */";
            if (text.TextOrNull is not { } said || !said.StartsWith(begin, StringComparison.Ordinal) || !said.EndsWith(end, StringComparison.Ordinal))
                throw text.Refused("is no view of Athena's", "write one as Athena does");
            try
            {
                var view = JsonElement.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(said[begin.Length..^end.Length])));
                return (view.GetProperty("originalSql").GetString()!, view.TryGetProperty("schema", out var schema) ? schema.GetString()! : Database);
            }
            catch (Exception wrong) when (wrong is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw text.Refused("is no view of Athena's", "write one as Athena does");
            }
        }
    }

    private bool IsView => _setting["TableInput"]["TableType"].TextOrNull == "VIRTUAL_VIEW";

    /// <summary>A view's types come from its query.</summary>
    private IEnumerable<ColumnPlan> ViewColumns =>
        _setting["TableInput"]["StorageDescriptor"]["Columns"].Items.Select(column => new ColumnPlan(column["Name"].Text, column["Type"].Text, new Duck.DuckType.Scalar(Duck.ScalarKind.Varchar)));

    public static IReadOnlyList<LakeTable> In(Evaluator evaluator) =>
        [.. evaluator.Assembly.Of("AWS::Glue::Table").Where(evaluator.IsMade).Select(resource => new LakeTable(Setting.Of(evaluator, resource)))];
}
