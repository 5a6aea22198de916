using System.Text.Json;
using ReferencePipeline.Contracts;
using ReferencePipeline.Govern;
using ReferencePipeline.Policy;
using ReferencePipeline.Tests.Synthesis;
using Kms = Amazon.CDK.AWS.KMS;
using S3 = Amazon.CDK.AWS.S3;

namespace ReferencePipeline.Tests.Govern;

/// <summary>A role that reads fifty datasets by IAM, which names each of them three times.</summary>
public sealed class ManyDatasets : IDisposable
{
    public const int Count = 50;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-many-");

    public ManyDatasets()
    {
        var contracts = Directory.CreateDirectory(Path.Combine(_folder.FullName, "contracts"));
        foreach (var (file, text) in Variant.Many(Count).Contracts)
            File.WriteAllText(Path.Combine(contracts.FullName, file), text);
        var app = new App(new AppProps { Outdir = Path.Combine(_folder.FullName, "out") });
        var known = new Stack(app, "Known");
        var settings = Settings.Stage.With("governance.mode", "\"iam\"");
        var readings = ContractSet.Load(contracts.FullName).Contracts.SelectMany(contract => contract.Roles[0].Datasets.Select(access => new Reading(contract, contract.Roles[0], access)));
        var stack = new Access(app, settings, [new Reader(RoleName.TryParse("everybody")!.Value, [.. readings])], new()
        {
            Database = "lake",
            Lake = S3.Bucket.FromBucketName(known, "Lake", "lake"),
            LakeKey = Kms.Key.FromKeyArn(known, "LakeKey", "arn:aws:kms:eu-central-1:111122223333:key/lake"),
            Results = S3.Bucket.FromBucketName(known, "Results", "results"),
            ResultsKey = Kms.Key.FromKeyArn(known, "ResultsKey", "arn:aws:kms:eu-central-1:111122223333:key/results"),
            Before = [],
        }).Stacks.Single();
        Template = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(app.Synth().Directory, $"{stack.StackName}.template.json"))).RootElement;
    }

    public JsonElement Template { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}

[Collection(nameof(Synthesized))]
public sealed class ManyDatasetsTests(ManyDatasets many) : IClassFixture<ManyDatasets>
{
    [Fact]
    public void Its_policies_are_as_short_as_IAM_wants_them()
    {
        var sizes = PolicyBudget.Sizes("Stack", many.Template).ToList();

        Assert.Equal([10_240, 6_144, 6_144], sizes.Select(size => size.Most));
        Assert.All(sizes, size => Assert.InRange(size.Characters, 2_000, size.Most));
    }

    [Fact]
    public void Together_they_name_every_table_and_every_folder()
    {
        var text = many.Template.GetProperty("Resources").GetRawText();

        Assert.All(Enumerable.Range(1, ManyDatasets.Count), number =>
        {
            Assert.Contains($":table/lake/generated_{number:000}\"", text, StringComparison.Ordinal);
            Assert.Contains($"/data/generated_{number:000}/*\"", text, StringComparison.Ordinal);
            Assert.Contains($"\"data/generated_{number:000}/*\"", text, StringComparison.Ordinal);
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
