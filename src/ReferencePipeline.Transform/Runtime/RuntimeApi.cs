using System.Net.Http.Headers;
using System.Text.Json;

namespace ReferencePipeline.Transform.Runtime;

/// <summary>Lambda's runtime API (version 2018-06-01), on loopback inside the execution environment.</summary>
internal sealed class RuntimeApi : IDisposable
{
    // A call of "next" waits as long as nobody invokes the function, frozen in between: no time-out is right.
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly string _root;
    private byte[] _event = new byte[64 * 1024];

    public RuntimeApi(string authority) => _root = $"http://{authority}/2018-06-01/runtime/";

    public Invocation Next(CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _root + "invocation/next");
        using var response = _http.Send(request, HttpCompletionOption.ResponseHeadersRead, stop);
        response.EnsureSuccessStatusCode();
        var deadline = long.Parse(Header(response.Headers, "Lambda-Runtime-Deadline-Ms"));
        using var body = response.Content.ReadAsStream(stop);
        return new(Header(response.Headers, "Lambda-Runtime-Aws-Request-Id"), DateTimeOffset.FromUnixTimeMilliseconds(deadline), ReadAll(body));
    }

    /// <summary>Sends the response, and tells whether Lambda took it; it does not when it is too large.</summary>
    public bool Respond(string requestId, ReadOnlyMemory<byte> response)
    {
        using var content = new ReadOnlyMemoryContent(response);
        content.Headers.ContentType = new("application/json");
        return Post($"invocation/{requestId}/response", content, errorType: null);
    }

    public void Fail(string requestId, string type, string message) => PostError($"invocation/{requestId}/error", type, message);

    public void FailInit(string type, string message) => PostError("init/error", type, message);

    public void Dispose() => _http.Dispose();

    private void PostError(string path, string type, string message)
    {
        var json = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("errorType", type);
            writer.WriteString("errorMessage", message);
            writer.WriteEndObject();
        }
        using var content = new ReadOnlyMemoryContent(json.WrittenMemory);
        content.Headers.ContentType = new("application/vnd.aws.lambda.error+json");
        Post(path, content, type);
    }

    private bool Post(string path, HttpContent content, string? errorType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _root + path) { Content = content };
        if (errorType is not null)
            request.Headers.Add("Lambda-Runtime-Function-Error-Type", errorType);
        using var response = _http.Send(request);
        return response.IsSuccessStatusCode;
    }

    private ReadOnlyMemory<byte> ReadAll(Stream body)
    {
        var length = 0;
        while (true)
        {
            if (length == _event.Length)
                Array.Resize(ref _event, length * 2);
            var read = body.Read(_event.AsSpan(length));
            if (read == 0)
                return _event.AsMemory(0, length);
            length += read;
        }
    }

    private static string Header(HttpResponseHeaders headers, string name) => string.Concat(headers.GetValues(name));
}
