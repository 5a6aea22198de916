using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Generation;
using ReferencePipeline.Rehearsal.Delivery;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Input;
using ReferencePipeline.Rehearsal.Query;
using ReferencePipeline.Settings;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Cli;

/// <summary>A command ends early; the message says what is wrong and what to do instead.</summary>
internal sealed class Failure(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public static Failure Usage(string message) => new(Cli.ExitCode.Usage, message);

    public static Failure Environment(string message) => new(Cli.ExitCode.Environment, message);

    /// <summary>What a user can mend in words; <c>null</c> for what is a fault of the program.</summary>
    public static Failure? From(Exception exception) => exception switch
    {
        Failure failure => failure,
        ContractException refused => Usage(refused.Message),
        SettingsException refused => Usage(refused.Message),
        AssemblyException foreign => Usage(foreign.Message),
        InputException unreadable => Usage(unreadable.Message),
        QueryException query => new(query.IsRefused ? Cli.ExitCode.Found : Cli.ExitCode.Usage, query.Message),
        EngineMissingException missing => Environment(missing.Message),
        DuckException engine => Environment($"the engine: {engine.Message.Split('\n')[0].TrimEnd('.')}; make room, or write elsewhere"),
        AccountException lost => new(Cli.ExitCode.Found, lost.Message),
        GenerationException impossible => Usage(impossible.Message),
        UnauthorizedAccessException denied => Usage($"{denied.Message.TrimEnd('.')}; name a file that may be opened"),
        FileNotFoundException or DirectoryNotFoundException or PathTooLongException => Usage($"{exception.Message.TrimEnd('.')}; name one that exists"),
        IOException io => Environment($"{io.Message.TrimEnd('.')}; make room, or write elsewhere"),
        _ => null,
    };
}
