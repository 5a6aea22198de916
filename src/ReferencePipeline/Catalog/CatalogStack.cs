using ReferencePipeline.Contracts;
using ReferencePipeline.Lake;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Glue = Amazon.CDK.AWS.Glue;
using Iam = Amazon.CDK.AWS.IAM;
using Sqs = Amazon.CDK.AWS.SQS;

namespace ReferencePipeline.Catalog;

/// <summary>What the lake holds, for those who query it: tables, schemas, partitions, and how good the data is.</summary>
public sealed class CatalogStack : PipelineStack
{
    private readonly CatalogNames _names;

    public CatalogStack(Construct scope, PipelineSettings settings, CatalogInputs inputs)
        : base(scope, settings, nameof(CatalogStack), "Tables, registered schemas, crawlers and quality checks")
    {
        CatalogNames.Check(inputs.Contracts);
        _names = new(settings);

        var database = Databases.Make(this, "Database", settings, new()
        {
            Name = _names.Database,
            Description = $"Datasets of ReferencePipeline {settings.Stage}, as their contracts declare them",
            LocationUri = $"s3://{inputs.Lake.BucketName}/{LakePrefixes.AllData}",
        });
        var registry = new Glue.CfnRegistry(this, "Registry", new Glue.CfnRegistryProps
        {
            Name = _names.Registry,
            Description = $"Schemas of the events that ReferencePipeline {settings.Stage} takes",
        });
        var undelivered = Policy.Undelivered.Make(this, inputs.MessagesKey);
        Policy.Undelivered.TakeNotices(undelivered, inputs.Alarms);
        var quality = new QualityChecks(this, settings, _names, inputs, undelivered);
        var place = new CatalogPlace(database.Ref, inputs.Lake);
        var datasets = new Construct(this, "Datasets");
        var crawled = new List<(Dataset Dataset, Glue.CfnTable Table)>();
        foreach (var contract in inputs.Contracts)
        {
            foreach (var dataset in contract.Datasets)
            {
                var made = new DatasetCatalog(datasets, settings, contract, dataset, _names, place, registry);
                quality.Add(made, dataset, contract.IsRetired, made.Table);
                if (!contract.IsRetired && dataset.PartitionKeys.Any())
                    crawled.Add((dataset, made.Table));
            }
        }

        var alerts = new CatalogAlerts(this, inputs.Alarms, undelivered);
        alerts.RulesFail(_names.Database);
        if (crawled.Count > 0)
        {
            var crawlers = new Crawlers(this, settings, _names, inputs, [.. crawled.Select(one => one.Dataset)], crawled.Select(one => one.Table));
            (Crawlers, CrawlerRole) = (crawlers.All, crawlers.Role);
            alerts.CrawlsFail(Crawlers);
        }

        Evaluator = quality.Evaluator;
        Undelivered = undelivered;
    }

    /// <summary>The database's name, which is fixed.</summary>
    public string Database => _names.Database;

    /// <summary>The role that registers partitions; nothing where no table has any.</summary>
    public Iam.CfnRole? CrawlerRole { get; }

    /// <summary>The role that measures quality rules.</summary>
    public Iam.CfnRole Evaluator { get; }

    /// <summary>Alerts, e-mails and starts of quality runs that could not be delivered.</summary>
    public Sqs.IQueue Undelivered { get; }

    /// <summary>None where no dataset has partitions that change.</summary>
    public IReadOnlyList<Glue.CfnCrawler> Crawlers { get; } = [];
}
