using System.Text;
using System.Text.Json;
using ReferencePipeline.Templates.Rules;

namespace ReferencePipeline.Templates.Tests.Rules;

/// <summary><c>docs/rules.md</c>, written from the rules.</summary>
public sealed class RulesPage
{
    private const int Width = 120;

    [Fact]
    public void The_page_says_what_the_rules_say() => GeneratedDocument.Check("rules.md", Render());

    private static string Render()
    {
        var page = new StringBuilder("""
            # Rules over templates

            Written from `src/ReferencePipeline.Templates/Rules`; do not edit. Each rule is applied to every template of every variant of this app, and can be to those of any other: `RuleSet.Check(CloudAssembly.Load("cdk.out"))` ([more](templates.md)).

            A finding that would be wrong to mend is accepted beside its resource, in the template:

            ```json
            "Metadata": { "referencepipeline": { "accepted": [{ "rule": "kinesis-keeps-a-week", "reason": "why not here, in a sentence" }] } }
            ```

            An acceptance without a reason counts for nothing; one that fits no finding any more is a finding itself.

            | Rule | What holds |
            | --- | --- |

            """);
        foreach (var rule in RuleSet.All)
            page.Append($"| [{rule.Id}](#{rule.Id}) | {rule.Sentence} |\n");
        foreach (var rule in RuleSet.All)
        {
            page.Append($"\n## {rule.Id}\n{rule.Sentence}\n\n{rule.Why} [Source]({rule.Source}).\n")
                .Append($"\nBreaks it:\n\n```json\n{Pretty(rule.Violating[0])}\n```\n")
                .Append($"\nKeeps it:\n\n```json\n{Pretty(rule.Compliant.Replace("\"Wrong\"", "\"Right\"", StringComparison.Ordinal))}\n```\n");
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>Short values in one line, others in one for each of their members.</summary>
    private static string Pretty(string resources) => Lines(JsonElement.Parse(resources), "");

    private static string Lines(JsonElement value, string indent)
    {
        var line = OneLine(value);
        if (indent.Length + line.Length <= Width || value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            return line;
        var inner = $"{indent}  ";
        var (open, close, members) = value.ValueKind == JsonValueKind.Object
            ? ('{', '}', value.EnumerateObject().Select(member => $"\"{member.Name}\": {Lines(member.Value, inner)}"))
            : ('[', ']', value.EnumerateArray().Select(item => Lines(item, inner)));
        return $"{open}\n{string.Join(",\n", members.Select(member => inner + member))}\n{indent}{close}";
    }

    private static string OneLine(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any() ? $"{{ {string.Join(", ", value.EnumerateObject().Select(member => $"\"{member.Name}\": {OneLine(member.Value)}"))} }}" : "{}",
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(OneLine))}]",
        _ => value.GetRawText(),
    };
}
