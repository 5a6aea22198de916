using System.Text.RegularExpressions;

namespace ReferencePipeline.Architecture.Tests;

public sealed partial class DocumentsTests
{
    public static TheoryData<string> Documents => [.. Repository.Markdown];

    public static TheoryData<string> Decisions => [.. Repository.Markdown.Where(f => DecisionFile().IsMatch(f))];

    [Theory, MemberData(nameof(Documents))]
    public void A_local_link_leads_to_a_file_and_a_heading_that_exist(string file) =>
        Expect.None(LinksOf(file).Where(link => !Resolves(link)).Select(link => $"{file}: {link.Target}#{link.Anchor}"), "mend these links");

    [Fact]
    public void Every_document_is_reached_by_links_from_the_readme()
    {
        var reached = new HashSet<string> { "README.md" };
        var open = new Stack<string>(reached);
        while (open.TryPop(out var file))
        {
            foreach (var (target, _) in LinksOf(file).Where(l => Repository.Markdown.Contains(l.Target, StringComparer.Ordinal) && reached.Add(l.Target)))
                open.Push(target);
        }

        Expect.None(Repository.Markdown.Except(reached), "link these from README.md or from a document that it leads to");
    }

    [Theory, MemberData(nameof(Decisions))]
    public void A_decision_ends_with_the_alternatives_that_were_considered(string file) =>
        Assert.Equal("Alternatives considered", HeadingsOf(file).Last());

    private static bool Resolves((string Target, string Anchor) link) =>
        Path.Exists(Repository.PathOf(link.Target))
        && (link.Anchor.Length == 0 || HeadingsOf(link.Target).Select(AnchorOf).Contains(link.Anchor, StringComparer.Ordinal));

    private static IEnumerable<(string Target, string Anchor)> LinksOf(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        return Link().Matches(ProseOf(file)).Select(m => m.Groups["target"].Value)
            .Where(target => !target.Contains(':', StringComparison.Ordinal))
            .Select(target => target.Split('#', 2))
            .Select(parts => (
                Target: parts[0].Length == 0 ? file : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, folder, parts[0]))).Replace('\\', '/'),
                Anchor: parts.Length == 2 ? parts[1] : ""));
    }

    private static IEnumerable<string> HeadingsOf(string file) => Heading().Matches(ProseOf(file)).Select(m => m.Groups["text"].Value.Trim());

    private static string ProseOf(string file) => Fenced().Replace(Repository.Read(file), "");

    /// <summary>As GitHub makes it: lower case, spaces to hyphens, punctuation dropped.</summary>
    private static string AnchorOf(string heading) => Punctuation().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6} (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"^docs/adr/\d{4}-")]
    private static partial Regex DecisionFile();
}
