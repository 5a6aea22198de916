using System.Text;
using ReferencePipeline.Contracts.Generation;
using ReferencePipeline.Contracts.Tests.Dialects;
using ReferencePipeline.Contracts.Tests.Generators;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Generation;

public sealed class MutationTests
{
    private const int Rounds = 5;

    public static TheoryData<string> Files => ["contracts/orders.odcs.yaml", "contracts/page-views.odcs.yaml"];

    [Theory, MemberData(nameof(Files))]
    public void Each_way_of_being_bad_is_refused_with_its_reason_at_its_path(string file)
    {
        var dataset = ContractFile.Read(Path.Combine(Repository.Root, file)).ContractOrThrow().Datasets.Single();

        AssertNone(Missed(dataset));
    }

    [Fact]
    public void Each_way_in_which_an_event_of_a_random_contract_can_be_bad_is_refused() => ContractArbitrary.ForEvery(generated =>
        AssertNone(Missed(generated.Dataset)));

    private static void AssertNone(IEnumerable<string> missed)
    {
        string[] found = [.. missed];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    private static IEnumerable<string> Missed(Dataset dataset)
    {
        var generator = new EventGenerator(dataset, new() { Seed = 5 });
        var judge = new Judge(dataset);
        foreach (var mutation in generator.Ways)
        {
            for (var round = 0; round < Rounds; round++)
            {
                var found = judge.Violations(generator, mutation);
                if (found.Contains(new Violation(mutation.Reason, mutation.Path)))
                    continue;
                var json = Encoding.UTF8.GetString(generator.Next(mutation));
                yield return $"{mutation} → {mutation.Reason}, but found {string.Join(", ", found)} in {json[..Math.Min(json.Length, 2000)]}";
                break;
            }
        }
    }
}
