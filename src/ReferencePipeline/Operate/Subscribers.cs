using ReferencePipeline.Settings;
using Sns = Amazon.CDK.AWS.SNS;

namespace ReferencePipeline.Operate;

/// <summary>Who is told. Each address has to confirm once, by a link that AWS sends it.</summary>
internal static class Subscribers
{
    public static void Subscribe(Construct scope, OperateInputs inputs, PipelineSettings settings)
    {
        var addresses = settings.Alarms.Emails.Select(address => address.Value)
            .Concat(inputs.Contracts.Where(contract => !contract.IsRetired).SelectMany(contract => contract.Support).Select(channel => channel.Email).OfType<string>());
        foreach (var address in addresses.Distinct(StringComparer.OrdinalIgnoreCase))
            _ = new Sns.CfnSubscription(scope, address, new Sns.CfnSubscriptionProps
            {
                TopicArn = inputs.Alarms.TopicArn,
                Protocol = "email",
                Endpoint = address,
                RedrivePolicy = new Dictionary<string, object> { ["deadLetterTargetArn"] = inputs.Undelivered.QueueArn },
            });
    }
}
