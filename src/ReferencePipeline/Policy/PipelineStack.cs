using ReferencePipeline.Settings;

namespace ReferencePipeline.Policy;

/// <summary>What every stack has in common: its name, its protection, and how its state is removed.</summary>
public abstract class PipelineStack : Stack
{
    /// <summary>Names the stack for its class and stage.</summary>
    /// <param name="scope">The app.</param>
    /// <param name="settings">The stage's settings.</param>
    /// <param name="name">The class's name; <c>LakeStack</c> of the sandbox deploys as <c>ReferencePipeline-sandbox-Lake</c>.</param>
    /// <param name="description">What an operator reads in the console.</param>
    protected PipelineStack(Construct scope, PipelineSettings settings, string name, string description)
        : base(scope, $"ReferencePipeline-{settings.Stage}-{name.Replace("Stack", "")}", new StackProps
        {
            Description = description,
            TerminationProtection = settings.Removal is Removal.Retain,
            // CloudFormation takes a megabyte; with fifty datasets a fifth of it would be blanks.
            SuppressTemplateIndentation = true,
        }) => StateRemoval = settings.Removal is Removal.Retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

    /// <summary>What becomes of this stack's state when the stack goes.</summary>
    protected RemovalPolicy StateRemoval { get; }
}
