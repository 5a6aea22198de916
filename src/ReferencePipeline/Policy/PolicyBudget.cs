using System.Text.Json;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Policy;

/// <summary>Refuses roles that IAM would not take: it counts the characters of their policies, and some name each dataset.</summary>
/// <remarks>What only a deployment knows counts as long as it can be. Blanks do not count ("IAM and AWS STS quotas").</remarks>
internal static class PolicyBudget
{
    /// <summary>Of all policies that are part of a role.</summary>
    public const int MostOfARole = 10_240;

    /// <summary>Of one that stands by itself.</summary>
    public const int MostOfAPolicy = 6_144;

    private const int Partition = 10, Region = 14, Account = 12;

    /// <summary>The twelve letters that CloudFormation makes up, and the dashes around the logical id.</summary>
    private const int MadeUp = 14;

    /// <summary>An ARN up to its name.</summary>
    private const int Arn = 70;

    /// <summary>What the name of an export has beside stack and logical id.</summary>
    private const int Export = 33;

    public static IEnumerable<SettingProblem> Problems(string stack, JsonElement template)
    {
        foreach (var (resource, characters, most) in Sizes(stack, template).Where(one => one.Characters > one.Most))
            yield return new($"{stack}.{resource}", $"its policies may have {characters} characters, more than the {most} that IAM takes", "split the contracts into two folders, and deploy each as a stage of its own");
    }

    /// <summary>Each role and policy of a template.</summary>
    public static IEnumerable<(string Resource, int Characters, int Most)> Sizes(string stack, JsonElement template)
    {
        // A stack may be empty, like that of roles where there are none.
        if (!template.TryGetProperty("Resources", out var resources))
            yield break;
        foreach (var resource in resources.EnumerateObject().Where(resource => resource.Value.ValueKind is JsonValueKind.Object))
        {
            var properties = resource.Value.TryGetProperty("Properties", out var written) ? written : default;
            switch (resource.Value.GetProperty("Type").GetString())
            {
                case "AWS::IAM::Role" when properties.TryGetProperty("Policies", out var own):
                    yield return (resource.Name, own.EnumerateArray().Sum(policy => Length(stack, policy.GetProperty("PolicyDocument"))), MostOfARole);
                    break;
                case "AWS::IAM::ManagedPolicy":
                    yield return (resource.Name, Length(stack, properties.GetProperty("PolicyDocument")), MostOfAPolicy);
                    break;
            }
        }
    }

    private static int Length(string stack, JsonElement value) => Text(stack, value) is { } text ? text + 2 : value.ValueKind switch
    {
        JsonValueKind.Array => 1 + value.EnumerateArray().Sum(item => Length(stack, item) + 1),
        JsonValueKind.Object => 1 + value.EnumerateObject().Sum(member => member.Name.Length + 4 + Length(stack, member.Value)),
        _ => value.GetRawText().Length,
    };

    /// <summary>Nothing for what is no text in the end.</summary>
    private static int? Text(string stack, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.String)
            return value.GetString()!.Length;
        if (value.ValueKind is not JsonValueKind.Object || value.GetPropertyCount() != 1)
            return null;
        var intrinsic = value.EnumerateObject().Single();
        return intrinsic.Name switch
        {
            "Ref" => Named(stack, intrinsic.Value.GetString()!),
            "Fn::GetAtt" => Arn + Named(stack, intrinsic.Value[0].GetString()!),
            "Fn::ImportValue" => Arn + MadeUp - Export + intrinsic.Value.GetString()!.Length,
            "Fn::Join" => intrinsic.Value[1].EnumerateArray().Sum(part => Text(stack, part) ?? 0) + intrinsic.Value[0].GetString()!.Length * intrinsic.Value[1].GetArrayLength(),
            _ => null,
        };
    }

    private static int Named(string stack, string id) => id switch
    {
        "AWS::Partition" => Partition,
        "AWS::Region" => Region,
        "AWS::AccountId" => Account,
        _ => stack.Length + id.Length + MadeUp,
    };
}
