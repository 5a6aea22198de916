using System.Globalization;
using ReferencePipeline.Rehearsal;
using ReferencePipeline.Rehearsal.Load;
using ReferencePipeline.Rehearsal.Query;
using Spectre.Console;

namespace ReferencePipeline.Cli;

/// <summary>Shows a rehearsal's report to people.</summary>
internal sealed class ReportTables(IAnsiConsole console)
{
    public void Write(RehearsalReport report)
    {
        foreach (var delivery in report.Deliveries)
            Write(delivery);
        foreach (var skipped in report.Skipped)
            console.WriteLine($"Left out: {skipped}");
        console.WriteLine($"Lake in {report.Lake}, report in {report.Report}, {report.Seconds.ToString("0.0", CultureInfo.InvariantCulture)} s");
        if (report.Deliveries.SelectMany(delivery => delivery.Queries).Take(3).ToList() is not { Count: > 0 } queries)
            return;
        console.WriteLine();
        console.WriteLine("To try:");
        foreach (var query in queries)
            console.WriteLine($"  {query}");
    }

    private void Write(DeliveryReport delivery)
    {
        console.MarkupLineInterpolated($"[bold]{delivery.Dataset}[/]");
        var (events, grid) = (delivery.Events, new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn());
        Add("events", $"{Count(events.Read)} read, {Count(events.Accepted)} accepted, {Count(events.Refused)} refused");
        if (events.UnknownFields > 0)
            Add("unknown fields", Count(events.UnknownFields));
        Add("table", $"{delivery.Table}: {Files(delivery.Data)} in {Count(delivery.Partitions)} partitions, at most {Count(delivery.ActivePartitions)} active at a time");
        Add("catalog", CatalogTables.InShort(delivery.Catalog));
        foreach (var score in CatalogTables.Quality(delivery.Catalog))
            Add("quality", score);
        Add("full scan", $"{Cost(delivery.Data.Bytes)} in Athena");
        Add("quarantine", Files(delivery.Errors));
        if (delivery.Raw is { } raw)
            Add("as they came", Files(raw));
        if (delivery.Stream is { Shards: [_, ..] shards } stream)
            Add("stream", Stream(stream, shards));
        console.Write(grid);
        Write(delivery.Refused);
        new CatalogTables(console).Write(delivery.Catalog);
        foreach (var note in delivery.Notes)
            console.WriteLine($"  {note}");
        console.WriteLine();

        void Add(string name, string value) => grid.AddRow(new Text($"  {name}"), new Text(value));
    }

    private void Write(IReadOnlyList<RefusedEvents> refused)
    {
        if (refused.Count == 0)
            return;
        var table = new Table().Border(TableBorder.Simple).AddColumn("Refused").AddColumn(new TableColumn("Records").RightAligned()).AddColumn("The first one");
        foreach (var reason in refused)
            table.AddRow(new Text(reason.Code), new Text(Count(reason.Records)), new Text(reason.First));
        console.Write(table);
    }

    private static string Stream(StreamReport stream, IReadOnlyList<ShardReport> shards)
    {
        var (records, bytes) = (shards.Max(shard => shard.PeakRecords), shards.Max(shard => shard.PeakBytes));
        var hot = stream.HotKeys.Count == 0 ? "" : $"; hot keys {string.Join(", ", stream.HotKeys.Take(3).Select(key => $"{key.Key} ({key.Share.ToString("P0", CultureInfo.InvariantCulture)})"))}";
        return $"{shards.Count} shards{(stream.IsOnDemand ? " to begin with" : "")}, the fullest second of one: {Count(records)} of {Count(ShardReport.MostRecords)} records, {Size(bytes)} of {Size(ShardReport.MostBytes)}{hot}";
    }

    private static string Files(FileCounts files) => files.Files == 0 ? "nothing"
        : $"{Count(files.Files)} files, {Size(files.Bytes)}{(files.Files > 1 ? $", half of them below {Size(files.Median)}" : "")}";

    private static string Cost(long bytes) => $"${AthenaPrice.Of(bytes).ToString("0.000000", CultureInfo.InvariantCulture)}";

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Size(long bytes) => bytes switch
    {
        < 1 << 10 => $"{bytes} B",
        < 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KiB"),
        < 1 << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.#} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1073741824.0:0.##} GiB"),
    };
}
