using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ReferencePipeline.Contracts.Validation;
using ReferencePipeline.Transform.Runtime;

namespace ReferencePipeline.Transform.Secrets;

/// <summary>Salts out of Secrets Manager, asked once each when the function starts.</summary>
/// <remarks>
/// Without the SDK, which is larger than the function, and without AWS's secrets extension, whose layer has another ARN and another of
/// AWS's accounts in every region, and starts a second process: one signed request is all there is to it.
/// </remarks>
internal sealed class SecretsManagerSalts(Func<string, string?> variable, TimeProvider clock) : ISalts
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The secret's bytes: its text as UTF-8, or its binary value.</summary>
    /// <exception cref="FunctionException">There is none, or it may not be read; the message names the reference, never the secret.</exception>
    public byte[] Find(string reference)
    {
        // Only a contract that names a salt needs a region and credentials.
        var settings = SecretsManagerSettings.FromEnvironment(variable);
        var secret = settings.SecretOf(reference);
        try
        {
            using var http = new HttpClient { Timeout = Patience };
            using var request = Request(secret, settings);
            using var response = http.Send(request);
            using var body = response.Content.ReadAsStream();
            using var json = JsonDocument.Parse(body);
            if (!response.IsSuccessStatusCode)
                throw Unreadable(reference, secret, Fault(json.RootElement, (int)response.StatusCode));
            return Value(json.RootElement) is { Length: > 0 } value ? value : throw Unreadable(reference, secret, "it is empty");
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            throw Unreadable(reference, secret, e.Message);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            // Such a message quotes what was read, which may be the secret.
            throw Unreadable(reference, secret, "the answer is not what Secrets Manager sends");
        }
    }

    private HttpRequestMessage Request(string secret, SecretsManagerSettings settings)
    {
        var credentials = Credentials.FromEnvironment(variable);
        var body = Encoding.UTF8.GetBytes($$"""{"SecretId":"{{JsonEncodedText.Encode(secret)}}"}""");
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["content-type"] = "application/x-amz-json-1.1",
            ["host"] = settings.Endpoint.Authority,
            ["x-amz-date"] = RequestSignature.Time(clock.GetUtcNow()),
            ["x-amz-target"] = "secretsmanager.GetSecretValue",
        };
        if (credentials.SessionToken is { } token)
            headers["x-amz-security-token"] = token;
        var request = new HttpRequestMessage(HttpMethod.Post, settings.Endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(headers["content-type"]);
        foreach (var (name, value) in headers.Where(header => header.Key.StartsWith("x-", StringComparison.Ordinal)))
            request.Headers.Add(name, value);
        request.Headers.TryAddWithoutValidation("Authorization",
            RequestSignature.Of("POST", headers, body, credentials, settings.Region, "secretsmanager"));
        return request;
    }

    private static byte[]? Value(JsonElement answer)
    {
        if (answer.TryGetProperty("SecretString", out var text))
            return Encoding.UTF8.GetBytes(text.GetString() ?? "");
        return answer.TryGetProperty("SecretBinary", out var binary) ? binary.GetBytesFromBase64() : null;
    }

    private static string Fault(JsonElement answer, int status) =>
        answer.TryGetProperty("__type", out var type) ? type.GetString() ?? $"status {status}" : $"status {status}";

    private static FunctionException Unreadable(string reference, string secret, string why) => new("Init.NoSalt",
        $"The contract's salt '{reference}' cannot be read from the secret '{secret}': {why}. Create the secret, and let the function's role read it.");
}
