using System.Text.RegularExpressions;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Catalog.Projection;

/// <summary>How Athena finds a table's partitions by itself, without asking the catalog.</summary>
internal sealed partial class TableProjection
{
    private const string Template = "storage.location.template";

    private readonly TablePlan _table;
    private readonly IReadOnlyList<ColumnProjection> _columns;
    private readonly string _template;

    private TableProjection(TablePlan table, IReadOnlyList<ColumnProjection> columns, string template) => (_table, _columns, _template) = (table, columns, template);

    public static bool IsOn(TablePlan table) => table.PartitionKeys.Count > 0 && string.Equals(table.Parameters.GetValueOrDefault("projection.enabled")?.Trim(), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where partitions lie: <c>s3://bucket/prefix/key=${key}/</c>, unless projection is on and says otherwise.</summary>
    public static string TemplateOf(TablePlan table) => IsOn(table) && table.Parameters.GetValueOrDefault(Template) is { } said ? said
        : Slashed(table.Location) + string.Concat(table.PartitionKeys.Select(key => $"{key.Name}=${{{key.Name}}}/"));

    /// <summary>Keys whose values a query has to say.</summary>
    public IEnumerable<string> Injected => _table.PartitionKeys.Zip(_columns).Where(pair => pair.Second is ColumnProjection.Named).Select(pair => pair.First.Name);

    /// <summary>Reads the parameters of a table whose projection is on.</summary>
    /// <exception cref="ProjectionException">Athena refuses every query of the table for it.</exception>
    public static TableProjection Of(TablePlan table)
    {
        var columns = table.PartitionKeys.Select(key => new ProjectionReader(table.Parameters, key.Name).Read()).ToList();
        var template = TemplateOf(table);
        foreach (Match place in Place().Matches(template))
        {
            if (table.PartitionKeys.All(key => key.Name != place.Groups["name"].Value))
                throw new ProjectionException(Template, $"names {place.Value}, which is no partition key");
        }

        if (!Bucket().IsMatch(template))
            throw new ProjectionException(Template, $"is {template}, which is no place in S3; write s3://bucket/prefix/key=${{key}}/");
        var unnamed = table.PartitionKeys.FirstOrDefault(key => !template.Contains($"${{{key.Name}}}", StringComparison.Ordinal));
        return unnamed is null ? new(table, columns, template) : throw new ProjectionException(Template, $"does not name ${{{unnamed.Name}}}");
    }

    /// <summary>Whether a query at that time reads the folder of a partition.</summary>
    public Asked Ask(IReadOnlyList<string> values, string folder, DateTime now)
    {
        var spelled = new Dictionary<string, string>();
        foreach (var (key, value, projection) in _table.PartitionKeys.Zip(values, _columns))
        {
            switch (projection.Spell(value, now))
            {
                case Spelled.As(var text):
                    spelled.Add(key.Name, text);
                    break;
                case Spelled.Never(var parameter, var why, var instead):
                    return new Asked.Passed($"projection.{key.Name}.{parameter}", why, instead);
            }
        }

        var leadsTo = Place().Replace(_template, place => spelled[place.Groups["name"].Value]);
        return Slashed(leadsTo) == Slashed(folder) ? new Asked.Read()
            : _table.PartitionKeys.Zip(values).FirstOrDefault(pair => spelled[pair.First.Name] != pair.Second) is { First: { } other } ? new Asked.Passed(Spelling(other.Name), $"has it as {spelled[other.Name]}, which is another folder", "have both spelled alike")
            : new Asked.Passed(Template, $"is {_template}, which leads elsewhere", "have it lead to where the delivery stream writes");
    }

    /// <summary>The parameter that decides how a value is spelled.</summary>
    private string Spelling(string key) => $"projection.{key}.{(_table.Parameters.ContainsKey($"projection.{key}.format") ? "format" : "digits")}";

    private static string Slashed(string uri) => uri.EndsWith('/') ? uri : $"{uri}/";

    [GeneratedRegex(@"^s3://[^/$]+/", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bucket();

    [GeneratedRegex(@"\$\{(?<name>[^}]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}

/// <summary>What becomes of a partition when Athena is asked.</summary>
internal abstract record Asked
{
    private Asked() { }

    public sealed record Read : Asked;

    /// <summary>No query reads it.</summary>
    /// <param name="Parameter">The table's parameter that decides it.</param>
    /// <param name="Why">What it says.</param>
    /// <param name="Instead">What to write there.</param>
    public sealed record Passed(string Parameter, string Why, string Instead) : Asked;
}
