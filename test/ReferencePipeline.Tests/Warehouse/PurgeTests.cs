using System.Text.Json;
using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Warehouse;

[Collection(nameof(Synthesized))]
public sealed class PurgeTests(Synthesized synthesized)
{
    /// <summary>What EventBridge takes: PutTargets refuses a longer input, and a sixth target.</summary>
    private const int MostCharacters = 8192, MostTargets = 5;

    /// <summary>What one call of the Data API takes.</summary>
    private const int MostStatements = 40;

    [Fact]
    public void Fifty_datasets_are_purged_by_inputs_that_EventBridge_takes()
    {
        var inputs = Purge(Variant.Fifty);

        Assert.InRange(inputs.Count, 2, MostTargets);
        // A table's name may have 128 characters, and these have thirteen.
        Assert.All(inputs, input => Assert.InRange(input.Length + MostOf(input) * (128 - "generated_001".Length), 1, MostCharacters));
        Assert.All(inputs, input => Assert.InRange(MostOf(input), 1, MostStatements));
        Assert.Equal(
            Enumerable.Range(1, 50).Select(number => $"DELETE FROM \"live_raw\".\"generated_{number:000}\" WHERE arrived_at < DATEADD(hour, -168, GETDATE())"),
            inputs.SelectMany(Statements).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_target_of_a_rule_has_a_name_of_its_own()
    {
        var targets = Rule(Variant.Fifty)["Targets"].Items.Select(target => target["Id"].Literal).ToList();

        Assert.Equal(targets.Distinct(), targets);
    }

    private List<string> Purge(Variant variant) => [.. Rule(variant)["Targets"].Items.Select(target => target["Input"].Literal)];

    private TemplateResource Rule(Variant variant) => synthesized.Of(variant).Of("AWS::Events::Rule").Described("Old events are deleted from the warehouse");

    private static int MostOf(string input) => Calls(input).Max(call => call.GetArrayLength());

    private static IEnumerable<string> Statements(string input) => Calls(input).SelectMany(call => call.EnumerateArray()).Select(statement => statement.GetString()!);

    private static List<JsonElement> Calls(string input) => [.. JsonDocument.Parse(input).RootElement.GetProperty("purge").EnumerateArray()];
}
