using ReferencePipeline.Transform.Runtime;

namespace ReferencePipeline.Transform;

/// <summary>What the stack tells the function, by environment variables: the table that it serves, and the stage that it reports under.</summary>
internal sealed record FunctionSettings(string Dataset, string Stage)
{
    /// <summary>The contract lies beside the assembly, baked into the asset.</summary>
    public const string ContractFile = "contract.odcs.yaml";

    public static FunctionSettings FromEnvironment(Func<string, string?> variable)
    {
        return new(Required("DATASET"), Required("STAGE"));

        string Required(string name) => variable(name) is { Length: > 0 } value
            ? value
            : throw new FunctionException("Init.NotConfigured", $"The environment variable {name} is not set; the stack that makes the function sets it.");
    }
}
