using ReferencePipeline.Rehearsal.Delivery;
using Spectre.Console;

namespace ReferencePipeline.Cli;

/// <summary>One line on a terminal's stderr that is written over and over; nothing anywhere else.</summary>
internal sealed class RehearsalProgress(Terminal terminal) : IProgress<DeliveryProgress>, IDisposable
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);

    private readonly IAnsiConsole? _console = terminal.ErrorIsTerminal ? terminal.Talk() : null;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, string> _told = new(StringComparer.Ordinal);
    private long _last;
    private int _width;

    /// <summary>Datasets go side by side, so each has its place in the line until it is read.</summary>
    public void Report(DeliveryProgress value)
    {
        if (_console is null)
            return;
        lock (_lock)
        {
            if (value.Share >= 1)
                _told.Remove(value.Dataset);
            else
                _told[value.Dataset] = value.Share is { } share ? $"{value.Dataset}: {value.Events:N0} events, {share:P0}" : $"{value.Dataset}: {value.Events:N0} events";
            if (System.Diagnostics.Stopwatch.GetElapsedTime(_last) < Often)
                return;
            _last = System.Diagnostics.Stopwatch.GetTimestamp();
            Write(string.Join("; ", _told.Values));
        }
    }

    public void Dispose()
    {
        if (_width > 0)
            Write("");
        _width = 0;
    }

    private void Write(string text)
    {
        terminal.Error.Write($"\r{text.PadRight(_width)}\r");
        _width = text.Length;
    }
}
