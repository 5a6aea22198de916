using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ReferencePipeline.Contracts.Validation;
using ReferencePipeline.Transform.Runtime;

namespace ReferencePipeline.Transform.Secrets;

/// <summary>Salts out of Secrets Manager, asked once each when the function starts.</summary>
/// <remarks>
/// Without the SDK, which is ten times the function's size, and without the Secrets extension, whose layer is another
/// ARN in every region and starts a second process: one signed request is all there is to it.
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
        var secret = settings.SecretId(reference);
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

/// <summary>Where the salts are: the stack that makes the function also makes the secrets, and names each one's ARN.</summary>
internal sealed record SecretsManagerSettings(Uri Endpoint, string Region, IReadOnlyDictionary<string, string> Secrets)
{
    /// <summary>A JSON object: the contract's reference, and the secret's ARN.</summary>
    private const string Variable = "SALTS";

    /// <summary>The ARN of the secret behind a reference.</summary>
    /// <exception cref="FunctionException">The stack has named none.</exception>
    public string SecretId(string reference) => Secrets.GetValueOrDefault(reference)
        ?? throw new FunctionException("Init.NoSalt", $"{Variable} names no secret for the contract's salt '{reference}'; the stack that makes the function sets it.");

    public static SecretsManagerSettings FromEnvironment(Func<string, string?> variable)
    {
        var region = variable("AWS_REGION") ?? throw new FunctionException("Init.NoRegion", "AWS_REGION is not set; Lambda sets it.");
        var suffix = region.StartsWith("cn-", StringComparison.Ordinal) ? "amazonaws.com.cn" : "amazonaws.com";
        var endpoint = variable("AWS_ENDPOINT_URL_SECRETS_MANAGER") ?? $"https://secretsmanager.{region}.{suffix}";
        return new(new(endpoint), region, SecretsIn(variable(Variable)));
    }

    private static Dictionary<string, string> SecretsIn(string? json)
    {
        try
        {
            using var map = JsonDocument.Parse(json ?? "{}");
            return map.RootElement.EnumerateObject().ToDictionary(secret => secret.Name, secret => secret.Value.GetString()!);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FunctionException("Init.NoSalt", $"{Variable} is not a JSON object of texts; the stack that makes the function sets it.");
        }
    }
}
