using System.Text.Json;
using System.Text.Json.Nodes;
using ReferencePipeline.Settings;
using ReferencePipeline.Synthesis;

namespace ReferencePipeline.Tests.Synthesis;

[Collection(nameof(Synthesized))]
public sealed class SynthesizerTests(Synthesized synthesized)
{
    [Fact]
    public void A_stage_replaces_the_other_whole_and_a_second_synth_is_like_the_first_to_the_byte()
    {
        var folder = synthesized.CopyOf(Variant.Sandbox, "replaced");

        Synthesized.Run("production", folder);

        Assert.Equal(Synthesized.Bytes(synthesized.Of(Variant.Production).Folder), Synthesized.Bytes(folder));
        Assert.Empty(Directory.EnumerateDirectories(synthesized.Folder, "*.partial"));
    }

    [Fact]
    public void A_refused_synth_leaves_the_former_result_as_it_was()
    {
        var folder = synthesized.CopyOf(Variant.Sandbox, "kept");
        var before = Synthesized.Bytes(folder);
        var contracts = Directory.CreateDirectory(Path.Combine(synthesized.Folder, "no-contracts")).FullName;

        var refused = Synthesized.Run("sandbox", folder, contracts);

        Assert.Equal((2, 1), (refused.ExitCode, Assert.IsType<SynthesisOutcome.Refused>(refused).Problems.Count));
        Assert.Equal(before, Synthesized.Bytes(folder));
        Assert.Empty(Directory.EnumerateDirectories(synthesized.Folder, "*.partial"));
    }

    [Fact]
    public void A_folder_that_no_synth_has_written_is_not_touched()
    {
        var folder = Directory.CreateDirectory(Path.Combine(synthesized.Folder, "mine")).FullName;
        File.WriteAllText(Path.Combine(folder, "thesis.txt"), "years of work");

        var refused = Assert.IsType<SynthesisOutcome.Refused>(Synthesized.Run("sandbox", folder));

        Assert.Equal([$"{folder}: holds something else than templates; name a new folder, or one that an earlier synth has written"], refused.Problems);
        Assert.Equal("years of work", File.ReadAllText(Path.Combine(folder, "thesis.txt")));
    }

    [Fact]
    public void A_folder_that_cannot_be_is_refused_before_anything_is_built()
    {
        var file = Path.Combine(synthesized.Folder, "a-file");
        File.WriteAllText(file, "");

        var refused = Assert.IsType<SynthesisOutcome.Refused>(Synthesized.Run("sandbox", Path.Combine(file, "out")));

        Assert.StartsWith($"{Path.Combine(file, "out")}: cannot be written; ", Assert.Single(refused.Problems));
    }

    [Fact]
    public void The_context_of_the_command_line_and_the_file_are_one_tree()
    {
        var file = PipelineContext.Load(Repository.PathOf("cdk.json"), "production", "elsewhere", "production");
        var handed = JsonNode.Parse(File.ReadAllBytes(Repository.PathOf("cdk.json")))!["context"]!.AsObject();
        (handed["stage"], handed["contracts"], handed["confirmDelete"]) = ("production", "elsewhere", "production");
        var context = PipelineContext.From(name => name == "CDK_CONTEXT_JSON" ? handed.ToJsonString(JsonSerializerOptions.Default) : null);

        foreach (var key in new[] { "stage", "contracts", "confirmDelete", "stages" })
            Assert.Equal(file.Root[key].ToString(), context.Root[key].ToString());
        Assert.Equal("elsewhere", context.Contracts);
        Assert.Equal("production", PipelineSettings.From(context).Stage.Value);
    }

    [Fact]
    public void Context_too_long_for_an_environment_comes_by_a_file_and_wins()
    {
        var file = Path.Combine(synthesized.Folder, "overflow.json");
        File.WriteAllText(file, """{ "stage": "production", "stages": {} }""");
        var context = PipelineContext.From(name => name == "CDK_CONTEXT_JSON" ? """{ "stage": "sandbox", "contracts": "elsewhere" }""" : file);

        Assert.Equal(("\"production\"", "{}", "elsewhere"), (context.Root["stage"].ToString(), context.Root["stages"].ToString(), context.Contracts));
    }

    [Fact]
    public void Nothing_written_stays_nothing()
    {
        var context = PipelineContext.From(_ => null);

        Assert.Equal("contracts", context.Contracts);
        Assert.Equal("{}", context.Root.ToString());
    }
}
