using System.Text.Json;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Warehouse;

/// <summary>The machine of the templates, run against a warehouse that knows what exists and what a transaction is.</summary>
[Collection(nameof(Synthesized))]
public sealed class BootstrapTests(Synthesized synthesized, MachineRuns machine) : IClassFixture<MachineRuns>
{
    [Fact]
    public void A_second_run_changes_nothing()
    {
        var runs = Run(new { template = Of(Variant.Sandbox) }, new { template = Of(Variant.Sandbox) });

        Assert.All(runs, run => Assert.Equal(("SUCCESS", "done"), Signal(run)));
        Assert.Equal(
            ["CREATE SCHEMA IF NOT EXISTS pipeline", "CREATE TABLE IF NOT EXISTS pipeline.applied", "SELECT name, step, digest, removal FROM pipeline.applied"],
            Statements(runs[1]).Select(statement => statement.Split(" (")[0]));
        Assert.Equal(Holds(runs[0]), Holds(runs[1]));
    }

    [Fact]
    public void A_first_run_makes_what_the_contracts_say()
    {
        var run = Run(new { template = Of(Variant.Sandbox) })[0];

        Assert.Superset(
            new HashSet<string>
            {
                "SCHEMA lake", "SCHEMA streams", "SCHEMA live", "SCHEMA live_raw", "ROLE dach_analyst", "ROLE status_page",
                "MATERIALIZED VIEW live_raw.orders", "VIEW live.orders", "VIEW live.page_views", "MASKING POLICY orders__hide_pii", "RLS POLICY orders__rows_of_dach_analyst",
            },
            Holds(run).ToHashSet());
        Assert.DoesNotContain(Holds(run), thing => thing.Contains("producer", StringComparison.Ordinal));
        Assert.True(run.GetProperty("tokensDiffer").GetBoolean());
    }

    [Fact]
    public void What_went_from_the_contracts_goes_from_the_warehouse_and_nothing_else_is_touched()
    {
        var runs = Run(new { template = Of(Variant.OneMore) }, new { template = Of(Variant.Sandbox) }, new { template = Of(Variant.Sandbox) });

        Assert.Equal(
            [
                "DROP VIEW IF EXISTS \"live\".\"parcels\"",
                "DELETE FROM pipeline.applied WHERE name = 'view parcels'",
                "DROP MATERIALIZED VIEW IF EXISTS \"live_raw\".\"parcels\"",
                "DELETE FROM pipeline.applied WHERE name = 'stream parcels'",
                "REVOKE USAGE ON SCHEMA lake FROM ROLE \"dispatcher\"",
                "REVOKE USAGE ON SCHEMA live FROM ROLE \"dispatcher\"",
                "DROP ROLE \"dispatcher\" FORCE",
                "DELETE FROM pipeline.applied WHERE name = 'role dispatcher'",
            ],
            Statements(runs[1]).Skip(3).Where(statement => !statement.StartsWith("DROP MASKING", StringComparison.Ordinal)));
        Assert.All(Statements(runs[1]).Where(statement => statement.StartsWith("DROP MASKING", StringComparison.Ordinal)), statement => Assert.Contains("\"parcels__", statement, StringComparison.Ordinal));
        Assert.Equal(3, Statements(runs[2]).Count);
    }

    [Theory]
    [InlineData("CREATE VIEW \"live\".\"orders\"", "view-orders-statement-2")]
    [InlineData("CREATE EXTERNAL SCHEMA streams", "schemas")]
    [InlineData("\"live_raw\".\"page_views\" DISTKEY", "stream-page_views")]
    [InlineData("CREATE ROLE \"customer_care\"", "role-customer_care-statement-2")]
    public void A_failed_statement_fails_the_deployment_and_is_named(string statement, string told)
    {
        var run = Run(new { template = Of(Variant.Sandbox), fail = statement })[0];

        Assert.Equal(("FAILURE", told), Signal(run));
        Assert.Equal(told, run.GetProperty("error").GetString()!.Replace(' ', '-'));
        Assert.StartsWith("FAILED: It was told to fail in: ", run.GetProperty("cause").GetString(), StringComparison.Ordinal);
        Assert.Contains(statement, run.GetProperty("cause").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Whichever_statement_fails_the_next_run_comes_to_the_same_end()
    {
        var created = machine.Ask(new { everyFailure = new { template = Of(Variant.Sandbox) } });

        Assert.InRange(created.GetProperty("statements").GetInt32(), 90, 200);
        Assert.Equal("[]", created.GetProperty("wrong").GetRawText());
    }

    [Fact]
    public void Whichever_statement_of_a_change_fails_the_next_run_comes_to_the_same_end()
    {
        var changed = machine.Ask(new { everyFailure = new { template = Of(Variant.Sandbox), before = Of(Variant.OneMore) } });

        Assert.InRange(changed.GetProperty("statements").GetInt32(), 7, 100);
        Assert.Equal("[]", changed.GetProperty("wrong").GetRawText());
    }

    [Fact]
    public void Once_a_day_old_events_go_as_the_stream_keeps_them_and_nobody_is_told()
    {
        var run = Run(new { template = Of(Variant.Unlike) }, new { template = Of(Variant.Unlike), purge = true })[1];

        Assert.Equal(JsonValueKind.Null, run.GetProperty("signal").ValueKind);
        Assert.False(run.TryGetProperty("error", out _));
        Assert.Contains("DELETE FROM \"live_raw\".\"orders\" WHERE arrived_at < DATEADD(hour, -200, GETDATE())", Statements(run));
        Assert.Equal(5, Statements(run).Count);
    }

    [Fact]
    public void A_failed_deletion_fails_the_machine() =>
        Assert.Equal("purge statement 1", Run(new { template = Of(Variant.Sandbox), purge = true, fail = "\"orders\"" })[0].GetProperty("error").GetString());

    [Fact]
    public void Fifty_datasets_are_done_in_time_and_within_the_history_of_one_run()
    {
        var run = Run(new { template = Of(Variant.Fifty) })[0];

        Assert.Equal("SUCCESS", Signal(run).Status);
        // At most five events of history for each state, of 25,000 that an execution may have.
        Assert.InRange(run.GetProperty("visited").GetInt32(), 500, 5_000);
        // Each call waits a second, and takes some half of one more; twelve minutes are left for them.
        Assert.InRange(run.GetProperty("calls").GetInt32(), 100, 450);
    }

    private List<JsonElement> Run(params object[] runs) => [.. machine.Ask(new { runs }).EnumerateArray()];

    private static (string? Status, string? Id) Signal(JsonElement run) =>
        (run.GetProperty("signal").GetProperty("Status").GetString(), run.GetProperty("signal").GetProperty("UniqueId").GetString());

    private static List<string> Statements(JsonElement run) => [.. run.GetProperty("statements").EnumerateArray().Select(statement => statement.GetString()!)];

    private static List<string> Holds(JsonElement run) => [.. run.GetProperty("holds").EnumerateArray().Select(thing => thing.GetString()!)];

    private string Of(Variant variant) => Directory.EnumerateFiles(synthesized.Of(variant).Folder, "*-Warehouse.template.json").Single();
}
