using System.Runtime.InteropServices;
using System.Text;
using Spectre.Console;

namespace ReferencePipeline.Cli;

/// <summary>The world a command talks to: data to <see cref="Out"/>, talk to <see cref="Error"/>, and when to stop.</summary>
internal sealed class Terminal : IDisposable
{
    /// <summary>Into a pipe or a file each line goes whole: whoever reads it there breaks lines, or searches in them.</summary>
    private const int PlainWidth = 1000;

    private readonly List<IDisposable> _owned = [];
    private readonly CancellationTokenSource _stop = new();

    private Terminal(Stream output, TextWriter error, bool outIsTerminal, bool errorIsTerminal)
    {
        Output = output;
        Out = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        Error = error;
        (OutIsTerminal, ErrorIsTerminal) = (outIsTerminal, errorIsTerminal);
    }

    /// <summary>The data as bytes; flush <see cref="Out"/> before.</summary>
    public Stream Output { get; }

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    /// <summary>Set by <c>--no-color</c>, and by NO_COLOR in the environment.</summary>
    public bool NoColor { get; set; }

    public CancellationToken Stop => _stop.Token;

    public bool OutIsTerminal { get; }

    public bool ErrorIsTerminal { get; }

    public static Terminal OfProcess()
    {
        var terminal = new Terminal(StandardOutput(), Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected)
        {
            NoColor = WantsNoColor(Environment.GetEnvironmentVariable),
        };
        terminal.StopOn(PosixSignal.SIGINT);
        terminal.StopOn(PosixSignal.SIGTERM);
        terminal.StopOn(PosixSignal.SIGHUP);
        return terminal;
    }

    public static Terminal Captured(Stream output, TextWriter error, bool isTerminal = false) => new(output, error, isTerminal, isTerminal);

    public static bool WantsNoColor(Func<string, string?> variable) => variable("NO_COLOR") is { Length: > 0 } || variable("TERM") == "dumb";

    /// <summary>What a captured command sees when somebody presses Ctrl-C.</summary>
    public void Interrupt() => _stop.Cancel();

    /// <summary>Tables for people on stdout, without colour where nobody would see it.</summary>
    public IAnsiConsole Tables() => Painted(Out, OutIsTerminal);

    /// <summary>Progress for people on stderr.</summary>
    public IAnsiConsole Talk() => Painted(Error, ErrorIsTerminal);

    public void Dispose()
    {
        _owned.ForEach(owned => owned.Dispose());
        _stop.Dispose();
    }

    private IAnsiConsole Painted(TextWriter writer, bool isTerminal)
    {
        var plain = NoColor || !isTerminal;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Yes,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
            console.Profile.Width = PlainWidth;
        return console;
    }

    private void StopOn(PosixSignal signal) => _owned.Add(PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        _stop.Cancel();
    }));

    /// <summary>Console's own stream hides that nobody reads a pipe any more, so <c>| head</c> would never end.</summary>
    private static Stream StandardOutput()
    {
        if (OperatingSystem.IsWindows())
            return Console.OpenStandardOutput();
        var pipe = new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);

        // A file may be shared with others, who go on where this ends; a file stream would keep a position of its own.
        return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
    }
}
