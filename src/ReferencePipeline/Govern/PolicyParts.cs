namespace ReferencePipeline.Govern;

/// <summary>Divides what a role reads by itself among policies that IAM takes: it counts characters, and each dataset is named three times.</summary>
internal static class PolicyParts
{
    /// <summary>IAM takes 6,144 for a policy; what each says beside its datasets may be 1,600 (<see cref="Policy.PolicyBudget"/>).</summary>
    private const int MostCharacters = 4_400;

    /// <summary>What is around a dataset's name in the ARN of its table, in the ARN of its folder and in the folder's prefix, wherever it is deployed.</summary>
    private const int AroundItsNames = 260;

    public static IEnumerable<Reading[]> Of(IEnumerable<Reading> readings)
    {
        var part = new List<Reading>();
        var characters = 0;
        foreach (var reading in readings)
        {
            var more = AroundItsNames + 3 * reading.Dataset.Table.Value.Length;
            if (characters + more > MostCharacters)
            {
                yield return [.. part];
                (part, characters) = ([], 0);
            }

            part.Add(reading);
            characters += more;
        }

        if (part.Count > 0)
            yield return [.. part];
    }
}
