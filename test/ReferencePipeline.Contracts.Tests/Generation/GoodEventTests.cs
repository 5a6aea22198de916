using System.Text;
using ReferencePipeline.Contracts.Generation;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Generation;

public sealed class GoodEventTests
{
    public static TheoryData<string> Files => ["contracts/orders.odcs.yaml", "contracts/page-views.odcs.yaml"];

    [Theory, MemberData(nameof(Files))]
    public void Every_event_of_the_repositorys_contracts_is_good_and_no_longer_in_the_table_than_foreseen(string file)
    {
        var dataset = ContractFile.Read(Path.Combine(Repository.Root, file)).ContractOrThrow().Datasets.Single();
        var generator = new EventGenerator(dataset, new() { Seed = 3 });

        AssertGood(dataset, generator, 5000);
    }

    [Fact]
    public void Every_event_of_random_contracts_is_good_and_no_longer_in_the_table_than_foreseen() =>
        Judge.ForEvery((dataset, generator) => AssertGood(dataset, generator, 50), new() { Seed = 11 });

    private static void AssertGood(Dataset dataset, EventGenerator generator, int count)
    {
        const double Fixed = 40;
        var (judge, worst) = (new Judge(dataset), new RecordGrowth(dataset).Worst(Fixed, factor: 1));
        for (var i = 0; i < count; i++)
        {
            var json = generator.Next();
            var wrong = judge.Violations(json, generator.LastTime);
            if (wrong.Count > 0)
                Assert.Fail($"{string.Join(", ", wrong)} in {Encoding.UTF8.GetString(json)}");
            Assert.True(Fixed + judge.LineLength <= worst * json.Length, $"{judge.LineLength} bytes of {Encoding.UTF8.GetString(json)}");
        }
    }
}
