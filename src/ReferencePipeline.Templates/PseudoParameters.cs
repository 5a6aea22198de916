namespace ReferencePipeline.Templates;

/// <summary>What a deployment would know of itself. None of it is real: evaluated templates are for reading, not for deploying.</summary>
public sealed record PseudoParameters
{
    public string AccountId { get; init; } = "111122223333";

    public string Region { get; init; } = "eu-central-1";

    public string Partition { get; init; } = "aws";

    public string UrlSuffix { get; init; } = "amazonaws.com";

    /// <summary>The zones of the region, for <c>Fn::GetAZs</c>.</summary>
    public IReadOnlyList<string> Zones => [.. "abc".Select(letter => $"{Region}{letter}")];

    /// <summary>The value of a name like <c>AWS::Region</c>; <c>null</c> for a name that is none of the deployment's.</summary>
    public string? ValueOf(string name, StackTemplate stack) => name switch
    {
        "AWS::AccountId" => AccountId,
        "AWS::Region" => Region,
        "AWS::Partition" => Partition,
        "AWS::URLSuffix" => UrlSuffix,
        "AWS::StackName" => stack.Name,
        "AWS::StackId" => $"arn:{Partition}:cloudformation:{Region}:{AccountId}:stack/{stack.Name}/id",
        _ => null,
    };
}
