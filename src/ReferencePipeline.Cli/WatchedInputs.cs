using ReferencePipeline.Cli.Commands;
using ReferencePipeline.Contracts;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Cli;

/// <summary>The files that a rehearsal depends on: of an assembly its manifest, else <c>cdk.json</c> and the contracts; and the events.</summary>
internal static class WatchedInputs
{
    public static IReadOnlyList<string> Of(Globals globals, RehearseOptions options, ParseResult parsed)
    {
        string[] templates = parsed.GetValue(options.Assembly) is { } assembly ? [Path.Combine(assembly, "manifest.json")] : [PipelineContext.FileName, .. In(Contracts(globals, parsed), ContractSet.FilesIn)];
        string[] named = parsed.GetValue(options.Events) ?? [];
        var makesNone = parsed.GetResult(options.Generate) is null && parsed.GetValue(options.Lake) is null;
        return [.. templates, .. named.Length > 0 || !makesNone ? named : EventChoice.SampleFiles()];
    }

    /// <summary>The folder that the synthesis reads; the usual one while nobody can tell.</summary>
    private static string Contracts(Globals globals, ParseResult parsed)
    {
        var usual = parsed.GetValue(globals.Contracts)!;
        if (parsed.GetResult(globals.Contracts) is { Implicit: false })
            return usual;
        try
        {
            return PipelineContext.Load(PipelineContext.FileName, parsed.GetValue(globals.Stage)).Contracts;
        }
        catch (Exception unreadable) when (unreadable is SettingsException or IOException or UnauthorizedAccessException)
        {
            return usual;
        }
    }

    private static IEnumerable<string> In(string folder, Func<string, IEnumerable<string>> files) => Directory.Exists(folder) ? files(folder) : [];
}
