using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Snapshots;

/// <summary>Every template as it was last reviewed. A snapshot catches surprise; what is intended stands in the promises.</summary>
[Collection(nameof(Synthesized))]
public sealed class SnapshotTests(Synthesized synthesized)
{
    private static readonly string Folder = Repository.PathOf("test", "ReferencePipeline.Tests", "Snapshots");
    private static readonly bool IsOnCi = Environment.GetEnvironmentVariable("CI") == "true";

    public static TheoryData<Variant> Variants => [.. Variant.Judged];

    /// <summary>What there is a file of; <see cref="Every_stack_has_a_snapshot"/> finds those without.</summary>
    public static TheoryData<string, string> Kept
    {
        get
        {
            var kept = new TheoryData<string, string>();
            foreach (var file in Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                kept.Add(Path.GetFileName(Path.GetDirectoryName(file)!), Path.GetFileNameWithoutExtension(file));
            return kept;
        }
    }

    [Theory, MemberData(nameof(Kept))]
    public void A_template_is_as_it_was_reviewed(string variant, string stack)
    {
        if (Variant.Judged.SingleOrDefault(one => one.Name == variant) is { } known && Templates(known).TryGetValue(stack, out var template))
            Snapshot.Check(FileOf(variant, stack), Snapshot.Of(template), Snapshot.IsUpdating, IsOnCi);
        else
            Snapshot.CheckGone(FileOf(variant, stack), Snapshot.IsUpdating, IsOnCi);
    }

    [Theory, MemberData(nameof(Variants))]
    public void Every_stack_has_a_snapshot(Variant variant)
    {
        foreach (var (stack, template) in Templates(variant).Where(one => !File.Exists(FileOf(variant.Name, one.Key))))
            Snapshot.Check(FileOf(variant.Name, stack), Snapshot.Of(template), Snapshot.IsUpdating, IsOnCi);
    }

    /// <summary>By the stack's own word, <c>Lake</c> of <c>ReferencePipeline-sandbox-Lake</c>.</summary>
    private Dictionary<string, string> Templates(Variant variant) =>
        synthesized.Of(variant).Stacks.ToDictionary(stack => stack.Name.Split('-', 3)[2], stack => stack.Json.GetRawText());

    private static string FileOf(string variant, string stack) => Path.Combine(Folder, variant, $"{stack}.json");
}
