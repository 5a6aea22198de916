using ReferencePipeline.Contracts;
using ReferencePipeline.Settings;
using S3 = Amazon.CDK.AWS.S3;

namespace ReferencePipeline.Lake;

/// <summary>How long each prefix lives, and in which class. Only classes that Athena can read hold what tables are made of.</summary>
internal static class LakeLifecycle
{
    /// <summary>Below this age an object is moved for more than it saves.</summary>
    private const int DaysBeforeTiering = 30;
    private const int DaysBeforeArchive = 365;

    /// <summary>What the archive classes charge for at least.</summary>
    private const int ArchiveMinimumDays = 90;

    public static S3.ILifecycleRule[] For(IEnumerable<Dataset> datasets, PipelineSettings settings) =>
    [
        .. datasets.SelectMany(dataset => Of(dataset, settings)),
        new S3.LifecycleRule
        {
            Id = "leftovers",
            AbortIncompleteMultipartUploadAfter = Duration.Days(2),
            NoncurrentVersionExpiration = Duration.Days(settings.Removal is Removal.Retain ? 30 : 1),
            ExpiredObjectDeleteMarker = true,
        },
    ];

    private static IEnumerable<S3.ILifecycleRule> Of(Dataset dataset, PipelineSettings settings)
    {
        var prefixes = new LakePrefixes(dataset);
        var days = DataDays(dataset, settings);
        yield return Rule($"data-{dataset.Table}", prefixes.Data, days,
            Transition(S3.StorageClass.INTELLIGENT_TIERING, DaysBeforeTiering, days, minimum: DaysBeforeTiering),
            Transition(S3.StorageClass.GLACIER_INSTANT_RETRIEVAL, DaysBeforeArchive, days, ArchiveMinimumDays));
        yield return Rule($"raw-{dataset.Table}", prefixes.Raw, settings.Retention.RawDays,
            Transition(S3.StorageClass.GLACIER, DaysBeforeTiering, settings.Retention.RawDays, ArchiveMinimumDays));
        yield return Rule($"errors-{dataset.Table}", prefixes.Errors, settings.Retention.QuarantineDays);
    }

    /// <summary>What the contract promises; a started day counts as a whole one, so that nothing goes early.</summary>
    public static int DataDays(Dataset dataset, PipelineSettings settings) =>
        dataset.ServiceLevel.Retention is { } promised ? (int)Math.Ceiling(promised.TotalDays) : settings.Retention.DataDays;

    private static S3.LifecycleRule Rule(string id, string prefix, int days, params S3.ITransition?[] transitions) => new()
    {
        Id = id,
        Prefix = prefix,
        Expiration = Duration.Days(days),
        Transitions = transitions.OfType<S3.ITransition>().ToArray() is { Length: > 0 } some ? some : null,
    };

    private static S3.Transition? Transition(S3.StorageClass to, int after, int kept, int minimum) =>
        kept >= after + minimum ? new() { StorageClass = to, TransitionAfter = Duration.Days(after) } : null;
}
