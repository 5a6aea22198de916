using System.Text.Json;

namespace ReferencePipeline.Cli.Tests;

public sealed class ContractCheckTests
{
    private const string Broken = """
        apiVersion: v3.1.0
        kind: DataContract
        id: broken
        version: 1.0.0
        status: active
        schema:
          - name: things
            properties:
              - name: amount
                logicalType: money
              - name: when
                logicalType: date
                partitioned: true
                partitionKeyPosition: 2
                required: true
        """;

    [Fact]
    public void Good_contracts_say_nothing_on_stdout_and_count_on_stderr()
    {
        var ran = Cli.Run("contract", "check", Cli.Contracts);

        Assert.Equal(0, ran.ExitCode);
        Assert.Empty(ran.Text);
        Assert.Equal("2 contracts, 0 problems\n", ran.Talk.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_contracts_directory_is_checked_when_none_is_named()
    {
        using var folder = new Folder();
        folder.Write("broken.odcs.yaml", Broken);

        Assert.Equal(1, Cli.Run("contract", "check", "--contracts", folder.Path).ExitCode);
    }

    [Fact]
    public void Each_problem_is_one_line_that_says_where_what_and_what_instead()
    {
        using var folder = new Folder();
        var file = folder.Write("broken.odcs.yaml", Broken);

        var ran = Cli.Run("contract", "check", file);

        Assert.Equal(1, ran.ExitCode);
        Assert.Equal(2, ran.Lines.Length);
        Assert.StartsWith($"{file}:10: schema.things.properties.amount", ran.Lines[0], StringComparison.Ordinal);
        Assert.Contains("'money'", ran.Lines[0], StringComparison.Ordinal);
        Assert.Contains("; ", ran.Lines[0], StringComparison.Ordinal);
        Assert.Contains("1 contract, 2 problems", ran.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public void As_JSON_the_problems_are_an_array()
    {
        using var folder = new Folder();
        var file = folder.Write("broken.odcs.yaml", Broken);

        var ran = Cli.Run("contract", "check", file, "--json");
        var problems = JsonDocument.Parse(ran.Data).RootElement;

        Assert.Equal(1, ran.ExitCode);
        Assert.Equal(2, problems.GetArrayLength());
        Assert.Equal(file, problems[0].GetProperty("file").GetString());
        Assert.Equal(10, problems[0].GetProperty("line").GetInt32());
        Assert.All(["path", "what", "instead"], name => Assert.NotEmpty(problems[0].GetProperty(name).GetString()!));
    }

    [Fact]
    public void As_JSON_good_contracts_are_an_empty_array() =>
        Assert.Equal("[]\n", Cli.Run("contract", "check", Cli.Contracts, "--json").Text);

    [Fact]
    public void A_file_named_twice_is_told_once()
    {
        using var folder = new Folder();
        var file = folder.Write("broken.odcs.yaml", Broken);

        Assert.Equal(2, Cli.Run("contract", "check", file, folder.Path).Lines.Length);
    }

    [Fact]
    public void Contracts_named_side_by_side_are_held_against_each_other_as_in_one_directory()
    {
        using var folder = new Folder();
        var text = File.ReadAllText(Path.Combine(Cli.Contracts, "orders.odcs.yaml"));
        var (one, two) = (folder.Write("a.odcs.yaml", text), folder.Write("b.odcs.yaml", text));

        var ran = Cli.Run("contract", "check", one, two);

        Assert.Equal(1, ran.ExitCode);
        Assert.Contains($"{two}:4: id: 'orders' is also the id of {one}; give each contract its own id", ran.Lines);
        Assert.Contains(ran.Lines, line => line.Contains("its table 'orders' is also in", StringComparison.Ordinal));
        Assert.Equal(ran.Lines, Cli.Run("contract", "check", folder.Path).Lines);
    }

    [Fact]
    public void Directories_are_pipelines_of_their_own()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder["next"]);
        folder.Write("next/orders.odcs.yaml", File.ReadAllText(Path.Combine(Cli.Contracts, "orders.odcs.yaml")));

        Assert.Equal(0, Cli.Run("contract", "check", Cli.Contracts, folder["next"]).ExitCode);
    }

    [Theory]
    [InlineData("no-such-file.odcs.yaml", "does not exist")]
    [InlineData("", "holds no contract")]
    public void What_is_not_there_is_wrong_usage(string name, string said)
    {
        using var folder = new Folder();

        var ran = Cli.Run("contract", "check", folder[name]);

        Assert.Equal(2, ran.ExitCode);
        Assert.Empty(ran.Text);
        Assert.Contains(said, ran.Talk, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Talk, StringComparison.Ordinal);
    }
}
