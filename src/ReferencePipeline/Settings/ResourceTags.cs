using System.Text.RegularExpressions;

namespace ReferencePipeline.Settings;

/// <summary>What every resource is tagged with: the pipeline's own tags and the user's.</summary>
public sealed partial record ResourceTags
{
    private static readonly string[] Own = ["pipeline", "stage", "deployment", "dataset", "persona"];

    private ResourceTags(SettingsReader read)
    {
        User = read.Texts("tags",
            SettingKind.Text("letters, digits, spaces and _ . : / = + - @, 128 at most, not aws:…", key => KeyPattern().IsMatch(key) && !key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)),
            SettingKind.Text("the same letters, 256 at most", ValuePattern().IsMatch),
            "Tags on every resource, beside pipeline, stage and deployment");
        foreach (var key in Own.Where(User.ContainsKey))
            read.Refuse($"tags.{key}", "the pipeline sets this tag itself", "choose another name");
        if (User.Count > 40)
            read.Refuse("tags", $"{User.Count} tags are too many", "40 leave room for the pipeline's own under the limit of 50");
    }

    public static ResourceTags Default { get; } = SettingsReader.Defaults(Read);

    public IReadOnlyDictionary<string, string> User { get; }

    internal static ResourceTags Read(SettingsReader read) => new(read);

    [GeneratedRegex(@"^[A-Za-z0-9 _.:/=+@-]{1,128}\z", RegexOptions.NonBacktracking)]
    private static partial Regex KeyPattern();

    [GeneratedRegex(@"^[A-Za-z0-9 _.:/=+@-]{0,256}\z", RegexOptions.NonBacktracking)]
    private static partial Regex ValuePattern();
}

/// <summary>What becomes of state when its stack goes.</summary>
public enum Removal
{
    Retain,
    Destroy,
}
