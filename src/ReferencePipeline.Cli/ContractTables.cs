using ReferencePipeline.Contracts;
using Spectre.Console;

namespace ReferencePipeline.Cli;

/// <summary>Shows a contract to people.</summary>
internal sealed class ContractTables(IAnsiConsole console)
{
    private const int LongestType = 26;
    private const int WideEnough = 145;

    private bool IsWide => console.Profile.Width >= WideEnough;

    public void Write(ContractView contract)
    {
        console.MarkupLineInterpolated($"[bold]{contract.Id}[/] {contract.Version}, {contract.Status}, compatibility {contract.Compatibility.ToString().ToLowerInvariant()}");
        foreach (var dataset in contract.Datasets)
            Write(dataset);
    }

    private void Write(DatasetView dataset)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{dataset.Name}[/]");
        console.Write(Facts(dataset));
        console.WriteLine();
        console.Write(Fields(dataset.Fields));
        if (!IsWide)
            console.WriteLine($"  Columns, Redshift and DuckDB types need {WideEnough} columns of terminal, or --json.");
        foreach (var role in dataset.Roles)
            Write(role, dataset);
    }

    private static Grid Facts(DatasetView dataset)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn();
        Add("table", dataset.Table);
        Add("partitions", string.Join(" / ", dataset.PartitionKeys));
        Add("primary key", string.Join(", ", dataset.PrimaryKey));
        Add("stream key", dataset.StreamKey ?? "random");
        Add("event time", dataset.EventTime is { } time ? $"{time.Field}, at most {time.MaxLate} late and {time.MaxEarly} early" : "");
        Add("unknown fields", dataset.UnknownFields.ToString().ToLowerInvariant());
        Add("service level", string.Join(", ", new[]
        {
            dataset.Sla.Latency is { } latency ? $"latency {latency}" : "",
            dataset.Sla.Frequency is { } frequency ? $"frequency {frequency}" : "",
            dataset.Sla.Retention is { } retention ? $"retention {retention}" : "",
        }.Where(part => part.Length > 0)));
        return grid;

        void Add(string name, string value) => grid.AddRow(new Text($"  {name}"), new Text(value.Length == 0 ? "none" : value));
    }

    /// <summary>All columns where they fit; where not, those that a person looks for first, since a word broken into letters helps nobody.</summary>
    private Table Fields(IEnumerable<FieldView> fields)
    {
        var table = new Table().Border(TableBorder.Simple);
        string[] headers = IsWide ? ["Field", "Column", "", "Classification", "Glue", "Redshift", "DuckDB"] : ["Field", "", "Classification", "Glue"];
        foreach (var header in headers)
            table.AddColumn(new TableColumn(header).NoWrap());
        foreach (var field in fields)
        {
            Text path = new(field.Path), need = new(field.Derived ? "derived" : field.Required ? "required" : ""), glue = new(Short(field.Glue));
            Text classification = new(field.Classification.ToString().ToLowerInvariant(), field.Classification == Classification.Pii ? new Style(Color.Red) : Style.Plain);
            table.AddRow(IsWide
                ? [path, new Text(field.Column), need, classification, glue, new Text(Short(field.Redshift)), new Text(Short(field.DuckDb))]
                : [path, need, classification, glue]);
        }

        return table;
    }

    private void Write(AccessView role, DatasetView dataset)
    {
        if (role.Access == RoleAccess.Write)
        {
            console.MarkupLineInterpolated($"  [bold]{role.Role}[/] writes");
            return;
        }

        var all = dataset.Fields.Count(field => field.TopLevel);
        var columns = role.Columns.Count == all ? "every column" : string.Join(", ", role.Columns);
        var rows = role.RowFilter is { } filter ? $" where {filter}" : "";
        console.MarkupLineInterpolated($"  [bold]{role.Role}[/] reads {columns}{rows}");
    }

    /// <summary>The parts of a nested type have rows of their own.</summary>
    private static string Short(string type) =>
        type.Length <= LongestType ? type : type.IndexOfAny(['<', '(']) is var open and > 0 ? $"{type[..(open + 1)]}…{type[type.LastIndexOfAny(['>', ')'])..]}" : $"{type[..(LongestType - 1)]}…";
}
