using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReferencePipeline.Cli.Tests;

/// <summary>What <c>rehearse</c> says of a lake's readers, and by which number it ends.</summary>
public sealed class LakeTests(RehearsedOnce rehearsed)
{
    private const string Range = "projection.order_date.range";

    [Fact]
    public void Rows_that_Athena_would_never_read_end_it_with_1_and_tell_what_to_change()
    {
        using var folder = new Folder();
        Events(folder);
        var narrow = Assembly(folder, parameters => parameters[Range] = "2020-01-01,2020-12-31");

        var ran = Cli.Run("rehearse", "--assembly", narrow, "--events", folder["orders.jsonl"], "--out", folder["out"]);

        Assert.Equal((1, ""), (ran.ExitCode, ran.Talk));
        Assert.Contains("Disagreement: 20 rows in", ran.Text, StringComparison.Ordinal);
        Assert.Contains($"TableInput.Parameters.{Range} is 2020-01-01,2020-12-31; widen it to hold the value. For example s3://", ran.Text, StringComparison.Ordinal);
        Assert.Contains("0 read by Athena by projection", ran.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lake_that_is_there_is_checked_against_templates_that_have_changed()
    {
        using var folder = new Folder();
        Events(folder);
        Assert.Equal(0, Cli.Run("rehearse", "--assembly", rehearsed.Synthesized, "--events", folder["orders.jsonl"], "--out", folder["out"]).ExitCode);
        var before = File.GetLastWriteTimeUtc(folder["out/report.json"]);

        var same = Cli.Run("rehearse", "--assembly", rehearsed.Synthesized, "--lake", folder["out/lake"], "--now", "2026-01-02");
        var later = Cli.Run("rehearse", "--assembly", rehearsed.Synthesized, "--lake", folder["out/lake"], "--now", "2050-01-02", "--dataset", "orders", "--json");

        Assert.Equal((0, ""), (same.ExitCode, same.Talk));
        Assert.DoesNotContain("Disagreement", same.Text, StringComparison.Ordinal);
        Assert.Equal(1, later.ExitCode);
        var catalog = JsonElement.Parse(later.Text).GetProperty("tables")[0].GetProperty("catalog");
        Assert.Equal(("catalog", 20), (catalog.GetProperty("disagreements")[0].GetProperty("seenBy").GetString(), catalog.GetProperty("disagreements")[0].GetProperty("rows").GetInt32()));
        Assert.Equal(before, File.GetLastWriteTimeUtc(folder["out/report.json"]));
    }

    [Fact]
    public void A_rule_that_fails_is_told_with_what_was_found_and_ends_nothing()
    {
        using var folder = new Folder();
        Events(folder);

        var ran = Cli.Run("rehearse", "--assembly", rehearsed.Synthesized, "--events", folder["orders.jsonl"], "--out", folder["out"]);

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains(" failed, 0 skipped", ran.Text, StringComparison.Ordinal);
        Assert.Matches("Failed, found [1-9][0-9]*: CustomSql \"SELECT COUNT\\(\\*\\) FROM primary WHERE total_amount < shipping_amount\" = 0", ran.Text);
    }

    [Theory]
    [InlineData("--lake lake --events orders.jsonl", "--lake checks files that are there, and --events is about making some; say one of both")]
    [InlineData("--lake lake --out there", "--lake checks files that are there, and --out is about making some; say one of both")]
    [InlineData("--lake nowhere", "nowhere: does not exist; name a folder of buckets, like rehearsal/lake")]
    [InlineData("--lake samples --dataset clicks", "the templates hold no dataset 'clicks'; there are orders, page_views")]
    [InlineData("--watch --events - --dataset orders", "--watch runs again when a file changes, and standard input is read once; name a file with --events")]
    public void A_mistake_is_told_in_one_line(string args, string message)
    {
        var ran = Cli.Run(["rehearse", "--assembly", rehearsed.Synthesized, .. args.Split(' ')]);

        Assert.Equal((2, "", message + "\n"), (ran.ExitCode, ran.Text, ran.Talk.ReplaceLineEndings("\n")));
    }

    private static void Events(Folder folder) => Assert.Equal(0, Cli.Run("generate", "orders", "-n", "20", "--contracts", Cli.Contracts, "-o", folder["orders.jsonl"]).ExitCode);

    /// <summary>The assembly, with other parameters of the table of orders.</summary>
    private string Assembly(Folder folder, Action<JsonObject> change)
    {
        foreach (var file in Directory.EnumerateFiles(rehearsed.Synthesized, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder["assembly"], Path.GetRelativePath(rehearsed.Synthesized, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            var text = file.EndsWith(".template.json", StringComparison.Ordinal) ? File.ReadAllText(file) : "";
            if (text.Contains(Range, StringComparison.Ordinal))
                File.WriteAllText(copy, Changed(text, change));
            else
                File.Copy(file, copy);
        }

        return folder["assembly"];
    }

    private static string Changed(string text, Action<JsonObject> change)
    {
        var template = JsonNode.Parse(text)!;
        foreach (var (_, resource) in template["Resources"]!.AsObject())
        {
            if (resource!["Properties"]?["TableInput"]?["Parameters"] is JsonObject parameters && parameters.ContainsKey(Range))
                change(parameters);
        }

        return template.ToJsonString();
    }
}
