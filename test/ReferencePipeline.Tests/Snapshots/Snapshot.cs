using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ReferencePipeline.Tests.Snapshots;

/// <summary>A template as it was last reviewed: keys sorted, without what a build decides.</summary>
internal static partial class Snapshot
{
    public const string Update = "UPDATE_SNAPSHOTS";
    private const int Most = 25;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool IsUpdating => Environment.GetEnvironmentVariable(Update) == "1";

    /// <summary>What the template says, in the form that is kept.</summary>
    public static string Of(string template) => $"{Sorted(JsonNode.Parse(Hash().Replace(template, "<hash>")))!.ToJsonString(Readable)}\n";

    /// <summary>Asserts that the file says what the template says; writes it where the developer asks for that.</summary>
    public static void Check(string file, string text, bool isUpdating, bool isOnCi)
    {
        if (isUpdating)
        {
            Refuse(isOnCi);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"{Told(file)} is missing; run the tests with {Update}=1 and read what it writes.");
        var differences = Difference.Between(JsonNode.Parse(File.ReadAllText(file)), JsonNode.Parse(text)).ToList();
        if (differences.Count > Most)
            differences = [.. differences[..Most], $"and {differences.Count - Most} more"];
        Assert.True(differences.Count == 0, $"{Told(file)}: if this is meant, run the tests with {Update}=1\n{string.Join('\n', differences)}");
        Assert.True(text == File.ReadAllText(file).ReplaceLineEndings("\n"), $"{Told(file)} was written by hand; run the tests with {Update}=1.");
    }

    /// <summary>Asserts that a file that no stack belongs to is not there; deletes it where the developer asks for that.</summary>
    public static void CheckGone(string file, bool isUpdating, bool isOnCi)
    {
        if (isUpdating)
        {
            Refuse(isOnCi);
            File.Delete(file);
        }

        Assert.False(File.Exists(file), $"{Told(file)} belongs to no stack; run the tests with {Update}=1, which deletes it.");
    }

    private static void Refuse(bool isOnCi) => Assert.False(isOnCi, $"CI compares snapshots and never writes them; unset {Update}.");

    private static string Told(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    /// <summary>Of an asset: it changes with the compiler that built what is in it.</summary>
    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hash();
}
