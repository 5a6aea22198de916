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
    public const int OldestNode = 20;

    private static readonly Lazy<ServiceProvider> Services = new(Start);

    /// <summary>Starts node, and meanwhile loads the CDK's 33,000 types, which its first construct would otherwise wait for.</summary>
    public static Task Warm()
    {
        _ = Task.Run(() => typeof(App).Assembly.GetTypes());
        return Task.Run(() => Services.Value);
    }

    private static ServiceProvider Start()
    {
        // Node 20 works; what is written about its age belongs into the notes of a release, not above every result.
        Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
        try
        {
            var services = ServiceContainer.BuildServiceProvider(NullLoggerFactory.Instance);
            AppDomain.CurrentDomain.ProcessExit += (_, _) => services.Dispose();
            ServiceContainer.ServiceProviderOverride = services;
            return services;
        }
        catch (Win32Exception)
        {
            throw new MissingToolException($"node is not on the PATH; install Node.js {OldestNode} or newer, the CDK runs on it");
        }
        catch (Exception failed) when (NodeVersion() is var version and < OldestNode)
        {
            throw new MissingToolException($"node {version} is too old; install Node.js {OldestNode} or newer, the CDK runs on it", failed);
        }
    }

    private static int NodeVersion()
    {
        using var node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = node.StandardOutput.ReadToEnd();
        return int.TryParse(text.TrimStart('v').Split('.')[0], out var major) ? major : int.MaxValue;
    }
}

/// <summary>The machine lacks something; the message says what to install.</summary>
public sealed class MissingToolException(string message, Exception? cause = null) : Exception(message, cause);
