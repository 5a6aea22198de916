using ReferencePipeline.Contracts.Tests.Reading;
using ReferencePipeline.Contracts.Warehouse;

namespace ReferencePipeline.Contracts.Tests.Warehouse;

public sealed class WarehouseSqlTests
{
    [Fact]
    public void Steps_come_after_what_they_stand_on()
    {
        var steps = Shop.Steps();

        Assert.Equal(["schemas", "role auditor", "role clerk", "role counter", "stream orders", "view orders"], steps.Select(step => step.Name));
        Assert.All(steps, step => Assert.All(step.Needs, need => Assert.True(need.Order < step.Order)));
    }

    [Fact]
    public void The_lake_is_read_by_the_readers_own_role_and_streams_by_the_warehouses() => Assert.Equal(
        [
            "CREATE EXTERNAL SCHEMA lake FROM DATA CATALOG DATABASE 'lake_of_test' IAM_ROLE 'SESSION' CATALOG_ID '${account}'",
            "CREATE EXTERNAL SCHEMA streams FROM KINESIS IAM_ROLE default",
            "CREATE SCHEMA live_raw",
            "CREATE SCHEMA live",
        ],
        Shop.Step("schemas").Make);

    [Theory]
    [InlineData(true, "AUTO REFRESH YES")]
    [InlineData(false, "AUTO REFRESH NO")]
    public void Events_are_taken_whole_from_their_stream_and_what_is_no_JSON_is_left_out(bool autoRefresh, string refresh) => Assert.Equal(
        [
            $"CREATE MATERIALIZED VIEW \"live_raw\".\"orders\" DISTKEY (partition_key) SORTKEY (arrived_at) {refresh} AS "
            + "SELECT approximate_arrival_timestamp AS arrived_at, partition_key, shard_id, sequence_number, JSON_PARSE(kinesis_data) AS payload "
            + "FROM \"streams\".\"${stream.orders}\" WHERE IS_UTF8(kinesis_data) AND CAN_JSON_PARSE(kinesis_data)",
        ],
        Shop.Steps(autoRefresh: autoRefresh).Single(step => step.Name == "stream orders").Make);

    [Fact]
    public void Without_a_key_events_spread_evenly() =>
        Assert.Contains(" DISTSTYLE EVEN SORTKEY ", Shop.Step("stream orders", Shop.With("property: streamKey", "property: note")).Make[0], StringComparison.Ordinal);

    [Fact]
    public void A_new_column_makes_the_view_anew_and_keeps_the_events()
    {
        var (old, changed) = (Shop.Steps(), Shop.Steps(Shop.With("decimal(9,2)", "decimal(12,2)")));

        Assert.Equal(["view orders"], old.Zip(changed).Where(pair => pair.First.Digest != pair.Second.Digest).Select(pair => pair.First.Name));
    }

    [Fact]
    public void What_is_made_anew_makes_all_that_stands_on_it_anew()
    {
        var (old, changed) = (Shop.Steps(autoRefresh: true), Shop.Steps(autoRefresh: false));

        Assert.Equal(["stream orders", "view orders"], old.Zip(changed).Where(pair => pair.First.Digest != pair.Second.Digest).Select(pair => pair.First.Name));
    }

    [Fact]
    public void A_retired_dataset_is_read_from_the_lake_only() =>
        Assert.Equal(["schemas", "role auditor", "role clerk", "role counter"], Shop.Steps(Shop.With("status: active", "status: retired")).Select(step => step.Name));

