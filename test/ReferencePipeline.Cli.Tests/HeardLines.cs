using System.Collections.Concurrent;
using System.Text;

namespace ReferencePipeline.Cli.Tests;

/// <summary>What a command says while it runs, line after line.</summary>
internal sealed class HeardLines : TextWriter
{
    private readonly BlockingCollection<string> _lines = [];

    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value) => _lines.Add(value ?? "");

    public string Next(TimeSpan patience) => _lines.TryTake(out var line, patience) ? line : throw new TimeoutException("Nothing was said in time.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _lines.Dispose();
        base.Dispose(disposing);
    }
}
