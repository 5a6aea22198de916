using ReferencePipeline.Contracts.Reading;

namespace ReferencePipeline.Settings;

/// <summary>Which stage a run is for.</summary>
internal static class StageChoice
{
    /// <summary>The stage and what is written for it, or <c>null</c> once the trace knows why not.</summary>
    public static (StageName Stage, SettingNode Node)? Read(SettingsTrace trace, SettingNode root)
    {
        if (root["stages"] is not SettingNode.Group { Members: { Count: > 0 } stages })
        {
            trace.Refuse("stages", "there are none", "run npx cdk or pipeline in the folder of a cdk.json that holds them");
            return null;
        }

        var stage = StageOf(trace, root["stage"], stages);
        if (stage is { } chosen && root["confirmDelete"] is not SettingNode.Nothing and var second && second != new SettingNode.Text(chosen.Value))
            trace.Refuse("confirmDelete", $"{second} is not the stage of this run", $"write {chosen}, and only to delete its data");
        return stage is { } name ? (name, stages[name.Value]) : null;
    }

    private static StageName? StageOf(SettingsTrace trace, SettingNode written, IReadOnlyDictionary<string, SettingNode> stages)
    {
        foreach (var name in stages.Keys.Where(name => StageName.TryParse(name) is null))
            trace.Refuse($"stages.{name}", "cannot be a stage's name", StageName.Allowed);
        if (written is not (SettingNode.Nothing or SettingNode.Text))
        {
            trace.Refuse("stage", written.Says, "write the name of a stage");
            return null;
        }

        var asked = written is SettingNode.Text text ? text.Value : "sandbox";
        if (stages.ContainsKey(asked))
            return StageName.TryParse(asked);
        trace.Refuse("stage", $"\"{asked}\" is not a stage",
            Nearest.To(asked, stages.Keys) is { } nearest ? $"did you mean {nearest}?" : $"known: {string.Join(", ", stages.Keys)}");
        return null;
    }
}
