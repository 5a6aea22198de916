namespace ReferencePipeline.Settings;

/// <summary>What one setting may hold: how JSON writes it, which values are in range, and how a value is shown.</summary>
/// <param name="Type">How it is written, with its article: <c>a whole number</c>.</param>
/// <param name="Unless">What is said of a value out of range, before <paramref name="Allowed"/>.</param>
/// <param name="Allowed">The range, as a reader of the documentation wants it.</param>
/// <param name="Read">The value, or <c>null</c> when the node is of the right type and out of range.</param>
/// <param name="Fits">Whether the node is of the right JSON type at all.</param>
/// <param name="Show">The value as <c>cdk.json</c> would write it.</param>
internal sealed record SettingKind<T>(
    string Type,
    string Unless,
    string Allowed,
    Func<SettingNode, bool> Fits,
    Func<SettingNode, (bool InRange, T Value)> Read,
    Func<T, string> Show);

internal static class SettingKind
{
    public static SettingKind<bool> Flag { get; } = new(
        "true or false", "is not one of", "true, false", node => node is SettingNode.Flag, node => (true, ((SettingNode.Flag)node).Value), value => value ? "true" : "false");

    public static SettingKind<int> Whole(int least, int most) =>
        Numbers("is outside", $"{least}–{most}", value => value >= least && value <= most);

    public static SettingKind<int> OneOf(string allowed, IReadOnlyCollection<int> values) => Numbers("is not one of", allowed, values.Contains);

    /// <summary>An enum's members, written in lower case with dashes.</summary>
    public static SettingKind<T> Choice<T>() where T : struct, Enum
    {
        var byText = Enum.GetValues<T>().ToDictionary(Dashed);
        return new("a text", "is not one of", string.Join(", ", byText.Keys), node => node is SettingNode.Text,
            node => (byText.TryGetValue(((SettingNode.Text)node).Value, out var value), value), value => $"\"{Dashed(value)}\"");
    }

    public static SettingKind<T> Text<T>(string allowed, Func<string, T?> parse) where T : struct =>
        new("a text", "is not", allowed, node => node is SettingNode.Text,
            node => parse(((SettingNode.Text)node).Value) is { } value ? (true, value) : (false, default), value => $"\"{value}\"");

    public static SettingKind<string> Text(string allowed, Func<string, bool> inRange) =>
        new("a text", "is not", allowed, node => node is SettingNode.Text,
            node => (inRange(((SettingNode.Text)node).Value), ((SettingNode.Text)node).Value), value => $"\"{value}\"");

    private static SettingKind<int> Numbers(string unless, string allowed, Func<int, bool> inRange) =>
        new("a whole number", unless, allowed, node => node is SettingNode.Number { Value: var value } && value == Math.Truncate(value),
            node => ((SettingNode.Number)node).Value is >= int.MinValue and <= int.MaxValue and var value ? (inRange((int)value), (int)value) : (false, 0),
            value => value.ToString());

    private static string Dashed<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : $"{c}"));
}
