using ReferencePipeline.Settings;
using Athena = Amazon.CDK.AWS.Athena;

namespace ReferencePipeline.Query;

/// <summary>Makes workgroups: what a query of them may cost, and where its results lie, is decided here and not by who asks.</summary>
internal sealed class Workgroups(PipelineSettings settings, QueryInputs inputs)
{
    public const string Engine = "Athena engine version 3";

    public Workgroup Make(Construct scope, string who, string name, string prefix, string description, Persona ceilings)
    {
        var workgroup = new Athena.CfnWorkGroup(scope, "Workgroup", new Athena.CfnWorkGroupProps
        {
            Name = name,
            Description = description,
            State = "ENABLED",
            // Without it, a workgroup that was ever used cannot be deleted; with it, the record of what was asked goes too.
            RecursiveDeleteOption = settings.Removal is Removal.Destroy,
            WorkGroupConfiguration = new Athena.CfnWorkGroup.WorkGroupConfigurationProperty
            {
                EnforceWorkGroupConfiguration = true,
                PublishCloudWatchMetricsEnabled = true,
                BytesScannedCutoffPerQuery = ceilings.BytesPerQuery,
                // No bucket of the pipeline makes its readers pay; said, so that nobody pays for a bucket of others by mistake.
                RequesterPaysEnabled = false,
                EngineVersion = new Athena.CfnWorkGroup.EngineVersionProperty { SelectedEngineVersion = Engine },
                ResultConfiguration = new Athena.CfnWorkGroup.ResultConfigurationProperty
                {
                    OutputLocation = $"s3://{inputs.Results.BucketName}/{prefix}",
                    // No ACL beside it: the bucket takes none, and all that is written into it is its owner's.
                    ExpectedBucketOwner = Aws.ACCOUNT_ID,
                    EncryptionConfiguration = new Athena.CfnWorkGroup.EncryptionConfigurationProperty { EncryptionOption = "SSE_KMS", KmsKey = inputs.ResultsKey.KeyArn },
                },
            },
        });
        return new(who, name, ceilings.BytesPerQuery, workgroup);
    }
}

/// <summary>A workgroup as others need it: its name is fixed.</summary>
public sealed record Workgroup(string Who, string Name, long BytesPerQuery, Athena.CfnWorkGroup Resource);
