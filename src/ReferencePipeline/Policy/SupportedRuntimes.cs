namespace ReferencePipeline.Policy;

/// <summary>Runs what the CDK brings for its own custom resources on a Node.js that Lambda still lets anyone create.</summary>
/// <remarks>An aspect would call back across jsii for every construct; there are few providers, and their stack knows them.</remarks>
internal static class SupportedRuntimes
{
    public const string Node = "nodejs24.x";

    /// <summary>Call it after the last custom resource of <paramref name="stack"/>.</summary>
    public static void Lift(Stack stack)
    {
        foreach (var provider in stack.Node.Children.Where(child => child.Node.Id.StartsWith("Custom::", StringComparison.Ordinal)))
        {
            if (provider.Node.TryFindChild("Handler") is CfnResource handler)
            {
                handler.AddPropertyOverride("Runtime", Node);
                Accepted.Because(handler, ["Serverless-LambdaDLQ"], "CloudFormation waits for its answer and fails the deployment without one: a failure is never silent");
            }

            if (provider.Node.TryFindChild("Role") is CfnResource role)
            {
                role.AddPropertyOverride("AssumeRolePolicyDocument.Statement", new object[] { ServiceTrust.Only("lambda.amazonaws.com") });
                Accepted.Because(role, "AwsSolutions-IAM4", "The CDK makes the role of its own custom resource, in stages that may be destroyed only; the policy lets it write a log", "/service-role/AWSLambdaBasicExecutionRole");
            }
        }

        // The table of runtimes by region, which nothing reads any more.
        stack.Node.TryRemoveChild("LatestNodeRuntimeMap");
    }
}
