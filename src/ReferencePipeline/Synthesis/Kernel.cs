using System.ComponentModel;
using System.Diagnostics;
using Amazon.JSII.Runtime.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ReferencePipeline.Synthesis;

/// <summary>The node process that the CDK lives in. There is one for as long as this process runs: jsii cannot start a second.</summary>
/// <remarks>
/// jsii's own start leaves 66 MB in the temp folder each time, since nobody disposes its services; these are disposed when the process ends.
/// </remarks>
internal static class Kernel
{
    private const int OldestNode = 20;

    private static readonly Lazy<Task<ServiceProvider>> Services = new(() =>
    {
        var services = Task.Run(Start);
        // 33,000 types, while node starts.
        _ = Task.Run(() => typeof(App).Assembly.GetTypes());
        // Whoever leaves while node is still starting waits for it here, or its files would stay.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(services);
        return services;
    });

    /// <summary>Starts node and loads the CDK there and here, so that its first construct waits for nothing. Until that is done, nobody else may call it.</summary>
    public static Task Warm() => Services.Value;

    private static ServiceProvider Start()
    {
        // Asked first: a start that fails half-way leaves files behind, and says nothing of the reason.
        CheckNode();
        // Node 20 works; what is written about its age belongs into the notes of a release, not above every result.
        Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
        var services = ServiceContainer.BuildServiceProvider(NullLoggerFactory.Instance);
        ServiceContainer.ServiceProviderOverride = services;
        // Whatever object comes first has jsii read the attributes of all types, to find its own.
        _ = Duration.Days(1);
        return services;
    }

    private static void Stop(Task<ServiceProvider> services)
    {
        ((IAsyncResult)services).AsyncWaitHandle.WaitOne();
        if (services.IsCompletedSuccessfully)
            services.Result.Dispose();
    }

    private static void CheckNode()
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var complaint = node.StandardError.ReadToEndAsync();
            var version = node.StandardOutput.ReadToEnd().Trim();
            node.WaitForExit();
            if (node.ExitCode != 0)
                throw new MissingToolException($"node does not start: {complaint.GetAwaiter().GetResult().Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0, $"it ends with {node.ExitCode} and says nothing")}; look at NODE_OPTIONS and at what `node --version` says");
            if (int.TryParse(version.TrimStart('v').Split('.')[0], out var major) && major < OldestNode)
                throw new MissingToolException($"node {version} is too old; install Node.js {OldestNode} or newer, the CDK runs on it");
        }
        catch (Win32Exception)
        {
            throw new MissingToolException($"node is not on the PATH; install Node.js {OldestNode} or newer, the CDK runs on it");
        }
    }
}

/// <summary>The machine lacks something; the message says what to install.</summary>
public sealed class MissingToolException(string message) : Exception(message);
