using Spectre.Console;

namespace ReferencePipeline.Cli;

/// <summary>Progress on a terminal's stderr; nothing anywhere else.</summary>
internal static class ProgressBar
{
    public static void Run(Terminal terminal, string what, long total, Action<IProgress<long>?> work)
    {
        // On one terminal, the bar would be drawn into the data.
        if (!terminal.ErrorIsTerminal || terminal.OutIsTerminal)
        {
            work(null);
            return;
        }

        terminal.Talk().Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(what, maxValue: Math.Max(1, total));
                work(new Direct(done => task.Value = done));
            });
    }

    /// <summary>Reports on the thread that works; <see cref="Progress{T}"/> would queue.</summary>
    private sealed class Direct(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
