namespace ReferencePipeline.Contracts.Tests.Reading;

public sealed class ContractsDocumentTests
{
    [Fact]
    public void The_page_of_contracts_is_what_the_reader_reads() => GeneratedDocument.Check("contracts.md", ContractsDocument.Render());
}
