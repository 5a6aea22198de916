using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Promises;

/// <summary>What holds for every resource, whatever it is: new stacks are judged by it without a word here.</summary>
internal static class EveryStackPromises
{
    private static readonly string[] Names = ["Bucket", "BucketName", "DestinationBucketName", "LogGroup", "LogGroupName", "LogStreamName", "NamespaceName"];

    public static PromiseTable All { get; } = new("Every stack")
    {
        { "A policy is written in the language of 2012, in which variables count", (resource, _) => Policies(resource).Where(policy => (policy.Find("Version")?.Json.GetString() ?? Told.Nothing) != "2012-10-17").Select(policy => policy.Where) },
        { "What is called an ARN is one, and what is called a name is none", IsWhatItIsCalled },
        { "A queue is named by its URL where its policy is put on it", (assembly, evaluator) => assembly.Of("AWS::SQS::QueuePolicy").SelectMany(policy => policy["Queues"].Items).Where(queue => !evaluator.Text(queue).StartsWith("https://", StringComparison.Ordinal)).Select(queue => queue.ToString()) },
        { "What an alarm measures is called by its name, unless it goes by ARN", (assembly, evaluator) => from alarm in assembly.Of("AWS::CloudWatch::Alarm") from member in Within(alarm.Properties) where member.Key == "Dimensions" from dimension in member.Value.Items where dimension.Find("Value") is { Target: not null } value && evaluator.Text(value).StartsWith("arn:", StringComparison.Ordinal) != dimension["Name"].Literal.EndsWith("Arn", StringComparison.Ordinal) select dimension.ToString() },
        { "A service becomes a role for this account only", (resource, _) => resource.Type != "AWS::IAM::Role" ? [] : PolicyText.Of(resource).Where(line => line.Split(" if ")[0].Contains(".amazonaws.com", StringComparison.Ordinal) && line.StartsWith("sts:", StringComparison.Ordinal) && !line.Contains("aws:Source", StringComparison.Ordinal)).Select(line => $"{resource}: {line}") },
        { "Nobody may do all that a service can, but a key's own account", (resource, _) => from line in PolicyText.Of(resource) where !line.StartsWith("never ", StringComparison.Ordinal) && line.Split(" on ")[0].Split(' ').Any(action => action.EndsWith('*') && action[^2] is ':') && line != "kms:* on * for arn:<Partition>:iam::<AccountId>:root" select $"{resource}: {line}" },
    };

    private static IEnumerable<TemplateValue> Policies(TemplateResource resource) => Within(resource.Properties).Where(member => member.Value.Find("Statement") is not null).Select(member => member.Value);

    private static IEnumerable<string> IsWhatItIsCalled(TemplateResource resource, Evaluator evaluator) =>
        from member in Within(resource.Properties)
        where member.Value.Target is not null
        let text = evaluator.Text(member.Value)
        where !text.Contains('<', StringComparison.Ordinal)
            && (member.Key.EndsWith("Arn", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("arn:", StringComparison.Ordinal) || Names.Contains(member.Key) && text.StartsWith("arn:", StringComparison.Ordinal))
        select $"{member.Value.Where}: {member.Key} is {text}";

    private static List<KeyValuePair<string, TemplateValue>> Within(TemplateValue value)
    {
        var found = new List<KeyValuePair<string, TemplateValue>>();
        Add(value, found);
        return found;
    }

    /// <summary>Every member, however deep. One list, since iterators of iterators take most of the time that mutations take.</summary>
    private static void Add(TemplateValue value, List<KeyValuePair<string, TemplateValue>> found)
    {
        if (value.IsList)
        {
            foreach (var item in value.Items)
                Add(item, found);
            return;
        }

        foreach (var member in value.Members)
        {
            found.Add(member);
            Add(member.Value, found);
        }
    }
}
