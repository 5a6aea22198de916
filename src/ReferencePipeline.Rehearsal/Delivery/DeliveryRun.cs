using System.Globalization;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Input;
using ReferencePipeline.Rehearsal.Plan;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>Runs one delivery: events in, objects of the lake out, and an account of every record.</summary>
internal static class DeliveryRun
{
    public static DeliveryReport Run(DuckDatabase engine, DeliveryPlan plan, IEventSource events, DeliveryOptions options, RunFolder folder)
    {
        Check(plan);
        var aside = folder.NewAside();
        var source = new DeliverySource(plan, options, events, aside);
        var parquet = Path.Combine(aside, "parquet");
        var written = Write(engine, source, parquet, options);
        var files = Settle(source, parquet, folder.Lake);
        var errors = source.Errors.Settle(folder.Lake);
        var raw = source.Raw?.Settle(folder.Lake) ?? [];
        Account(source, written);
        return DeliveryReport.Of(source, files, errors, raw);
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

    /// <summary>The rows that the engine says it has written.</summary>
    private static long Write(DuckDatabase engine, DeliverySource source, string parquet, DeliveryOptions options)
    {
        // Functions belong to the engine, not to a connection: each delivery has its own.
        var name = $"accepted_by_{source.Plan.Name}";
        using var connection = engine.Connect();
        var function = TableFunction.Register(connection, name, source, engine.Threads);
        try
        {
            using var rows = connection.Query(
                $"COPY (SELECT * FROM {SqlIdentifier.Quote(name)}()) TO {SqlText.Quote(parquet)} (FORMAT parquet, COMPRESSION {source.Plan.Parquet.Compression}, PARTITION_BY ({SqlIdentifier.Quote(source.RollColumn)}), ROW_GROUP_SIZE {RowGroup}, WRITE_BLOOM_FILTER false{(source.Plan.Parquet.HasDictionaries ? "" : ", DICTIONARY_SIZE_LIMIT 0")})", options.Stop);
            return (long)rows.Read().Single()[0]!;
        }
        catch (DuckException) when (function.Fault is { } fault)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault);
            throw;
        }
    }

    /// <summary>One group a buffer, as Firehose writes: 128 MiB of JSON are smaller than its groups of 256 MiB.</summary>
    private const int RowGroup = 1 << 20;

    /// <summary>Gives each file the name that Firehose would.</summary>
    private static List<string> Settle(DeliverySource source, string parquet, string lake)
    {
        var settled = new List<string>();
        if (!Directory.Exists(parquet))
            return settled;
        var plan = source.Plan;
        foreach (var folder in Directory.EnumerateDirectories(parquet).Order(StringComparer.Ordinal))
        {
            var roll = source.Rolls.Rolls[int.Parse(folder[(folder.LastIndexOf('=') + 1)..], CultureInfo.InvariantCulture)];
            foreach (var (index, file) in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Index())
            {
                var keys = plan.Data.Prefix.Keys.Zip(roll.Keys).ToDictionary(pair => pair.First, pair => pair.Second);
                var prefix = plan.Data.Prefix.Fill(roll.First, key => keys[key]);
                var name = ObjectNames.Of(plan.Name, roll.First, plan.Data, $"{prefix}{roll.Window}/{roll.Part}/{index}");
                settled.Add(LakePlace.Move(file, lake, plan.Data.Bucket, prefix + name));
            }
        }

        return settled;
    }

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
