using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Iam = Amazon.CDK.AWS.IAM;
using Lf = Amazon.CDK.AWS.LakeFormation;

namespace ReferencePipeline.Govern;

/// <summary>What Lake Formation knows of the tables: whose they are, how sensitive each column is, and what the pipeline itself may do with them.</summary>
/// <remarks>People's roles come after it, in <see cref="AccessStack"/>.</remarks>
public sealed class GovernStack : PipelineStack
{
    private readonly LakeTags _tags;
    private readonly Grantable _on;
    private readonly GrantChain _chain = new();

    public GovernStack(Construct scope, PipelineSettings settings, GovernInputs inputs)
        : base(scope, settings, nameof(GovernStack), "Tags, and the pipeline's own rights in Lake Formation")
    {
        _tags = new(settings);
        _on = new(inputs.Database, _tags);
        var datasets = inputs.Contracts.SelectMany(contract => contract.Datasets).ToList();

        Tag("Classification", _tags.Classification, Enum.GetValues<Classification>().Select(LakeTags.Value));
        Tag("Dataset", _tags.Dataset, datasets.Select(LakeTags.Value).Order(StringComparer.Ordinal));
        var tables = new Construct(this, "Datasets");
        foreach (var dataset in datasets)
            new TaggedTable(new Construct(tables, dataset.Table.ConstructId()), inputs.Database, dataset, _tags).AddTo(_chain);

        var active = inputs.Contracts.Where(contract => !contract.IsRetired).SelectMany(contract => contract.Datasets).ToList();
        LetCrawl(inputs, [.. active.Where(dataset => dataset.PartitionKeys.Any())]);
        LetMeasure(inputs, [.. active.Where(dataset => Dqdl.Of(dataset).Text is not null)]);

        foreach (var needed in inputs.Before)
            AddDependency(needed);
    }

    private void Tag(string id, string key, IEnumerable<string> values) =>
        _chain.Add(new Lf.CfnTag(this, $"{id}Tag", new Lf.CfnTagProps { CatalogId = Aws.ACCOUNT_ID, TagKey = key, TagValues = [.. values] }));

    /// <summary>A crawler adds partitions to tables that are there; it makes none and writes no data.</summary>
    private void LetCrawl(GovernInputs inputs, IReadOnlyList<Dataset> datasets)
    {
        if (inputs.Crawler is not { } crawler || datasets.Count == 0)
            return;
        var scope = new Construct(this, "Crawler");
        _chain.Grant(scope, "Location", crawler.AttrArn, Grantable.Location(inputs.Registered.ResourceArn), "DATA_LOCATION_ACCESS");
        TableGrants.Let(scope, _chain, _on, crawler.AttrArn, datasets, "ALTER", "DESCRIBE", "INSERT", "SELECT");
    }

    private void LetMeasure(GovernInputs inputs, IReadOnlyList<Dataset> datasets)
    {
        if (datasets.Count > 0)
            TableGrants.Let(new Construct(this, "Quality"), _chain, _on, inputs.Evaluator.AttrArn, datasets, "DESCRIBE", "SELECT");
    }
}

public sealed record GovernInputs
{
    /// <summary>Retired ones too: their tables are still read.</summary>
    public required IReadOnlyList<DataContract> Contracts { get; init; }

    /// <summary>The database's name, which is fixed.</summary>
    public required string Database { get; init; }

    /// <summary>The place of the data, as it is registered.</summary>
    public required Lf.CfnResource Registered { get; init; }

    /// <summary>Nothing where no table has partitions.</summary>
    public required Iam.CfnRole? Crawler { get; init; }

    public required Iam.CfnRole Evaluator { get; init; }

    /// <summary>The tables.</summary>
    public required IReadOnlyList<Stack> Before { get; init; }
}
