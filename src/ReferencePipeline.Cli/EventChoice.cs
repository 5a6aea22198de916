using ReferencePipeline.Contracts.Generation;
using ReferencePipeline.Rehearsal;
using ReferencePipeline.Rehearsal.Input;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Cli;

/// <summary>Which events go to which delivery stream.</summary>
internal sealed class EventChoice(RehearsalPlan plan, string? dataset)
{
    private const string Samples = "samples";

    private IReadOnlyList<DeliveryPlan> Deliveries
    {
        get
        {
            var chosen = plan.Deliveries.Where(delivery => dataset is null || delivery.Dataset.Name == dataset || delivery.Dataset.Table.Value == dataset).ToList();
            return chosen.Count > 0 ? chosen : throw Failure.Usage($"the templates hold no dataset '{dataset}'; there are {Names}");
        }
    }

    /// <summary>The plan of the chosen ones.</summary>
    public RehearsalPlan Plan => plan with { Deliveries = Deliveries };

    private string Names => string.Join(", ", plan.Deliveries.Select(delivery => delivery.Dataset.Name));

    public IReadOnlyList<RehearsedEvents> Generated(long count, GenerationOptions options) =>
        [.. Deliveries.Select(delivery => new RehearsedEvents.Generated(delivery, count, options))];

    /// <summary>Files by their names; all of them where the dataset is said, the samples where none is named.</summary>
    public IReadOnlyList<RehearsedEvents> Files(IReadOnlyList<string> files)
    {
        var deliveries = Deliveries;
        var given = files.Count > 0 ? files : SampleFiles();
        var byDelivery = given
            .Where(file => files.Count > 0 || Owner(file, deliveries) is not null)
            .GroupBy(file => dataset is not null && files.Count > 0 ? deliveries[0] : Owner(file, deliveries) ?? throw Unknown(file))
            .ToDictionary(group => group.Key, group => group.ToList());
        return byDelivery.Count > 0
            ? [.. deliveries.Where(byDelivery.ContainsKey).Select(delivery => new RehearsedEvents.Files(delivery, byDelivery[delivery]))]
            : throw Failure.Usage($"{Samples} holds no events of {string.Join(", ", deliveries.Select(delivery => delivery.Dataset.Name))}; name files with --events, or have some made with --generate");
    }

    private static DeliveryPlan? Owner(string file, IReadOnlyList<DeliveryPlan> deliveries) =>
        EventFiles.NameIn(file, deliveries.SelectMany(delivery => new[] { delivery.Dataset.Table.Value, delivery.Dataset.Name })) is { } name
            ? deliveries.First(delivery => name == delivery.Dataset.Table.Value || name == delivery.Dataset.Name)
            : null;

    public static string[] SampleFiles() => !Directory.Exists(Samples) ? []
        : [.. Directory.EnumerateFiles(Samples).Where(file => file.EndsWith(".jsonl", StringComparison.Ordinal) || file.EndsWith(".jsonl.gz", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private Failure Unknown(string file) => Failure.Usage(file == "-"
        ? $"standard input has no name to tell its dataset by; say --dataset, one of {Names}"
        : Directory.Exists(file) ? $"{file}: is a directory; name the files in it"
        : $"{file}: does not say whose events it holds; call it like {plan.Deliveries[0].Dataset.Table}.jsonl, or say --dataset, one of {Names}");
}
