using ReferencePipeline.Settings;

namespace ReferencePipeline.Policy;

/// <summary>The IAM paths by which the lake's bucket tells who may touch its objects.</summary>
/// <remarks>
/// A bucket's policy cannot name roles of later stacks without a circle of imports. It matches the path instead: only roles that
/// read or write the lake by themselves are made under it, and people's roles never are.
/// </remarks>
public sealed class LakePaths(PipelineSettings settings)
{
    /// <summary>Roles that reach objects by themselves: the registration, delivery, the crawler, quality runs.</summary>
    public string Trusted { get; } = $"/referencepipeline/{settings.Stage}/lake/";

    /// <summary>The contracts' roles, which reach objects through Lake Formation only; by themselves in governance mode <c>iam</c>.</summary>
    public string Consumers { get; } = $"/referencepipeline/{settings.Stage}/consumers/";

    public static string ArnLike(string path) => $"arn:{Aws.PARTITION}:iam::{Aws.ACCOUNT_ID}:role{path}*";
}
