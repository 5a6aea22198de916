namespace ReferencePipeline.Contracts.Tests.Dialects;

public sealed class TypesDocumentTests
{
    [Fact]
    public void The_page_of_types_is_what_the_dialects_write()
    {
        var path = Path.Combine(Repository.Root, "docs", "types.md");
        var rendered = TypesDocument.Render().ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "CI compares docs/types.md and never writes it; unset UPDATE_DOCS.");
            File.WriteAllText(path, rendered);
        }

        Assert.True(File.Exists(path), "docs/types.md is missing; run the tests with UPDATE_DOCS=1.");
        Assert.True(
            rendered == File.ReadAllText(path).ReplaceLineEndings("\n"),
            "docs/types.md differs from what the dialects write; run the tests with UPDATE_DOCS=1 and read the difference.");
    }
}
