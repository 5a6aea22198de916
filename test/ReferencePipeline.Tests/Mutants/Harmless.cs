using System.Text.RegularExpressions;

namespace ReferencePipeline.Tests.Mutants;

/// <summary>Why a regression that nothing tells of is none.</summary>
internal sealed record Harmless(string Pattern, string Why)
{
    /// <summary>A pattern of type, path and change, and the reason. The fewer the better.</summary>
    public static IReadOnlyList<Harmless> Reasons { get; } =
    [
        new("KmsKeyId: .*\"Ref\".* → .*\"Arn\"", "A key of this account may be called by its id or by its ARN"),
    ];

    public static string? Reason(Mutation mutation) => Reasons.FirstOrDefault(reason => reason.Fits(mutation))?.Why;

    public bool Fits(Mutation mutation) => Regex.IsMatch(mutation.Place, Pattern, RegexOptions.None);
}
