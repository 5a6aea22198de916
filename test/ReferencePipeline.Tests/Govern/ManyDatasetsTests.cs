using System.Text.Json;
using ReferencePipeline.Catalog;
using ReferencePipeline.Contracts;
using ReferencePipeline.Govern;
using ReferencePipeline.Policy;
using ReferencePipeline.Tests.Synthesis;
using Kms = Amazon.CDK.AWS.KMS;
using S3 = Amazon.CDK.AWS.S3;

namespace ReferencePipeline.Tests.Govern;

/// <summary>A role that reads fifty datasets by IAM, which names each of them three times. Every name is as long as it may be.</summary>
public sealed class ManyDatasets : IDisposable
{
    public const int Count = 50;

    private const string Stage = "twenty-letters-stage";

    public static readonly string Longest = new('x', 128 - "generated_001".Length);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-many-");

    public ManyDatasets()
    {
        var contracts = Directory.CreateDirectory(Path.Combine(_folder.FullName, "contracts"));
        foreach (var (file, text) in Variant.Many(Count).Contracts)
            File.WriteAllText(Path.Combine(contracts.FullName, file), text.Replace("- name: generated_", $"- name: {Longest}generated_", StringComparison.Ordinal));
        var app = new App(new AppProps { Outdir = Path.Combine(_folder.FullName, "out") });
        var settings = Settings.Stage.Read($$$"""{ "context": { "stages": { "{{{Stage}}}": { "governance": { "mode": "iam" } } } } }""", Stage);
        // Handed over by other stacks, as in the pipeline: how long their names are is estimated.
        var (lake, keys) = (new Stack(app, $"ReferencePipeline-{Stage}-Lake"), new Stack(app, $"ReferencePipeline-{Stage}-Foundation"));
        var readings = ContractSet.Load(contracts.FullName).Contracts.SelectMany(contract => contract.Roles[0].Datasets.Select(access => new Reading(contract, contract.Roles[0], access)));
        var stack = new Access(app, settings, [new Reader(RoleName.TryParse("everybody")!.Value, [.. readings])], new()
        {
            Database = new CatalogNames(settings).Database,
            Lake = new S3.Bucket(lake, "Data"),
            LakeKey = new Kms.Key(keys, "LakeKey"),
            Results = new S3.Bucket(lake, "Results"),
            ResultsKey = new Kms.Key(keys, "ResultsKey"),
            Before = [],
        }).Stacks.Single();
        Name = stack.StackName;
        Template = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(app.Synth().Directory, $"{Name}.template.json"))).RootElement;
    }

    public string Name { get; }

    public JsonElement Template { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}

[Collection(nameof(Synthesized))]
public sealed class ManyDatasetsTests(ManyDatasets many) : IClassFixture<ManyDatasets>
{
    [Fact]
    public void Its_policies_are_as_short_as_IAM_wants_them()
    {
        var sizes = PolicyBudget.Sizes(many.Name, many.Template).ToList();

        // A role takes ten policies beside its own.
        Assert.Equal([10_240, .. Enumerable.Repeat(6_144, 8)], sizes.Select(size => size.Most));
        Assert.All(sizes, size => Assert.InRange(size.Characters, 2_000, size.Most));
    }

    [Fact]
    public void Together_they_name_every_table_and_every_folder()
    {
        var text = many.Template.GetProperty("Resources").GetRawText();

        Assert.All(Enumerable.Range(1, ManyDatasets.Count), number =>
        {
            var table = $"{ManyDatasets.Longest}generated_{number:000}";
            Assert.Contains($":table/referencepipeline_twenty_letters_stage/{table}\"", text, StringComparison.Ordinal);
            Assert.Contains($"/data/{table}/*\"", text, StringComparison.Ordinal);
            Assert.Contains($"\"data/{table}/*\"", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void All_of_them_are_the_roles()
    {
        var resources = many.Template.GetProperty("Resources").EnumerateObject().ToList();
        var role = resources.Single(resource => resource.Value.GetProperty("Type").GetString() == "AWS::IAM::Role").Name;

        Assert.All(resources.Where(resource => resource.Value.GetProperty("Type").GetString() == "AWS::IAM::ManagedPolicy"),
            policy => Assert.Equal(role, Assert.Single(policy.Value.GetProperty("Properties").GetProperty("Roles").EnumerateArray()).GetProperty("Ref").GetString()));
    }
}
