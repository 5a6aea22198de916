using ReferencePipeline.Contracts;
using ReferencePipeline.Lake;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using ReferencePipeline.Stream;

namespace ReferencePipeline;

/// <summary>The whole system, stack by stack in the order they are built, with every hand-over between them.</summary>
public sealed class Pipeline
{
    public Pipeline(App app, PipelineSettings settings, ContractSet contracts)
    {
        settings.CheckAgainst(contracts);

        Foundation = new FoundationStack(app, settings);
        Lake = new LakeStack(app, settings, new()
        {
            LakeKey = Foundation.LakeKey,
            ResultsKey = Foundation.ResultsKey,
            MessagesKey = Foundation.MessagesKey,
            Datasets = [.. contracts.Datasets],
        });
        Stream = new StreamStack(app, settings, new() { LakeKey = Foundation.LakeKey, Datasets = [.. contracts.ActiveDatasets] });

        Tag(app, settings);
    }

    public FoundationStack Foundation { get; }

    public LakeStack Lake { get; }

    public StreamStack Stream { get; }

    private static void Tag(App app, PipelineSettings settings)
    {
        var tags = Tags.Of(app);
        tags.Add("pipeline", "ReferencePipeline");
        tags.Add("stage", settings.Stage.Value);
        foreach (var (key, value) in settings.Tags.User)
            tags.Add(key, value);
    }
}
