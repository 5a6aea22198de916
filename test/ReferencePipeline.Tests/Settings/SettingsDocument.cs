using System.Text;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Tests.Settings;

/// <summary><c>docs/settings.md</c>, written from the code that reads the settings.</summary>
public sealed class SettingsDocument
{
    [Fact]
    public void The_document_says_what_the_code_reads() => GeneratedDocument.Check("settings.md", Write());

    private static string Write()
    {
        var stages = PipelineContext.Load(Repository.PathOf("cdk.json")).Root["stages"];
        var text = new StringBuilder();
        text.Append("""
            # Settings

            What differs between stages stands in `cdk.json`, under `context.stages.<name>`. `npx cdk synth -c stage=production` and `pipeline --stage production synth` choose one; without a choice it is `sandbox`. A stage of your own is one more name beside these two: lower-case letters, digits and dashes, a letter first, 20 at most.

            Everything is checked before anything is built, and all that is wrong is said at once. What is left out has its default. What a dataset or a role needs is in its contract, not here.

            | Given on the command line | Decides |
            | --- | --- |
            | `-c stage=<name>` | the stage |
            | `-c contracts=<folder>` | where the contracts are, `contracts` when not given |
            | `-c confirmDelete=<stage>` (`pipeline synth --confirm-delete STAGE`) | the second key: outside the sandbox, `removal` set to `destroy` is refused without it |

            This file is written by a test from the code that reads the settings: `UPDATE_DOCS=1 dotnet test`.

            """);
        foreach (var group in PipelineSettings.Declarations().GroupBy(setting => setting.Path.Contains('.') ? setting.Path.Split('.')[0] : ""))
        {
            text.Append($"\n## {(group.Key.Length == 0 ? "The stage itself" : group.Key)}\n\n");
            text.Append("| Key | Type | Allowed | Default | sandbox | production | Decides |\n| --- | --- | --- | --- | --- | --- | --- |\n");
            foreach (var setting in group)
                text.Append($"| `{setting.Path}` | {setting.Type} | {Cell(setting.Allowed)} | {Code(setting.Default)} | {Value(stages["sandbox"], setting)} | {Value(stages["production"], setting)} | {Cell(setting.Decides)} |\n");
        }

        return text.ToString();
    }

    private static string Value(SettingNode stage, SettingDeclaration setting) =>
        setting.Path.Split('.').Aggregate(stage, (node, key) => node[key]) is var value and not SettingNode.Nothing ? $"`{value}`" : "";

    private static string Code(string value) => value == "as for all" ? value : $"`{value}`";

    private static string Cell(string allowed) => allowed.Replace("|", "\\|").Replace("<", "&lt;").Replace("*", "\\*");
}
