using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Trails = Amazon.CDK.AWS.CloudTrail;

namespace ReferencePipeline.Operate;

/// <summary>The record of who read what: each object of the lake, and each table that Lake Formation let somebody have.</summary>
/// <remarks>
/// Lake Formation's GetDataAccess is a management event, and those can be chosen by service only by leaving two out. Both kinds
/// cost by the event; docs/query.md says how much.
/// </remarks>
internal static class AuditTrail
{
    private static readonly string[] Loud = ["kms.amazonaws.com", "rdsdata.amazonaws.com"];

    public static Trails.CfnTrail Make(Construct scope, PipelineSettings settings, OperateInputs inputs) => new(scope, "Trail", new Trails.CfnTrailProps
    {
        TrailName = new TrailNames(settings).Name,
        S3BucketName = inputs.AccessLogs.BucketName,
        S3KeyPrefix = TrailNames.Prefix,
        KmsKeyId = inputs.MessagesKey.KeyArn,
        IsLogging = true,
        EnableLogFileValidation = true,
        // Whatever reads this lake does so in its own region.
        IsMultiRegionTrail = false,
        IncludeGlobalServiceEvents = false,
        AdvancedEventSelectors = new object[]
        {
            Select("Objects of the lake", Where("eventCategory", equal: ["Data"]), Where("resources.type", equal: ["AWS::S3::Object"]),
                new() { Field = "resources.ARN", StartsWith = [$"{inputs.Lake.BucketArn}/"] }),
            Select("Access by Lake Formation", Where("eventCategory", equal: ["Management"]),
                new() { Field = "eventSource", NotEquals = Loud }),
        },
    });

    private static Trails.CfnTrail.AdvancedEventSelectorProperty Select(string name, params Trails.CfnTrail.AdvancedFieldSelectorProperty[] fields) => new() { Name = name, FieldSelectors = fields };

    private static Trails.CfnTrail.AdvancedFieldSelectorProperty Where(string field, string[] equal) => new() { Field = field, EqualTo = equal };
}
