using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Rehearsal.Catalog;
using ReferencePipeline.Rehearsal.Input;
using ReferencePipeline.Rehearsal.Plan;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>Runs one delivery: events in, objects of the lake out, and an account of every record.</summary>
internal static class DeliveryRun
{
    public static DeliveryReport Run(RehearsalEngines engines, DeliveryPlan plan, IEventSource events, DeliveryOptions options, RunFolder folder)
    {
        Check(plan);
        var aside = folder.NewAside();
        var source = new DeliverySource(plan, options, events, aside);
        var (written, settled) = new ParquetObjects(engines.Writing, Environment.ProcessorCount, source, aside).Write(folder.Lake);
        var errors = source.Errors.Settle(folder.Lake);
        var raw = source.Raw?.Settle(folder.Lake) ?? [];
        Account(source, written);
        var catalog = new CatalogCheck(engines.Looking, plan, options.Stop).Delivered(folder.Lake, settled, errors, options.Now);
        return DeliveryReport.Of(source, Paths(settled), Paths(errors), Paths(raw), catalog);
    }

    /// <summary>What does not fit would come back from Firehose as a conversion error, record for record.</summary>
    private static void Check(DeliveryPlan plan)
    {
        var stored = plan.Dataset.Columns.ToDictionary(field => field.Column.Value);
        foreach (var column in plan.Table.Columns)
        {
            if (stored.TryGetValue(column.Name, out var field) && !Fit.Stores(column.Type, field.Type))
            {
                throw new AssemblyException($"{plan.Table.Where}: TableInput.StorageDescriptor.Columns", $"column {column.Name} is {column.HiveType}, and the transform function hands over {GlueType.Of(field.Type)}: no record could be converted",
                    $"make it {GlueType.Of(field.Type)}");
            }
        }
    }

    private static List<string> Paths(IReadOnlyList<Delivered> files) => [.. files.Select(file => file.Path)];

    /// <summary>Each record is in the lake once, whoever counts.</summary>
    private static void Account(DeliverySource source, long written)
    {
        var tally = source.Tally;
        (string What, long Left, long Right)[] sides =
        [
            ("accepted + refused = read", tally.Accepted + tally.Refused, tally.Read),
            ("rows written = accepted", written, tally.Accepted),
            ("rows by file = accepted", source.Rolls.Rolls.Sum(roll => roll.Records), tally.Accepted),
            ("records in quarantine = refused", source.Errors.Records, tally.Refused),
            ("records kept as they came = read", source.Raw?.Records ?? tally.Read, tally.Read),
        ];
        foreach (var (what, left, right) in sides.Where(side => side.Left != side.Right))
            throw new AccountException($"{source.Plan.Where}: records are lost or doubled: {what} does not hold, it is {left} and {right}; keep the input and report this");
    }
}

/// <summary>The sums do not agree, so nothing of the result can be relied on.</summary>
public sealed class AccountException(string message) : Exception(message);
