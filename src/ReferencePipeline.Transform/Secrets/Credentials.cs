using ReferencePipeline.Transform.Runtime;

namespace ReferencePipeline.Transform.Secrets;

/// <summary>The execution role's credentials, as Lambda puts them into the function's environment.</summary>
internal sealed record Credentials(string AccessKeyId, string SecretAccessKey, string? SessionToken)
{
    public static Credentials FromEnvironment(Func<string, string?> variable)
    {
        return new(Required("AWS_ACCESS_KEY_ID"), Required("AWS_SECRET_ACCESS_KEY"), variable("AWS_SESSION_TOKEN"));

        string Required(string name) => variable(name) is { Length: > 0 } value
            ? value
            : throw new FunctionException("Init.NoCredentials", $"{name} is not set; Lambda sets it from the function's role.");
    }
}
