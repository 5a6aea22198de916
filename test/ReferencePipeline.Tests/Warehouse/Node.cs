using System.Diagnostics;
using System.Text.Json;

namespace ReferencePipeline.Tests.Warehouse;

/// <summary>Scripts of this folder, which bring what is only to be had in JavaScript, like PostgreSQL's parser.</summary>
internal static class Node
{
    public static JsonDocument Run(string script, params string[] arguments)
    {
        using var process = Start(script, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return JsonDocument.Parse(output);
    }

    public static Process Start(string script, params string[] arguments) => Process.Start(new ProcessStartInfo("node", [Repository.PathOf("test", "ReferencePipeline.Tests", "Warehouse", script), .. arguments])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
