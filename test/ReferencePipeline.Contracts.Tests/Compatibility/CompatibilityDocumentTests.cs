namespace ReferencePipeline.Contracts.Tests.Comparing;

public sealed class CompatibilityDocumentTests
{
    [Fact]
    public void The_page_of_changes_is_what_the_comparison_says() => GeneratedDocument.Check("compatibility.md", CompatibilityDocument.Render());

    [Fact]
    public void The_page_of_examples_is_what_the_comparison_says() => GeneratedDocument.Check("compatibility-examples.md", ExamplesDocument.Render());
}
