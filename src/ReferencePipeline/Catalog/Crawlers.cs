using ReferencePipeline.Contracts;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Glue = Amazon.CDK.AWS.Glue;
using Iam = Amazon.CDK.AWS.IAM;
using Logs = Amazon.CDK.AWS.Logs;

namespace ReferencePipeline.Catalog;

/// <summary>Registers new partitions with the tables, for readers that know no projection: Spectrum, EMR, Spark, quality runs.</summary>
/// <remarks>
/// One crawler goes where S3 says that something has changed, as often as the data is promised, and costs nothing when there was
/// nothing. It takes one target only, so all tables are in it; they are all in one bucket, which it asks for. Glue cannot have it
/// look at everything on a schedule: a second one does, at night, for the events that got lost.
/// </remarks>
internal sealed class Crawlers : Construct
{
    /// <summary>What both do with what they find: a partition is registered as its table is; a column that differs is a line in the log.</summary>
    private const string Configuration =
        """{"Version":1.0,"CrawlerOutput":{"Partitions":{"AddOrUpdateBehavior":"InheritFromTable"}},"Grouping":{"TableGroupingPolicy":"CombineCompatibleSchemas"}}""";

    private static readonly TimeSpan UnlessPromised = TimeSpan.FromHours(1);

    private const string EveryNight = "cron(10 2 * * ? *)";

    private readonly PipelineSettings _settings;
    private readonly Iam.CfnRole _role;
    private readonly Glue.CfnSecurityConfiguration _encryption;

    public Crawlers(Construct scope, PipelineSettings settings, CatalogNames names, CatalogInputs inputs, IReadOnlyList<Dataset> datasets, IEnumerable<CfnResource> tables)
        : base(scope, "Crawlers")
    {
        _settings = settings;
        _role = CrawlAccess.RoleFor(this, settings, inputs, names.Database);
        _encryption = LogEncryption(names, inputs);
        LogGroup(inputs);

        var target = new Glue.CfnCrawler.CatalogTargetProperty
        {
            DatabaseName = names.Database,
            Tables = datasets.Select(dataset => dataset.Table.Value).ToArray(),
        };
        var promised = datasets.Min(dataset => dataset.ServiceLevel.Frequency ?? UnlessPromised);
        var onArrival = Make("OnArrival", "Registers partitions that S3 tells of", Cadence(promised), "CRAWL_EVENT_MODE", new Glue.CfnCrawler.CatalogTargetProperty
        {
            DatabaseName = target.DatabaseName,
            Tables = target.Tables,
            EventQueueArn = inputs.Arrivals.QueueArn,
            DlqEventQueueArn = inputs.ArrivalsDeadLetters.QueueArn,
        });
        var nightly = Make("Nightly", "Registers partitions that S3 did not tell of", EveryNight, "CRAWL_EVERYTHING", target);
        All = [onArrival, nightly];
        foreach (var table in tables)
        {
            onArrival.AddDependency(table);
            nightly.AddDependency(table);
        }
    }

    public IReadOnlyList<Glue.CfnCrawler> All { get; }

    public Iam.CfnRole Role => _role;

    private Glue.CfnCrawler Make(string id, string description, string schedule, string recrawl, Glue.CfnCrawler.CatalogTargetProperty target) => new(this, id, new Glue.CfnCrawlerProps
    {
        Description = description,
        Role = _role.AttrArn,
        Targets = new Glue.CfnCrawler.TargetsProperty { CatalogTargets = new object[] { target } },
        Schedule = new Glue.CfnCrawler.ScheduleProperty { ScheduleExpression = schedule },
        RecrawlPolicy = new Glue.CfnCrawler.RecrawlPolicyProperty { RecrawlBehavior = recrawl },
        SchemaChangePolicy = new Glue.CfnCrawler.SchemaChangePolicyProperty { UpdateBehavior = "LOG", DeleteBehavior = "LOG" },
        LakeFormationConfiguration = new Glue.CfnCrawler.LakeFormationConfigurationProperty
        {
            UseLakeFormationCredentials = _settings.Governance.Mode is GovernanceMode.LakeFormation,
        },
        CrawlerSecurityConfiguration = _encryption.Ref,
        Configuration = Configuration,
    });

    /// <summary>Each run is billed for ten minutes at least, so they come about as often as the data is promised, and twice a day at least.</summary>
    internal static string Cadence(TimeSpan promised) => promised.TotalHours switch
    {
        < 2 => "cron(20 * * * ? *)",
        < 4 => "cron(20 0/2 * * ? *)",
        < 6 => "cron(20 0/4 * * ? *)",
        < 12 => "cron(20 0/6 * * ? *)",
        _ => "cron(20 0/12 * * ? *)",
    };

    private Glue.CfnSecurityConfiguration LogEncryption(CatalogNames names, CatalogInputs inputs) => new(this, "LogEncryption", new Glue.CfnSecurityConfigurationProps
    {
        Name = names.Registry,
        EncryptionConfiguration = new Glue.CfnSecurityConfiguration.EncryptionConfigurationProperty
        {
            CloudWatchEncryption = new Glue.CfnSecurityConfiguration.CloudWatchEncryptionProperty
            {
                CloudWatchEncryptionMode = "SSE-KMS",
                KmsKeyArn = inputs.MessagesKey.KeyArn,
            },
        },
    });

    /// <summary>Glue would make it without an end to what it keeps, and leave it behind.</summary>
    private void LogGroup(CatalogInputs inputs) => new Logs.CfnLogGroup(this, "Log", new Logs.CfnLogGroupProps
    {
        LogGroupName = $"/aws-glue/crawlers-role{new LakePaths(_settings).Trusted}{_role.Ref}-{_encryption.Ref}",
        RetentionInDays = _settings.Retention.LogDays,
        KmsKeyId = inputs.MessagesKey.KeyArn,
    }).ApplyRemovalPolicy(RemovalPolicy.DESTROY);
}
