using ReferencePipeline.Settings;
using Iam = Amazon.CDK.AWS.IAM;
using Kms = Amazon.CDK.AWS.KMS;
using Sns = Amazon.CDK.AWS.SNS;

namespace ReferencePipeline.Policy;

/// <summary>The one topic that all trouble goes to. Every stack may ring it, so it is made first.</summary>
internal static class AlarmTopic
{
    public static Sns.Topic Make(Construct scope, PipelineSettings settings, Kms.IKey key)
    {
        var topic = new Sns.Topic(scope, "Alarms", new Sns.TopicProps
        {
            DisplayName = $"ReferencePipeline {settings.Stage}",
            MasterKey = key,
            EnforceSSL = true,
        });
        topic.AddToResourcePolicy(Publish(topic, "AlarmsOfThisAccount", "cloudwatch", OfThisAccount));
        topic.AddToResourcePolicy(Publish(topic, "BudgetsOfThisAccount", "budgets", OfThisAccount));
        // EventBridge names no source account when it publishes to an encrypted topic: with a condition, every notice would be lost unseen.
        topic.AddToResourcePolicy(Publish(topic, "EventsOfThisAccount", "events", conditions: null));
        return topic;
    }

    private static Dictionary<string, object> OfThisAccount => new()
    {
        ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Aws.ACCOUNT_ID },
    };

    private static Iam.PolicyStatement Publish(Sns.Topic topic, string sid, string service, Dictionary<string, object>? conditions) => new(new Iam.PolicyStatementProps
    {
        Sid = sid,
        Principals = [new Iam.ServicePrincipal($"{service}.amazonaws.com")],
        Actions = ["sns:Publish"],
        Resources = [topic.TopicArn],
        Conditions = conditions,
    });
}
