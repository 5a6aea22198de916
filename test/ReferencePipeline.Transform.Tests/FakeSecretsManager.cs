using System.Collections.Specialized;
using System.Net;

namespace ReferencePipeline.Transform.Tests;

/// <summary>Gives every request one answer, and keeps the last one asked.</summary>
internal sealed class FakeSecretsManager : IDisposable
{
    private readonly HttpListener _listener = new();

    public FakeSecretsManager(HttpStatusCode status, string answer)
    {
        Authority = $"127.0.0.1:{Loopback.FreePort()}";
        _listener.Prefixes.Add($"http://{Authority}/");
        _listener.Start();
        _listener.BeginGetContext(result =>
        {
            if (!_listener.IsListening)
                return;
            var context = _listener.EndGetContext(result);
            Headers = context.Request.Headers;
            using (var reader = new StreamReader(context.Request.InputStream))
                Body = reader.ReadToEnd();
            context.Response.StatusCode = (int)status;
            context.Response.OutputStream.Write(System.Text.Encoding.UTF8.GetBytes(answer));
            context.Response.Close();
        }, null);
    }

    public string Authority { get; }

    public NameValueCollection Headers { get; private set; } = [];

    public string Body { get; private set; } = "";

    public void Dispose() => _listener.Close();
}
