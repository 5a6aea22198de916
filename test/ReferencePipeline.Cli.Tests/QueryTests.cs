using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReferencePipeline.Cli.Tests;

public sealed partial class QueryTests(RehearsedOnce rehearsed)
{
    private const string Day = "SELECT order_id, total_amount, gift_wrapped, receipt, country FROM orders WHERE order_date = DATE '2026-03-01' AND country IN ('AT', 'CH') ORDER BY order_id LIMIT 2";

    [Fact]
    public void A_table_is_for_people()
    {
        var ran = Ask("SELECT country, count(*) AS orders, NULL AS nothing FROM orders WHERE country <> 'AT' GROUP BY country ORDER BY country", "--as", "dach_analyst");

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(["country  orders  nothing", "-------  ------  -------", "CH          422", "DE          393"], ran.Lines);
        Assert.Matches(@"^2 rows, \d+\.\d s, at 2026-03-04 \d\d:\d\d:\d\d UTC\n$", ran.Talk);
    }

    [Fact]
    public void CSV_is_that_of_Athenas_result_files()
    {
        var ran = Ask("SELECT 'a \"b\", c' AS text, 1 AS \"n\"\"x\", NULL AS nothing, '' AS empty, 'two' || chr(10) || 'lines' AS long", "--as", "dach_analyst", "--csv");

        Assert.Equal("\"text\",\"n\"\"x\",\"nothing\",\"empty\",\"long\"\n\"a \"\"b\"\", c\",\"1\",,\"\",\"two\nlines\"\n", ran.Text);
    }

