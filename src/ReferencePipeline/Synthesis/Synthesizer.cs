using ReferencePipeline.Contracts;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Synthesis;

/// <summary>Runs the CDK app in this process, and hands over whole results only.</summary>
public static class Synthesizer
{
    /// <summary>A second copy of all properties, for a viewer of constructs; a quarter of the time that the CDK takes to write.</summary>
    private const bool TreeMetadata = false;

    private static readonly Lock OneAtATime = new();

    /// <summary>As <c>npx cdk synth</c>, byte for byte, without its command line.</summary>
    public static SynthesisOutcome Run(SynthesisRequest request)
    {
        lock (OneAtATime)
            return SynthesisOutcome.Of(() => Write(request));
    }

    /// <summary>As the CDK's command line starts it, context and output folder included; started by hand, as if asked for nothing special.</summary>
    internal static SynthesisOutcome RunAsApp() => Environment.GetEnvironmentVariable("CDK_OUTDIR") is null ? Run(new()) : SynthesisOutcome.Of(() =>
    {
        // Node starts while all that needs no CDK is read.
        _ = Kernel.Warm();
        var context = PipelineContext.From(Environment.GetEnvironmentVariable);
        // The CDK, too, has folder and context from the environment.
        return Compose(Settings(context, context.Contracts), context.Contracts, new AppProps { TreeMetadata = TreeMetadata });
    });

    private static SynthesisOutcome Write(SynthesisRequest request)
    {
        var context = PipelineContext.Load(Path.Combine(request.Project, PipelineContext.FileName), request.Stage, request.Contracts, request.ConfirmDelete);
        var folder = Path.Combine(request.Project, context.Contracts);
        var settings = Settings(context, folder);
        using var output = OutputFolder.Beside(request.Out);
        var written = Compose(settings, folder, new AppProps
        {
            Outdir = output.Partial,
            Context = context.ForCdk(),
            AnalyticsReporting = false,
            TreeMetadata = TreeMetadata,
        });
        output.Replace();
        return written with { Directory = request.Out };
    }

    /// <summary>The settings; where they are wrong, what only the contracts can show is told in the same run.</summary>
    private static PipelineSettings Settings(PipelineContext context, string contracts)
    {
        try
        {
            return PipelineSettings.From(context);
        }
        catch (SettingsException refused)
        {
            try
            {
                return PipelineSettings.From(context, ContractSet.Load(contracts));
            }
            catch (ContractException also)
            {
                throw new SettingsException([.. refused.Problems, .. also.Problems.Select(SettingProblem.Of)]);
            }
        }
    }

    private static SynthesisOutcome.Written Compose(PipelineSettings settings, string folder, AppProps props)
    {
        var warming = Kernel.Warm();
        var contracts = ContractSet.Load(folder);
        warming.GetAwaiter().GetResult();
        var app = new App(props);
        ResourceBudget.ReplaceTheCdks(app);
        _ = new Pipeline(app, settings, contracts);
        var assembly = app.Synth();
        var written = new SynthesisOutcome.Written(assembly.Directory, [.. assembly.Stacks.Select(stack => stack.StackName)]);
        ResourceBudget.Check(written.Directory, written.Stacks, contracts.Datasets.Count());
        return written;
    }
}
