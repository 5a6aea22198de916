namespace ReferencePipeline.Contracts.Tests.Comparing;

public sealed class CompatibilityDocumentTests
{
    [Fact]
    public void The_page_of_changes_is_what_the_comparison_says()
    {
        var path = Path.Combine(Root(), "docs", "compatibility.md");
        var rendered = CompatibilityDocument.Render().ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "CI compares docs/compatibility.md and never writes it; unset UPDATE_DOCS.");
            File.WriteAllText(path, rendered);
        }

        Assert.True(File.Exists(path), "docs/compatibility.md is missing; run the tests with UPDATE_DOCS=1.");
        Assert.True(
            rendered == File.ReadAllText(path).ReplaceLineEndings("\n"),
            "docs/compatibility.md differs from what the comparison says; run the tests with UPDATE_DOCS=1 and read the difference.");
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "ReferencePipeline.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return directory.FullName;
    }
}
