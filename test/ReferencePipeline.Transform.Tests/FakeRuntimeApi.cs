using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ReferencePipeline.Transform.Tests;

/// <summary>What the function sent.</summary>
internal sealed record Posted(string Path, string? ErrorType, string? ContentType, byte[] Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}

/// <summary>Lambda's runtime API as the function meets it, on a free port of 127.0.0.1.</summary>
internal sealed class FakeRuntimeApi : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly BlockingCollection<(string RequestId, DateTimeOffset Deadline, byte[] Event)> _events = [];
    private readonly BlockingCollection<Posted> _posts = [];
    private readonly CancellationTokenSource _gone = new();

    public FakeRuntimeApi()
    {
        Authority = $"127.0.0.1:{Loopback.FreePort()}";
        _listener.Prefixes.Add($"http://{Authority}/");
        _listener.Start();
        new Thread(Serve) { IsBackground = true }.Start();
    }

    public string Authority { get; }

    /// <summary>What the next responses get as their status; 202 afterwards.</summary>
    public Queue<HttpStatusCode> Statuses { get; } = [];

    public void Invoke(string requestId, byte[] firehoseEvent, DateTimeOffset? deadline = null) =>
        _events.Add((requestId, deadline ?? DateTimeOffset.UtcNow.AddMinutes(1), firehoseEvent));

    /// <summary>The next thing that the function sends.</summary>
    public Posted Post(TimeSpan? patience = null) => _posts.TryTake(out var post, patience ?? TimeSpan.FromSeconds(20)) ? post : throw new TimeoutException("The function sent nothing.");

    public void Dispose()
    {
        _gone.Cancel();
        _listener.Close();
    }

    private void Serve()
    {
        try
        {
            while (true)
            {
                var context = _listener.GetContext();
                if (context.Request.HttpMethod == "GET")
                    Next(context);
                else
                    Take(context);
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or OperationCanceledException)
        {
            // The test is over.
        }
    }

    private void Next(HttpListenerContext context)
    {
        Assert.Equal("/2018-06-01/runtime/invocation/next", context.Request.Url!.AbsolutePath);
        var (requestId, deadline, sent) = _events.Take(_gone.Token);
        context.Response.Headers["Lambda-Runtime-Aws-Request-Id"] = requestId;
        context.Response.Headers["Lambda-Runtime-Deadline-Ms"] = deadline.ToUnixTimeMilliseconds().ToString();
        context.Response.Headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn";
        context.Response.OutputStream.Write(sent);
        context.Response.Close();
    }

    private void Take(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        context.Request.InputStream.CopyTo(body);
        context.Response.StatusCode = (int)(Statuses.TryDequeue(out var status) ? status : HttpStatusCode.Accepted);
        context.Response.Close();
        _posts.Add(new(context.Request.Url!.AbsolutePath, context.Request.Headers["Lambda-Runtime-Function-Error-Type"],
            context.Request.ContentType, body.ToArray()));
    }
}

internal static class Loopback
{
    public static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
