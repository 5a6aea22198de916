using System.Text.Json;

namespace ReferencePipeline.Cli.Tests;

public sealed class ContractDiffTests
{
    private static readonly string Old = Path.Combine(Cli.Contracts, "page-views.odcs.yaml");

    [Fact]
    public void A_contract_is_like_itself()
    {
        var ran = Cli.Run("contract", "diff", Old, Old);

        Assert.Equal((0, ""), (ran.ExitCode, ran.Text));
        Assert.Equal("0 changes, backward compatible", ran.Talk.Trim());
    }

    [Theory]
    [InlineData(null, 1, "forbidden page_views.properties.loadTimeMs: ")]
    [InlineData("backward", 1, "forbidden page_views.properties.loadTimeMs: ")]
    [InlineData("BACKWARD", 1, "forbidden page_views.properties.loadTimeMs: ")]
    [InlineData("forward", 0, "breaking  page_views.properties.loadTimeMs: ")]
    [InlineData("none", 0, "breaking  page_views.properties.loadTimeMs: ")]
    public void A_field_that_becomes_required_breaks_producers(string? mode, int exitCode, string line)
    {
        using var folder = new Folder();
        var ran = Cli.Run(["contract", "diff", Old, Required(folder), .. mode is null ? Array.Empty<string>() : ["--mode", mode]]);

        Assert.Equal(exitCode, ran.ExitCode);
        var said = Assert.Single(ran.Lines, candidate => candidate.StartsWith(line, StringComparison.Ordinal));
        Assert.Contains("breaks producers", said, StringComparison.Ordinal);
    }

    [Fact]
    public void As_JSON_every_change_says_whom_it_breaks_and_what_to_do()
    {
        using var folder = new Folder();
        var ran = Cli.Run("contract", "diff", Old, Required(folder), "--mode", "full", "--json");
        var root = JsonDocument.Parse(ran.Data).RootElement;
        var change = root.GetProperty("changes").EnumerateArray().Single(candidate => candidate.GetProperty("forbidden").GetBoolean());

        Assert.Equal(1, ran.ExitCode);
        Assert.Equal("full", root.GetProperty("mode").GetString());
        Assert.False(root.GetProperty("passes").GetBoolean());
        Assert.Equal("page_views.properties.loadTimeMs", change.GetProperty("path").GetString());
        Assert.Contains("producers", change.GetProperty("breaks").EnumerateArray().Select(who => who.GetString()));
        Assert.NotEmpty(change.GetProperty("instead").GetString()!);
    }

    [Fact]
    public void The_document_shows_what_its_example_answers()
    {
        using var folder = new Folder();
        var old = Path.Combine(Cli.Contracts, "orders.odcs.yaml");
        var smaller = folder.Write("smaller.odcs.yaml", File.ReadAllText(old).Replace("maxItems: 100", "maxItems: 50", StringComparison.Ordinal));

        var ran = Cli.Run("contract", "diff", old, smaller);

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains($"```console\n{ran.Text}{ran.Talk.ReplaceLineEndings("\n")}```\n", File.ReadAllText(Path.Combine(Cli.Root, "docs", "cli.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_goes_back_is_forbidden()
    {
        using var folder = new Folder();
        var before = folder.Write("before.odcs.yaml", File.ReadAllText(Old).Replace("\nversion: 1.0.0", "\nversion: 0.9.0", StringComparison.Ordinal));

        var ran = Cli.Run("contract", "diff", Old, before);

        Assert.Equal(1, ran.ExitCode);
        Assert.StartsWith("forbidden version: the version goes back from '1.0.0' to '0.9.0'; ", Assert.Single(ran.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("sideways")]
    public void Another_mode_is_wrong_usage(string mode)
    {
        var ran = Cli.Run("contract", "diff", Old, Old, "--mode", mode);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("backward", ran.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_wrong_usage() => Assert.Equal(2, Cli.Run("contract", "diff", Old, "no-such-file").ExitCode);

    /// <summary>The same contract, one version on, in which an optional field is required.</summary>
    private static string Required(Folder folder)
    {
        var text = File.ReadAllText(Old).ReplaceLineEndings("\n");
        var at = text.IndexOf("required: false", text.IndexOf("name: loadTimeMs", StringComparison.Ordinal), StringComparison.Ordinal);
        var changed = $"{text[..at]}required: true{text[(at + "required: false".Length)..]}";
        return folder.Write("new.odcs.yaml", changed.Replace("\nversion: 1.0.0", "\nversion: 2.0.0", StringComparison.Ordinal));
    }
}
