namespace ReferencePipeline.Templates.Tests;

public sealed class PageTests
{
    [Fact]
    public void The_page_shows_the_example_that_runs_here()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "templates.md")).ReplaceLineEndings("\n");
        var example = File.ReadAllText(Repository.PathOf("test", "ReferencePipeline.Templates.Tests", "ExampleTests.cs")).ReplaceLineEndings("\n");

        Assert.Contains($"```csharp\n{example}```\n", page);
    }
}
