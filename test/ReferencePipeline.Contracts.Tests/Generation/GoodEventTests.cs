using System.Text;
using ReferencePipeline.Contracts.Generation;

namespace ReferencePipeline.Contracts.Tests.Generation;

public sealed class GoodEventTests
{
    public static TheoryData<string> Files => ["contracts/orders.odcs.yaml", "contracts/page-views.odcs.yaml"];

    [Theory, MemberData(nameof(Files))]
    public void Every_event_of_the_repositorys_contracts_is_good(string file)
    {
        var dataset = ContractFile.Read(Path.Combine(Repository.Root, file)).ContractOrThrow().Datasets.Single();
        var generator = new EventGenerator(dataset, new() { Seed = 3 });

        AssertGood(dataset, generator, 5000);
    }

    [Fact]
    public void Every_event_of_random_contracts_is_good() =>
        Judge.ForEvery((dataset, generator) => AssertGood(dataset, generator, 50), new() { Seed = 11 });

    private static void AssertGood(Dataset dataset, EventGenerator generator, int count)
    {
        var judge = new Judge(dataset);
        for (var i = 0; i < count; i++)
        {
            var json = generator.Next();
            var wrong = judge.Violations(json, generator.LastTime);
            if (wrong.Count > 0)
                Assert.Fail($"{string.Join(", ", wrong)} in {Encoding.UTF8.GetString(json)}");
        }
    }
}
