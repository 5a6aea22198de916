using System.Text;

namespace ReferencePipeline.Cli.Tests;

/// <summary>Runs the command line in this process and keeps what it said.</summary>
internal sealed record Cli(int ExitCode, byte[] Data, string Talk)
{
    /// <summary>Commands look for <c>cdk.json</c> and contracts where they are run, which is where the repository is.</summary>
    static Cli() => Environment.CurrentDirectory = Root;

    public string Text => Encoding.UTF8.GetString(Data);

    public string[] Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The repository, whose contracts the commands read.</summary>
    public static string Root => Repository.Root;

    public static string Contracts { get; } = Repository.PathOf("contracts");

    public static Cli Run(params string[] args) => Run(_ => { }, args);

    public static Cli Run(Action<Terminal> before, params string[] args) => Run(before, isTerminal: false, args);

    public static Cli OnTerminal(params string[] args) => Run(_ => { }, isTerminal: true, args);

    private static Cli Run(Action<Terminal> before, bool isTerminal, string[] args)
    {
        using var data = new MemoryStream();
        using var talk = new StringWriter();
        using var terminal = Terminal.Captured(data, talk, isTerminal);
        before(terminal);
        var code = PipelineCommand.Run(args, terminal);
        return new Cli(code, data.ToArray(), talk.ToString());
    }
}
