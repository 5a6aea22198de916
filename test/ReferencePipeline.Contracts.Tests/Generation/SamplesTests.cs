using System.IO.Compression;
using ReferencePipeline.Contracts.Generation;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Generation;

/// <summary>The files under <c>samples/</c>: what its page says they are.</summary>
public sealed class SamplesTests
{
    public static TheoryData<string, string, int, ulong, string> Samples { get; } = new()
    {
        { "page_views", "page-views", 3000, 1, "0.2" },
        { "orders", "orders", 2500, 2, "0.2" },
    };

    [Theory, MemberData(nameof(Samples))]
    public void A_sample_is_what_its_command_writes(string table, string contract, int count, ulong seed, string rate)
    {
        using var written = new MemoryStream();
        Generator(contract, seed, rate).WriteTo(written, count, stop: TestContext.Current.CancellationToken);

        Assert.True(written.ToArray().AsSpan().SequenceEqual(Read(table)), $"samples/{table}.jsonl.gz is not what the command in samples/README.md writes; run it.");
    }

    [Theory, MemberData(nameof(Samples))]
    public void A_sample_holds_good_events_and_every_reason_that_its_contract_can_meet(string table, string contract, int count, ulong seed, string rate)
    {
        var generator = Generator(contract, seed, rate);
        var judge = new Judge(Dataset(contract));
        var lines = Read(table).AsMemory();
        var met = new HashSet<Reason>();
        var good = 0;
        for (var i = 0; i < count; i++)
        {
            var end = lines.Span.IndexOf((byte)'\n');
            generator.Next();
            var violations = judge.Violations(lines.Span[..end], generator.LastTime);
            good += violations.Count == 0 ? 1 : 0;
            met.UnionWith(violations.Select(violation => violation.Reason));
            lines = lines[(end + 1)..];
        }

        Assert.True(lines.IsEmpty);
        Assert.Equal(generator.Ways.Select(way => way.Reason).Distinct().Order(), met.Order());
        Assert.InRange(good, count * 0.98, count * 0.99);
    }

    private static EventGenerator Generator(string contract, ulong seed, string rate) => new(Dataset(contract), new()
    {
        Seed = seed,
        Bad = 0.015m,
        Start = new(2026, 3, 1, 22, 0, 0, DateTimeKind.Utc),
        Rate = decimal.Parse(rate),
    });

    private static Dataset Dataset(string contract) => ContractFile.Read(Repository.PathOf("contracts", $"{contract}.odcs.yaml")).ContractOrThrow().Datasets.Single();

    private static byte[] Read(string table)
    {
        using var packed = new GZipStream(File.OpenRead(Repository.PathOf("samples", $"{table}.jsonl.gz")), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }
}
