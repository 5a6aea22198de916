using System.Text;

namespace ReferencePipeline.Cli.Tests;

/// <summary>Runs the command line in this process and keeps what it said.</summary>
internal sealed record Cli(int ExitCode, byte[] Data, string Talk)
{
    public string Text => Encoding.UTF8.GetString(Data);

    public string[] Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The repository, whose contracts the commands read.</summary>
    public static string Root { get; } = FindRoot();

    public static string Contracts { get; } = Path.Combine(Root, "contracts");

    public static Cli Run(params string[] args) => Run(_ => { }, args);

    public static Cli Run(Action<Terminal> before, params string[] args)
    {
        using var data = new MemoryStream();
        using var talk = new StringWriter();
        using var terminal = Terminal.Captured(data, talk);
        before(terminal);
        var code = PipelineCommand.Run(args, terminal);
        return new Cli(code, data.ToArray(), talk.ToString());
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ReferencePipeline.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return folder;
    }
}
