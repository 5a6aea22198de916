using System.Globalization;
using ReferencePipeline.Rehearsal.Plan;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Access;

/// <summary>A workgroup of the templates.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN, as policies name it.</param>
/// <param name="Cutoff">The most bytes that a query may scan; <c>null</c> for no ceiling.</param>
/// <param name="Persona">Whose it is, by its tag.</param>
/// <param name="IsEnabled">Whether it takes queries at all.</param>
public sealed record Workgroup(string Name, string Arn, long? Cutoff, string? Persona, bool IsEnabled)
{
    internal static Workgroup Of(Evaluator evaluator, TemplateResource resource)
    {
        var setting = Setting.Of(evaluator, resource);
        var cutoff = setting["WorkGroupConfiguration"]["BytesScannedCutoffPerQuery"];
        return new(
            evaluator.NameOf(resource),
            evaluator.ArnOf(resource),
            cutoff.TextOrNull is not { } text ? null
                : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes >= 10_000_000 ? bytes
                : throw cutoff.Refused($"is {text}, which AWS refuses", "write 10000000 or more"),
            setting["Tags"].Items.FirstOrDefault(tag => tag["Key"].TextOrNull == "persona")?["Value"].TextOrNull,
            setting["State"].OneOf("ENABLED", "ENABLED", "DISABLED") == "ENABLED");
    }
}
