using ReferencePipeline.Contracts;
using ReferencePipeline.Govern;
using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Query;

[Collection(nameof(Synthesized))]
public sealed class QueriesTests(Synthesized synthesized)
{
    private const string Database = "referencepipeline_production";

    private CloudAssembly Unlike => synthesized.Of(Variant.Unlike);

    private IReadOnlyList<DataContract> Contracts => ContractSet.Load(Path.Combine(Unlike.Folder, "..", "contracts")).Contracts;

    [Fact]
    public void A_personas_queries_name_only_columns_that_it_sees_of_tables_that_it_reads()
    {
        var asked = Asked("AWS::Athena::NamedQuery", "QueryString", "NamedQueries").Concat(Asked("AWS::Athena::PreparedStatement", "QueryStatement", "PreparedStatements")).ToList();

        // Two of each kind; but who sees nothing of a note but its text has no day to ask for, and so no prepared statement.
        Assert.Equal(2 * 2 * Reader.Of(Contracts).Sum(reader => reader.Readings.Count) - 2, asked.Count);
        Assert.All(asked, one =>
        {
            var sql = SqlText.Read(one.Sql);
            var (database, table) = Assert.Single(sql.Tables);
            var reading = Reader.Of(Contracts).Single(reader => one.Workgroup == Workgroup(reader.Name)).Readings.Single(reading => reading.Dataset.Table.Value == table);
            Assert.Equal(Database, database);
            Assert.Subset(reading.Access.VisibleFields.Select(field => field.Column.Value).ToHashSet(), sql.Columns.ToHashSet());
        });
    }

    [Theory]
    [InlineData("newest rows of page_views", "status_page", "The newest rows of page_views, as status_page sees them; only rows where http_status >= 400")]
    [InlineData("events a day of orders", "finance_controller", "How many events of orders each day brought, as finance_controller sees them")]
    [InlineData("newest rows of letters", "clerk", "The newest rows of letters, as clerk sees them")]
    public void A_query_says_what_it_shows_and_to_whom(string name, string role, string description) => Assert.Equal(description,
        Unlike.Of("AWS::Athena::NamedQuery").Single(query => query["Name"].Text == name && query["WorkGroup"].Text == Workgroup(role))["Description"].Text);

    [Fact]
    public void Programs_ask_by_names_that_tell_the_table()
    {
        var statements = Unlike.Of("AWS::Athena::PreparedStatement").Where(one => one["WorkGroup"].Text == Workgroup("status_page")).ToDictionary(one => one["StatementName"].Text, one => one["Description"].Text);

        Assert.Equal(["page_views_counts", "page_views_rows"], statements.Keys.Order(StringComparer.Ordinal));
        Assert.EndsWith("; asks for the day", statements["page_views_rows"], StringComparison.Ordinal);
        Assert.EndsWith("; asks for the first day, the last day", statements["page_views_counts"], StringComparison.Ordinal);
    }

    [Fact]
    public void Operators_see_what_was_refused_and_how_fresh_the_rest_is()
    {
        var queries = Asked("AWS::Athena::NamedQuery", "QueryString", "Query").ToDictionary(one => one.Name);

        Assert.All(queries.Values, query => Assert.Equal("referencepipeline-production-operations", query.Workgroup));
        // Letters are retired; parcels and notes name no time.
        Assert.Equal(
            ["freshness of orders", "freshness of page_views", "freshness of tickets", "refused records of notes", "refused records of orders", "refused records of page_views", "refused records of parcels", "refused records of tickets"],
            queries.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((Database, "tickets_quarantine_decoded"), Assert.Single(SqlText.Read(queries["refused records of tickets"].Sql).Tables));
        // Ten minutes and seven days, so that a week and a day are looked at.
        Assert.EndsWith("""600 AS "promised_latency_seconds", 604800 AS "promised_frequency_seconds" FROM "referencepipeline_production"."tickets" WHERE "opened_on" >= current_date - INTERVAL '8' DAY""",
            SqlText.Read(queries["freshness of tickets"].Sql).Flat, StringComparison.Ordinal);
    }

    [Fact]
    public void Quarantine_is_counted_in_columns_that_its_view_has()
    {
        var sql = SqlText.Read(Unlike.Of("AWS::Athena::NamedQuery").Single(query => query["Name"].Text == "refused records of orders")["QueryString"].Text);

        var words = sql.Words.Where(word => char.IsAsciiLetterLower(word[0])).ToHashSet();
        var known = ReferencePipeline.Catalog.QuarantineView.Columns.Select(column => column.Name).ToHashSet();
        Assert.Equal(["error_type", "error_code", "record_sha256", "arrived_at", "reasons", "error_date"], words.Where(known.Contains));
        // The rest is the query's own, or Athena's.
        Assert.Equal(["code", "count", "current_date", "max", "message", "newest", "path", "reason", "records", "times"], words.Except(known).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Queries_come_after_their_workgroups_and_import_nothing()
    {
        foreach (var stack in (StackTemplate[])[Unlike.StackCalled("NamedQueries"), Unlike.StackCalled("PreparedStatements")])
        {
            Assert.Contains(Unlike.StackCalled("Query"), stack.DeploysAfter);
            Assert.DoesNotContain("Fn::ImportValue", stack.Json.GetRawText(), StringComparison.Ordinal);
        }
    }

    private static string Workgroup(string role) => $"referencepipeline-production-{role.Replace('_', '-')}";

    private static string Workgroup(RoleName role) => Workgroup(role.Value);

    private IEnumerable<(string Name, string Workgroup, string Sql)> Asked(string type, string text, string stack) => Unlike.StackCalled(stack).Of(type)
        .Select(query => ((query.Find("Name") ?? query["StatementName"]).Text, query["WorkGroup"].Text, query[text].Text));
}