    [Fact]
    public void The_record_is_begun_before_the_first_statement_and_finished_after_the_last() => Assert.All(Shop.Steps(), step =>
    {
        var statements = step.Calls.SelectMany(call => call).ToList();

        Assert.Equal(step.Make, statements.Skip(1).SkipLast(1));
        Assert.StartsWith($"INSERT INTO pipeline.applied (name, step, digest, removal) VALUES ('{step.Name}', '{step.Order}', 'begun', '", statements[0], StringComparison.Ordinal);
        Assert.Equal($"UPDATE pipeline.applied SET digest = '{step.Digest}' WHERE name = '{step.Name}'", statements[^1]);
        Assert.Equal([.. step.Remove, $"DELETE FROM pipeline.applied WHERE name = '{step.Name}'"], step.Removal.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(statements.SelectMany(statement => statement.Split("VALUES")[0]), letter => Assert.NotEqual('\n', letter));
    });

    [Fact]
    public void The_record_is_a_table_with_room_for_all_that_is_written_into_it()
    {
        Assert.Equal("CREATE SCHEMA IF NOT EXISTS pipeline", AppliedSteps.Prepare[0]);
        Assert.Equal("CREATE TABLE IF NOT EXISTS pipeline.applied (name varchar(256) NOT NULL, step varchar(8) NOT NULL, digest varchar(64) NOT NULL, removal varchar(65535) NOT NULL)", AppliedSteps.Prepare[1]);
        Assert.Equal("SELECT name, step, digest, removal FROM pipeline.applied", AppliedSteps.Read);
    }

    [Fact]
    public void A_digest_tells_what_makes_from_what_removes()
    {
        WarehouseStep Step(string[] make, string[] remove) => new() { Name = "role x", Order = 2, Make = make, Remove = remove };

        Assert.Equal(4, new[] { Step(["a", "b"], ["c"]), Step(["a"], ["b", "c"]), Step(["a", "b", "c"], []), Step([], ["a", "b", "c"]) }.Select(step => step.Digest).Distinct().Count());
        Assert.NotEqual(Step(["a"], ["b"]).Digest, (Step(["a"], []) with { Needs = [Step(["b"], [])] }).Digest);
    }

    [Fact]
    public void A_role_is_let_into_what_it_may_read_and_goes_with_all_that_it_was_given()
    {
        var role = Shop.Step("role clerk");

        Assert.Equal(["CREATE ROLE \"clerk\"", "GRANT USAGE ON SCHEMA lake TO ROLE \"clerk\"", "GRANT USAGE ON SCHEMA live TO ROLE \"clerk\""], role.Make);
        Assert.Equal(["REVOKE USAGE ON SCHEMA lake FROM ROLE \"clerk\"", "REVOKE USAGE ON SCHEMA live FROM ROLE \"clerk\"", "DROP ROLE \"clerk\" FORCE"], role.Remove);
        Assert.Equal(["DROP SCHEMA IF EXISTS lake", "DROP SCHEMA IF EXISTS streams", "DROP SCHEMA IF EXISTS live_raw", "DROP SCHEMA IF EXISTS live"], Shop.Step("schemas").Remove);
    }

    [Fact]
    public void What_no_transaction_may_hold_runs_alone_and_all_else_in_as_few_as_can_be()
    {
        Assert.All(Shop.Steps().Where(step => step.Name is "schemas" or "stream orders"), step => Assert.All(step.Calls, call => Assert.Single(call)));
        Assert.Single(Shop.Step("view orders").Calls);
        var many = string.Concat(Enumerable.Range(0, 30).Select(number => $"""

              - role: reader_{number}
                access: read
            """));
        Assert.All(Shop.Step("view orders", Shop.Contract + many).Calls, call => Assert.InRange(call.Count, 1, 40));
        Assert.InRange(Shop.Step("view orders", Shop.Contract + many).Calls.Count, 3, 5);
    }

    [Fact]
    public void Roles_that_several_contracts_name_are_made_once()
    {
        var second = Shop.Contract.Replace("id: shop", "id: other", StringComparison.Ordinal).Replace("- name: orders", "- name: returns", StringComparison.Ordinal);

        var steps = WarehouseSql.For([Sample.Accepted(Shop.Contract), Sample.Accepted(second)], "lake_of_test", autoRefresh: true);

        Assert.Equal(["role auditor", "role clerk", "role counter"], steps.Select(step => step.Name).Where(name => name.StartsWith("role ", StringComparison.Ordinal)));
        Assert.Equal(2, steps.Count(step => step.Name.StartsWith("view ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_policys_name_fits_however_long_its_tables_is_and_a_longer_table_is_refused()
    {
        string Named(int letters) => Shop.With("- name: orders", $"- name: orders\n    physicalName: {new string('t', letters)}");

        Assert.All(Shop.Steps(Named(127)).Single(step => step.Name.StartsWith("view ", StringComparison.Ordinal)).Make.Where(statement => statement.Contains("POLICY", StringComparison.Ordinal)),
            statement => Assert.InRange(statement.Split('"')[1].Length, 1, 127));
        // __rows_of_auditor has 17 letters: after a table's 110 it just fits.
        Assert.Contains(Shop.Steps(Named(110)).Single(step => step.Name.StartsWith("view ", StringComparison.Ordinal)).Make, statement => statement.Contains($"\"{new string('t', 110)}__rows_of_auditor\"", StringComparison.Ordinal));
        Assert.DoesNotContain(Shop.Steps(Named(111)).Single(step => step.Name.StartsWith("view ", StringComparison.Ordinal)).Make, statement => statement.Contains("__rows_of_auditor", StringComparison.Ordinal));
        var refused = Assert.Single(Assert.Throws<ContractException>(() => Shop.Steps(Named(128))).Problems);
        Assert.Equal(("schema.orders", "its table's name has 128 letters, and Redshift takes 127", "give it a shorter physicalName, or set warehouse.enabled to false"), (refused.Path, refused.What, refused.Instead));
    }

    [Fact]
    public void Old_events_go_by_the_hour_that_is_asked_for() => Assert.Equal(
        "DELETE FROM \"live_raw\".\"orders\" WHERE arrived_at < DATEADD(hour, -321, GETDATE())",
        WarehouseSql.Purge(Sample.Accepted(Shop.Contract).Datasets[0], 321));
}
