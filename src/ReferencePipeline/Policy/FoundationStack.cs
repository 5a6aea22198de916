using ReferencePipeline.Settings;
using Kms = Amazon.CDK.AWS.KMS;
using Sns = Amazon.CDK.AWS.SNS;

namespace ReferencePipeline.Policy;

/// <summary>What must be there before anything can be encrypted: one key a purpose, so that a grant on one opens nothing else.</summary>
public sealed class FoundationStack : PipelineStack
{
    public FoundationStack(Construct scope, PipelineSettings settings)
        : base(scope, settings, nameof(FoundationStack), "Keys that everything else encrypts with, the topic that all trouble goes to, and who administers Lake Formation")
    {
        LakeKey = KeyFor(settings, "Lake", "Data in the lake and in the streams");
        ResultsKey = KeyFor(settings, "Results", "Results of queries");
        MessagesKey = KeyFor(settings, "Messages", "Logs, queues and notices");
        KeyPolicies.LetAccountsEncryptRecords(LakeKey, settings.ProducerAccounts);
        KeyPolicies.LetServicesSendMessages(MessagesKey);
        KeyPolicies.LetLogsBeWritten(MessagesKey);
        KeyPolicies.LetTrailBeEncrypted(MessagesKey, new TrailNames(settings).Arn);
        Alarms = AlarmTopic.Make(this, settings, MessagesKey);
        if (settings.Governance.Mode is GovernanceMode.LakeFormation)
            LakeFormationSettings.Make(this);
    }

    public Kms.Key LakeKey { get; }

    public Kms.Key ResultsKey { get; }

    public Kms.Key MessagesKey { get; }

    /// <summary>Where all trouble goes.</summary>
    public Sns.ITopic Alarms { get; }

    private Kms.Key KeyFor(PipelineSettings settings, string purpose, string description) => PurposeKey.Make(this, settings, purpose, description, StateRemoval);
}
