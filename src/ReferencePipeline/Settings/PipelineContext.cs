using System.Text;
using System.Text.Json;

namespace ReferencePipeline.Settings;

/// <summary>What is asked of a run: the stage, the contracts, the second key, and the stages to choose from.</summary>
/// <remarks>The one place that reads context, whether the CDK hands it out or the file is read without it.</remarks>
public sealed class PipelineContext
{
    public const string FileName = "cdk.json";

    internal const string Place = $"{FileName}: context";

    /// <summary>The CDK's command line hands the context over in the first; what is too long for an environment, in the file that the second names.</summary>
    internal const string Variable = "CDK_CONTEXT_JSON", OverflowVariable = "CONTEXT_OVERFLOW_LOCATION_ENV";

    private PipelineContext(SettingNode root) => Root = root;

    /// <summary>All of <c>context</c>, as far as this app knows it.</summary>
    internal SettingNode Root { get; }

    /// <summary>Where the contracts are, relative to the folder of <c>cdk.json</c>.</summary>
    public string Contracts => Root["contracts"] is SettingNode.Text { Value: var directory } ? directory : "contracts";

    /// <summary>From the CDK's command line, with every <c>-c</c> in it. The CDK itself reads no more, and is not there yet.</summary>
    public static PipelineContext From(Func<string, string?> environment)
    {
        var members = new Dictionary<string, SettingNode>(Group(environment(Variable) is { } json ? Encoding.UTF8.GetBytes(json) : null));
        foreach (var (key, value) in Group(environment(OverflowVariable) is { } file ? File.ReadAllBytes(file) : null))
            members[key] = value;
        return new(new SettingNode.Group(members));

        static IReadOnlyDictionary<string, SettingNode> Group(byte[]? utf8) => (utf8 is null ? SettingNode.Group.Empty : Json(utf8) as SettingNode.Group ?? SettingNode.Group.Empty).Members;
    }

    /// <summary>From the file alone; what is given beside it wins, as <c>-c</c> does.</summary>
    /// <exception cref="SettingsException">There is no such file, or it is not JSON.</exception>
    public static PipelineContext Load(string file, string? stage = null, string? contracts = null, string? confirmDelete = null)
    {
        try
        {
            return Parse(File.ReadAllBytes(file), stage, contracts, confirmDelete);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SettingsException([new(FileName, "is not in this folder", "run it from the project's folder")]);
        }
    }

    /// <summary>For who takes a stage and needs nothing of it.</summary>
    /// <exception cref="SettingsException">There is no such stage.</exception>
    public void CheckStage()
    {
        var trace = new SettingsTrace(Place);
        StageChoice.Read(trace, Root);
        trace.ThrowIfRefused();
    }

    internal static PipelineContext Parse(ReadOnlyMemory<byte> utf8, string? stage = null, string? contracts = null, string? confirmDelete = null)
    {
        var members = new Dictionary<string, SettingNode>((Json(utf8)["context"] as SettingNode.Group ?? SettingNode.Group.Empty).Members);
        foreach (var (key, value) in new[] { ("stage", stage), ("contracts", contracts), ("confirmDelete", confirmDelete) })
            if (value is not null)
                members[key] = new SettingNode.Text(value);
        return new(new SettingNode.Group(members));
    }

    /// <summary>As an app takes it that no command line of the CDK has started.</summary>
    internal IDictionary<string, object> ForCdk() => (IDictionary<string, object>)Root.ToContext()!;

    private static SettingNode Json(ReadOnlyMemory<byte> utf8)
    {
        var text = utf8.Span.StartsWith("\uFEFF"u8) ? utf8["\uFEFF"u8.Length..] : utf8;
        if (JsonFault.In(text.Span) is var (line, what, instead))
            throw new SettingsException([new($"{FileName}:{line}", what, instead)]);
        using var json = JsonDocument.Parse(text);
        return SettingNode.From(json.RootElement);
    }
}