    [Fact]
    public void JSON_is_an_object_a_row()
    {
        var ran = Ask("SELECT order_id, total_amount, line_items[1].sku AS sku, line_items, attributes, ordered_at, gift_wrapped FROM orders WHERE order_date = DATE '2026-03-01' AND attributes IS NOT NULL ORDER BY ordered_at", "--as", "customer_care", "--json");

        var rows = ran.Lines.Select(line => JsonElement.Parse(line)).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            Assert.Equal(["order_id", "total_amount", "sku", "line_items", "attributes", "ordered_at", "gift_wrapped"], row.EnumerateObject().Select(member => member.Name));
            Assert.Equal(JsonValueKind.Number, row.GetProperty("total_amount").ValueKind);
            Assert.Equal(row.GetProperty("sku").GetString(), row.GetProperty("line_items")[0].GetProperty("sku").GetString());
            Assert.Equal(JsonValueKind.Object, row.GetProperty("attributes").ValueKind);
            Assert.Matches(@"^2026-03-01 \d\d:\d\d:\d\d\.000$", row.GetProperty("ordered_at").GetString());
        });
    }

    [Fact]
    public void An_explanation_tells_partitions_bytes_and_cost()
    {
        const string sql = "SELECT sum(total_amount) FROM orders WHERE order_date = DATE '2026-03-01'";

        var (people, programs) = (Ask(sql, "--as", "dach_analyst", "--explain"), JsonElement.Parse(Ask(sql, "--as", "dach_analyst", "--explain", "--json").Text));

        Assert.Contains("  columns     country, order_date, total_amount\n  rows        country IN ('DE', 'AT', 'CH')\n  partitions  6 of 14\n", people.Text, StringComparison.Ordinal);
        Assert.Contains(" of 1,000,000,000 allowed, costs $0.000045\n", people.Text, StringComparison.Ordinal);
        var scan = programs.GetProperty("scans")[0];
        Assert.Equal((6, 14), (scan.GetProperty("partitions").GetInt32(), scan.GetProperty("allPartitions").GetInt32()));
        Assert.InRange(programs.GetProperty("bytes").GetInt64(), 1, 100_000);
    }

    [Fact]
    public void The_rehearsal_names_three_queries_that_work()
    {
        var commands = Command().Matches(rehearsed.Said).Select(found => found.Groups["line"].Value).ToList();

        Assert.Equal(3, commands.Count);
        Assert.All(commands, command =>
        {
            var ran = Cli.Run([.. Word().Matches(command).Select(word => word.Value.Trim('"'))]);
            Assert.Equal(0, ran.ExitCode);
            Assert.NotEmpty(ran.Lines.Skip(2));
        });
    }

    [Fact]
    public void SQL_may_come_from_stdin()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "This asks a POSIX shell.");

        var ran = Pipeline.Start("/bin/sh", ["-c", $"echo 'SELECT count(*) AS n FROM orders' | dotnet '{Pipeline.Dll}' query - --as customer_care --csv --from '{rehearsed.Folder}'"], Cli.Root);

        Assert.Equal("\"n\"\n\"2470\"\n", ran.Out);
    }

    [Fact]
    public void Other_templates_and_another_time_give_another_answer()
    {
        using var folder = new Folder();
        Copy(Path.Combine(rehearsed.Folder, "templates"), folder["templates"]);
        foreach (var file in Directory.GetFiles(folder["templates"], "*Access*.json"))
            File.WriteAllText(file, File.ReadAllText(file).Replace("country IN ('DE', 'AT', 'CH')", "country = 'CH'", StringComparison.Ordinal));

        Assert.Equal(["\"_col0\"", "\"422\""], Ask("SELECT count(*) FROM orders", "--as", "dach_analyst", "--csv", "--assembly", folder["templates"]).Lines);
        Assert.Equal(["\"_col0\"", "\"0\""], Ask("SELECT count(*) FROM page_views", "--as", "data_scientist", "--csv", "--at", "2030-01-01").Lines);
    }

    public static TheoryData<string[], int, string> Mistakes => new()
    {
        { ["SELECT 1"], 2, "--as is missing; it is the role that asks" },
        { ["--as", "dach_analyst"], 2, "there is no query; write one in quotes, - for stdin, or --named for a saved one" },
        { ["SELECT 1", "--named", "x", "--as", "dach_analyst"], 2, "--named is a query by itself; say one of both" },
        { ["SELECT 1", "--csv", "--json", "--as", "dach_analyst"], 2, "--csv and --json are two forms of one answer; say one of both" },
        { ["SELECT 1", "--as", "dach_analist"], 2, "no role 'dach_analist' of the templates may query; did you mean dach_analyst?" },
        { ["SELECT 1 +", "--as", "dach_analyst"], 2, "SYNTAX_ERROR: line 1:11: syntax error at end of input" },
        { ["", "--as", "dach_analyst"], 2, "the query is empty; write a SELECT statement" },
        { ["SELECT customer_name FROM orders", "--as", "dach_analyst"], 2, "COLUMN_NOT_FOUND: line 1:8: Column 'customer_name' cannot be resolved or requester is not authorized to access requested resources" },
        { ["SELECT * FROM page_views", "--as", "dach_analyst"], 1, "Insufficient permissions to execute the query. Principal does not have any privilege on specified resource: line 1:15: referencepipeline_sandbox.page_views" },
        { ["SELECT 1", "--as", "dach_analyst", "-w", "referencepipeline-sandbox-customer-care"], 1, "AccessDeniedException: dach_analyst is not authorized to perform: athena:StartQueryExecution on the workgroup referencepipeline-sandbox-customer-care; it may use referencepipeline-sandbox-dach-analyst" },
        { ["--named", "newest rows of ordres", "--as", "dach_analyst"], 2, "workgroup referencepipeline-sandbox-dach-analyst has no saved query 'newest rows of ordres'; did you mean 'newest rows of orders'?" },
        { ["EXECUTE orders_rows", "--as", "dach_analyst"], 2, "INVALID_PARAMETER_USAGE: " },
        { ["EXECUTE orders_rows USING order_date", "--as", "dach_analyst"], 2, "INVALID_PARAMETER_USAGE: 'order_date' is no constant" },
        { ["EXECUTE orders_rows USING (SELECT 1)", "--as", "dach_analyst"], 2, "INVALID_PARAMETER_USAGE: '( SELECT 1 )' is no constant" },
        { ["SELECT 1", "--as", "dach_analyst", "--at", "yesterday"], 2, "--at: 'yesterday' is not a time" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_in_one_line(string[] args, int code, string message)
    {
        var ran = Cli.Run(["query", .. args, "--from", rehearsed.Folder]);

        Assert.Equal((code, ""), (ran.ExitCode, ran.Text));
        Assert.StartsWith(message, ran.Talk, StringComparison.Ordinal);
        Assert.Single(ran.Talk.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Without_a_rehearsal_the_command_says_how_to_get_one()
    {
        using var folder = new Folder();

        var ran = Cli.Run("query", Day, "--as", "dach_analyst", "--from", folder["none"]);

        Assert.Equal((2, $"{folder["none"]}: holds no rehearsal; run 'pipeline rehearse --out {folder["none"]}' first\n"), (ran.ExitCode, ran.Talk));
    }

    private Cli Ask(params string[] args) => Cli.Run(["query", .. args, "--from", rehearsed.Folder]);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    [GeneratedRegex(@"^  pipeline (?<line>query .*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Command();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
