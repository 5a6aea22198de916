using System.Text.Json;
using ReferencePipeline.Transform.Runtime;

namespace ReferencePipeline.Transform.Secrets;

/// <summary>Where the salts are: <c>SALTS</c> maps what the contract calls them to the names or ARNs of their secrets.</summary>
internal sealed record SecretsManagerSettings(Uri Endpoint, string Region, string? Salts)
{
    public string SecretOf(string reference)
    {
        try
        {
            using var secrets = JsonDocument.Parse(Salts ?? "{}");
            if (secrets.RootElement.TryGetProperty(reference, out var secret) && secret.GetString() is { Length: > 0 } id)
                return id;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw NotConfigured(reference, "holds something else than a JSON object of texts");
        }
        throw NotConfigured(reference, "names no secret for it");
    }

    public static SecretsManagerSettings FromEnvironment(Func<string, string?> variable)
    {
        var region = variable("AWS_REGION") ?? throw new FunctionException("Init.NoRegion", "AWS_REGION is not set; Lambda sets it.");
        var suffix = region.StartsWith("cn-", StringComparison.Ordinal) ? "amazonaws.com.cn" : "amazonaws.com";
        var endpoint = variable("AWS_ENDPOINT_URL_SECRETS_MANAGER") ?? $"https://secretsmanager.{region}.{suffix}";
        return new(new(endpoint), region, variable("SALTS"));
    }

    private static FunctionException NotConfigured(string reference, string what) => new("Init.NoSalt",
        $"The contract's salt '{reference}' cannot be read: the environment variable SALTS {what}; the stack that makes the function sets it.");
}
