namespace ReferencePipeline.Contracts.Tests.Dialects;

public sealed class TypesDocumentTests
{
    [Fact]
    public void The_page_of_types_is_what_the_dialects_write() => GeneratedDocument.Check("types.md", TypesDocument.Render());
}
