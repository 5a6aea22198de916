namespace ReferencePipeline.Synthesis;

/// <summary>What to synthesize, and where to.</summary>
public sealed record SynthesisRequest
{
    /// <summary>The folder of <c>cdk.json</c>; empty is the current one, so that problems name files as the user would.</summary>
    public string Project { get; init; } = "";

    /// <summary>The stage; without one, what <c>cdk.json</c> says, else the sandbox.</summary>
    public string? Stage { get; init; }

    /// <summary>The folder of contracts; without one, what <c>cdk.json</c> says, else <c>contracts</c>.</summary>
    public string? Contracts { get; init; }

    /// <summary>The folder that is replaced by the result.</summary>
    public string Out { get; init; } = "cdk.out";

    /// <summary>The second key to retained data: the stage's name.</summary>
    public string? ConfirmDelete { get; init; }
}
