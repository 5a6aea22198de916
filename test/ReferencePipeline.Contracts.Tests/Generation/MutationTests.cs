using System.Text;
using ReferencePipeline.Contracts.Generation;
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

        AssertNone(Missed(dataset, new(dataset, new() { Seed = 5 })));
    }

    [Fact]
    public void Each_way_in_which_an_event_of_a_random_contract_can_be_bad_is_refused() =>
        Judge.ForEvery((dataset, generator) => AssertNone(Missed(dataset, generator)), new() { Seed = 5 });

    [Fact]
    public void The_repositorys_contracts_are_bad_in_every_way_but_three()
    {
        var reasons = Files.SelectMany(file => ContractFile.Read(Path.Combine(Repository.Root, file.Data)).ContractOrThrow().Datasets)
            .SelectMany(dataset => new EventGenerator(dataset, new()).Ways).Select(way => way.Reason).ToHashSet();

        // One contract keeps what it does not know and the other drops it; neither reads local times of a zone with summer time; their
        // partition keys are no open texts.
        Assert.Equal([Reason.UnknownField, Reason.AmbiguousTime, Reason.PartitionValue], Enum.GetValues<Reason>().Where(reason => !reasons.Contains(reason)));
    }

    [Fact]
    public void A_local_time_that_its_zone_skips_and_an_unknown_field_are_refused_too()
    {
        var dataset = ContractFile.Parse("local.odcs.yaml", Encoding.UTF8.GetBytes("""
            apiVersion: v3.1.0
            kind: DataContract
            id: local
            version: 1.0.0
            status: active
            schema:
              - name: local
                customProperties:
                  - {property: unknownFields, value: refuse}
                properties:
                  - {name: iso, logicalType: timestamp, required: true, logicalTypeOptions: {timezone: false, defaultTimezone: Europe/Berlin}}
                  - {name: written, logicalType: timestamp, logicalTypeOptions: {format: "dd.MM.yyyy HH:mm", timezone: false, defaultTimezone: America/New_York}}
            """)).ContractOrThrow().Datasets.Single();
        var generator = new EventGenerator(dataset, new());

        Assert.Equal(
            [("iso", Reason.AmbiguousTime), ("not_in_the_contract", Reason.UnknownField), ("written", Reason.AmbiguousTime)],
            generator.Ways.Where(way => way.Reason is Reason.AmbiguousTime or Reason.UnknownField).Select(way => (way.Path, way.Reason)).Order());
        AssertNone(Missed(dataset, generator));
    }

    private static void AssertNone(IEnumerable<string> missed)
    {
        string[] found = [.. missed];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    private static IEnumerable<string> Missed(Dataset dataset, EventGenerator generator)
    {
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
