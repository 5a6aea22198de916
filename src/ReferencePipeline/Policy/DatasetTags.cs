using ReferencePipeline.Contracts;

namespace ReferencePipeline.Policy;

/// <summary>Tags that tell whose a dataset's resources are, so that cost and questions find their owner.</summary>
/// <remarks>The contract's version is not among them: each new one would touch every resource.</remarks>
internal static class DatasetTags
{
    private const int Longest = 256;

    public static void Add(Construct scope, DataContract contract, Dataset dataset)
    {
        var tags = Tags.Of(scope);
        tags.Add("dataset", dataset.Table.Value);
        foreach (var (key, value) in new[] { ("contract", contract.Id), ("domain", contract.Domain), ("owner", contract.Team?.Name) })
        {
            if (!string.IsNullOrWhiteSpace(value))
                tags.Add(key, Fitting(value));
        }
    }

    /// <summary>AWS takes letters, digits, spaces and a few signs; another sign becomes a dash.</summary>
    internal static string Fitting(string value)
    {
        var text = string.Concat(value.Select(letter => char.IsAsciiLetterOrDigit(letter) || " _.:/=+-@".Contains(letter, StringComparison.Ordinal) ? letter : '-'));
        return text.Length > Longest ? text[..Longest] : text;
    }
}
