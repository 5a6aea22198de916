using System.Text.Json;
using ReferencePipeline.Contracts;
using Spectre.Console;

namespace ReferencePipeline.Cli.Tests;

public sealed class ContractShowTests
{
    private static readonly string Orders = Path.Combine(Cli.Contracts, "orders.odcs.yaml");

    [Fact]
    public void On_a_narrow_terminal_words_stay_whole_and_the_rest_is_named()
    {
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, Out = new NarrowOutput(new StringWriter()) });
        new ContractTables(console).Write(ContractView.Of(ContractFile.Read(Path.Combine(Cli.Contracts, "orders.odcs.yaml")).ContractOrThrow()));
        var lines = console.Profile.Out.Writer.ToString()!.Split('\n');

        Assert.Contains(lines, line => line.Contains("totalAmount", StringComparison.Ordinal) && line.Contains("required", StringComparison.Ordinal) && line.Contains("decimal(18,2)", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("--json", StringComparison.Ordinal));
    }

    [Fact]
    public void Into_a_pipe_each_line_goes_whole() =>
        Assert.Single(Cli.Run("contract", "show", Orders).Lines, line => line.Contains("finance_controller reads order_id", StringComparison.Ordinal) && line.EndsWith("order_year, order_date", StringComparison.Ordinal));

    [Theory]
    [InlineData("orderId", "order_id", "required", "internal", "string", "varchar", "VARCHAR")]
    [InlineData("totalAmount", "total_amount", "required", "internal", "decimal(18,2)", "decimal(18,2)", "DECIMAL(18,2)")]
    [InlineData("lineItems", "line_items", "required", "internal", "array<…>", "super", "STRUCT(…)[]")]
    [InlineData("lineItems[].discountPercent", "discount_percent", "internal", "smallint", "smallint", "SMALLINT")]
    [InlineData("orderDate", "order_date", "derived", "internal", "date", "date", "DATE")]
    public void A_field_stands_on_a_line_with_its_types_in_all_dialects(params string[] parts)
    {
        var line = Cli.Run("contract", "show", Orders).Lines.Single(line => line.Trim().StartsWith(parts[0] + " ", StringComparison.Ordinal));

        Assert.All(parts, part => Assert.Contains(part, line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("partitions", "order_date / country")]
    [InlineData("primary key", "order_id")]
    [InlineData("event time", "orderedAt, at most 30 d late and 5 min early")]
    [InlineData("unknown fields", "keep")]
    [InlineData("service level", "latency 15 min, frequency 1 d, retention 2555 d")]
    public void Keys_and_promises_are_told(string name, string value)
    {
        var line = Cli.Run("contract", "show", Orders).Lines.Single(line => line.Trim().StartsWith(name, StringComparison.Ordinal));

        Assert.EndsWith(value, line.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_is_shown_with_the_columns_and_rows_that_it_sees()
    {
        var text = Cli.Run("contract", "show", Path.Combine(Cli.Contracts, "page-views.odcs.yaml")).Text;

        Assert.Contains("status_page reads event_time, http_status, event_date, event_hour where http_status >= 400", text, StringComparison.Ordinal);
        Assert.Contains("privacy_officer reads every column", text, StringComparison.Ordinal);
        Assert.Contains("web_producer writes", text, StringComparison.Ordinal);
    }

    [Fact]
    public void As_JSON_it_says_the_same_and_carries_the_schema_of_the_events()
    {
        var ran = Cli.Run("contract", "show", Orders, "--json");
        var dataset = JsonDocument.Parse(ran.Data).RootElement.GetProperty("datasets")[0];
        var analyst = dataset.GetProperty("roles").EnumerateArray().Single(role => role.GetProperty("role").GetString() == "dach_analyst");

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(["order_date", "country"], dataset.GetProperty("partitionKeys").EnumerateArray().Select(key => key.GetString()));
        Assert.Equal("country IN ('DE', 'AT', 'CH')", analyst.GetProperty("rowFilter").GetString());
        Assert.DoesNotContain("customer_name", analyst.GetProperty("columns").EnumerateArray().Select(column => column.GetString()));
        Assert.Equal("object", dataset.GetProperty("jsonSchema").GetProperty("type").GetString());
        Assert.StartsWith("Rules = [", dataset.GetProperty("dqdl").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_terminal_there_is_colour_unless_it_is_not_wanted()
    {
        Assert.Contains('\u001b', Cli.OnTerminal("contract", "show", Orders).Text);
        Assert.DoesNotContain('\u001b', Cli.OnTerminal("contract", "show", Orders, "--no-color").Text);
        Assert.DoesNotContain('\u001b', Cli.Run("contract", "show", Orders).Text);
    }

    [Fact]
    public void A_full_disk_is_said_in_a_line()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no full device here.");
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        using var talk = new StringWriter();
        using var terminal = Terminal.Captured(full, talk);

        Assert.Equal(3, PipelineCommand.Run(["contract", "show", Orders], terminal));
        Assert.Contains("No space left", talk.ToString(), StringComparison.Ordinal);
        Assert.Single(talk.ToString().Trim().Split('\n'));
    }

    [Fact]
    public void A_contract_with_problems_is_not_shown_but_its_problems_are()
    {
        using var folder = new Folder();
        var file = folder.Write("x.odcs.yaml", "kind: DataContract");

        var ran = Cli.Run("contract", "show", file);

        Assert.Equal(2, ran.ExitCode);
        Assert.Empty(ran.Text);
        Assert.Contains($"{file}:1: ", ran.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_is_not_a_contract()
    {
        var ran = Cli.Run("contract", "show", Cli.Contracts);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("is a directory", ran.Talk, StringComparison.Ordinal);
    }
}

/// <summary>A terminal of eighty columns.</summary>
internal sealed class NarrowOutput(TextWriter writer) : IAnsiConsoleOutput
{
    public TextWriter Writer => writer;

    public bool IsTerminal => true;

    public int Width => 80;

    public int Height => 25;

    public void SetEncoding(System.Text.Encoding encoding) { }
}
