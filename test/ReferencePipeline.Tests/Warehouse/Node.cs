using System.Diagnostics;
using System.Text.Json;

namespace ReferencePipeline.Tests.Warehouse;

/// <summary>Scripts of this folder, which bring what is only to be had in JavaScript, like PostgreSQL's parser.</summary>
internal static class Node
{
    public static JsonDocument Run(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Repository.PathOf("test", "ReferencePipeline.Tests", "Warehouse", script), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return JsonDocument.Parse(output);
    }
}
