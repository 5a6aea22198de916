using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace ReferencePipeline.Contracts.Tests.Generators;

/// <summary>Random contracts for property tests: text as an author would write it, read by the reader that everyone uses.</summary>
/// <remarks>
/// <para>What they hold: every logical type with its options, structs, arrays and maps nested three deep, enums, names that SQL reserves,
/// a primary key, derived fields, partition keys and quality rules of every kind. All of it is valid: a refusal is a fault of the reader
/// or of the generator, and the message shows the contract.</para>
/// <para>Use <see cref="ForEvery"/>, or <see cref="Contracts"/> where a property wants more than a contract. A failing contract is shrunk:
/// properties, members, options and quality rules go one by one as long as the test still fails.</para>
/// </remarks>
public static class ContractArbitrary
{
    public static Arbitrary<GeneratedContract> Contracts { get; } = Arb.From(
        from fields in FieldGenerator.OfDataset()
        from quality in QualityGenerator.OfDataset()
        from unknown in Gen.Elements("drop", "refuse", "keep")
        from retention in Gen.Elements(null, "30")
        select new GeneratedContract(new ContractSketch(new("generated", unknown, fields, quality), retention)),
        generated => Smaller(generated.Sketch.Dataset).Select(dataset => new GeneratedContract(generated.Sketch with { Dataset = dataset })));

    /// <summary>Asserts a promise of <paramref name="count"/> contracts; the message of a failure shows the smallest one that breaks it.</summary>
    public static void ForEvery(Action<GeneratedContract> promise, int count = 200) =>
        Check.One(PropertyChecks.Config.WithMaxTest(count), Prop.ForAll(Contracts, promise));

    private static IEnumerable<DatasetSketch> Smaller(DatasetSketch dataset) =>
    [
        .. dataset.Quality.Count > 0 ? (DatasetSketch[])[dataset with { Quality = [] }] : [],
        .. Smaller(dataset.Fields).Select(fields => dataset with { Fields = fields }),
    ];

    /// <summary>One property less, or one of them smaller; never without what another is derived from.</summary>
    private static IEnumerable<IReadOnlyList<FieldSketch>> Smaller(IReadOnlyList<FieldSketch> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields[i];
            var isNeeded = field.Name == "happenedAt" || field.Extra.Any(line => line.StartsWith("partition", StringComparison.Ordinal)) && i < fields.Count - 1;
            if (fields.Count > 1 && !isNeeded)
                yield return [.. fields.Where((_, place) => place != i)];
            if (field.Quality.Count > 0)
                yield return With(fields, i, field with { Quality = [] });
            foreach (var type in Smaller(field.Type))
                yield return With(fields, i, field with { Type = type });
        }
    }

    private static IReadOnlyList<FieldSketch> With(IReadOnlyList<FieldSketch> fields, int place, FieldSketch field) =>
        [.. fields.Select((old, at) => at == place ? field : old)];

    private static IEnumerable<TypeSketch> Smaller(TypeSketch type) =>
    [
        .. type.Properties.Count > 0 ? Smaller(type.Properties).Select(members => type with { Properties = members }) : [],
        .. type.Items is { } items ? Smaller(items).Select(smaller => type with { Items = smaller }) : [],
        .. type.Value is { } value ? Smaller(value).Select(smaller => type with { Value = smaller }) : [],
        .. type.Options.Count > 0 ? (TypeSketch[])[type with { Options = [] }] : [],
    ];
}

/// <summary>A random contract, as text and read.</summary>
public sealed class GeneratedContract(ContractSketch sketch)
{
    private DataContract? _contract;

    public ContractSketch Sketch { get; } = sketch;

    public string Yaml { get; } = sketch.ToYaml();

    /// <summary>What the reader made of it, at the first time of asking.</summary>
    /// <exception cref="ContractException">The reader refused it.</exception>
    public DataContract Contract => _contract ??= ContractFile.Parse("generated.odcs.yaml", Encoding.UTF8.GetBytes(Yaml)).ContractOrThrow();

    public Dataset Dataset => Contract.Datasets.Single();

    public override string ToString() => Yaml;
}
