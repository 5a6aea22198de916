using System.Globalization;
using ReferencePipeline.Rehearsal.Query;

namespace ReferencePipeline.Cli;

/// <summary>Tells people what a query reads, and what that costs.</summary>
internal static class ExplanationText
{
    public static void Write(TextWriter to, QueryExplanation explanation)
    {
        foreach (var scan in explanation.Scans)
        {
            to.WriteLine($"{scan.Table}");
            to.WriteLine($"  columns     {(scan.Columns.Count == 0 ? "none, only the number of rows" : string.Join(", ", scan.Columns))}");
            if (scan.RowFilter is { } filter)
                to.WriteLine($"  rows        {filter}");
            to.WriteLine($"  partitions  {Count(scan.Partitions)} of {Count(scan.AllPartitions)}{(scan.UnseenPartitions > 0 ? $"; {Count(scan.UnseenPartitions)} more are outside the projection" : "")}");
            to.WriteLine($"  files       {Count(scan.Files)}");
            to.WriteLine($"  bytes       {Count(scan.Bytes)}");
        }

        to.WriteLine($"In {explanation.Workgroup} as {explanation.Role}, at {explanation.Now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC");
        to.WriteLine($"Scans {Count(explanation.Bytes)} bytes{(explanation.Cutoff is { } cutoff ? $" of {Count(cutoff)} allowed{(explanation.Bytes > cutoff ? ": Athena would stop it" : "")}" : "")}, costs ${explanation.Dollars.ToString("0.000000", CultureInfo.InvariantCulture)}");
    }

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
