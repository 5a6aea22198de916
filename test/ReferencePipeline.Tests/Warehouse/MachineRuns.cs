using System.Diagnostics;
using System.Text.Json;

namespace ReferencePipeline.Tests.Warehouse;

/// <summary>Runs state machines of templates, all in one process of node: it brings JSONata, which is to be had in JavaScript only.</summary>
public sealed class MachineRuns : IDisposable
{
    private readonly Process _node = Node.Start("machine.mjs");
    private readonly Task<string> _error;

    public MachineRuns() => _error = _node.StandardError.ReadToEndAsync();

    public JsonElement Ask(object question)
    {
        _node.StandardInput.WriteLine(JsonSerializer.Serialize(question));
        _node.StandardInput.Flush();
        var answer = _node.StandardOutput.ReadLine() ?? throw new InvalidOperationException(_error.Result);
        return JsonElement.Parse(answer);
    }

    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }
}
