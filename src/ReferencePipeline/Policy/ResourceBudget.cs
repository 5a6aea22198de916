using System.Text.Json;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Policy;

/// <summary>Refuses stacks that CloudFormation would not take, or no longer after the next small change.</summary>
/// <remarks>It counts what has been written: to ask the CDK for each construct would take longer than to make it.</remarks>
internal static class ResourceBudget
{
    /// <summary>CloudFormation takes 500; the rest is room for a change that must not wait for a new layout.</summary>
    public const int MostResources = 480;

    /// <summary>CloudFormation takes 200; each hand-over to a later stack is one.</summary>
    public const int MostOutputs = 190;

    /// <summary>CloudFormation takes a million bytes.</summary>
    public const int MostBytes = 950_000;

    /// <summary>The CDK has a limit of its own, which ends in a stack trace and names no way out.</summary>
    public static void ReplaceTheCdks(App app) => app.Node.SetContext("@aws-cdk/core:stackResourceLimit", 0);

    /// <summary>Counts each template of an assembly.</summary>
    /// <exception cref="SettingsException">One is too large; all that are too large are named.</exception>
    public static void Check(string assembly, IEnumerable<string> stacks, int datasets)
    {
        var problems = stacks.SelectMany(stack => Problems(stack, File.ReadAllBytes(Path.Combine(assembly, $"{stack}.template.json")), datasets)).ToList();
        if (problems.Count > 0)
            throw new SettingsException(problems);
    }

    internal static IEnumerable<SettingProblem> Problems(string stack, byte[] template, int datasets)
    {
        using var json = JsonDocument.Parse(template);
        return
        [
            .. TooMany(stack, Count(json, "Resources"), MostResources, "resources", datasets),
            .. TooMany(stack, Count(json, "Outputs"), MostOutputs, "outputs", datasets),
            .. TooMany(stack, template.Length, MostBytes, "bytes", datasets),
            .. PolicyBudget.Problems(stack, json.RootElement),
        ];
    }

    private static int Count(JsonDocument template, string section) =>
        template.RootElement.TryGetProperty(section, out var members) ? members.GetPropertyCount() : 0;

    private static IEnumerable<SettingProblem> TooMany(string stack, int count, int most, string what, int datasets)
    {
        if (count > most)
            yield return new(stack, $"{datasets} datasets make {count} {what}, more than the {most} that leave room under CloudFormation's limit",
                $"{datasets * most / count} datasets would fit: split the contracts into two folders, and deploy each as a stage of its own (-c contracts=<folder> -c stage=<stage>)");
    }
}
