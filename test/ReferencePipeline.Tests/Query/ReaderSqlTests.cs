namespace ReferencePipeline.Tests.Query;

public sealed class ReaderSqlTests
{
    private const string Clerk = "roles: [{ role: clerk, access: read }]";

    private const string PublicOnly = "roles: [{ role: clerk, access: read, customProperties: [{ property: readableClassifications, value: [public] }] }]";

    private const string Weekly = "slaProperties: [{ property: frequency, value: 7, unit: d }]";

    [Fact]
    public void The_newest_rows_are_those_of_the_newest_day_that_the_promise_allows()
    {
        var sql = SqlText.Read(Shop.Sql(Shop.Contract(Shop.Day, Shop.Time, Clerk, Weekly)).Newest);

        Assert.Equal(
            """
            SELECT "sale_id", "sold_at", "sold_on" FROM "lake"."sales" WHERE "sold_on" = (SELECT max ("sold_on") FROM "lake"."sales" WHERE "sold_on" >= current_date - INTERVAL '8' DAY) AND "sold_on" >= current_date - INTERVAL '8' DAY ORDER BY "sold_at" DESC LIMIT 100
            """, sql.Flat);
    }

    [Fact]
    public void Each_day_has_its_count_and_its_first_and_last_event() => Assert.Equal(
        """SELECT "sold_on" AS "day", count (*) AS "events", min ("sold_at") AS "first_event", max ("sold_at") AS "last_event" FROM "lake"."sales" WHERE "sold_on" >= current_date - INTERVAL '30' DAY GROUP BY 1 ORDER BY 1 DESC""",
        SqlText.Read(Shop.Sql(Shop.Contract(Shop.Day, Shop.Time, Clerk)).Counts).Flat);

    public static TheoryData<string, string, string, string, string> Sights => new()
    {
        // Keys, dataset, roles: how a day is told, and what a statement asks for.
        { Shop.Day, Shop.Time, Clerk, "\"sold_on\"", "the day" },
        { Shop.Day, "", Clerk, "\"sold_on\"", "the day" },
        { "", Shop.Time, Clerk, "CAST (\"sold_at\" AS date)", "the day" },
        { Shop.Day + "\n      " + Shop.OpenKey, Shop.Time, Clerk, "\"sold_on\"", "the day, branch" },
        { Shop.OpenKey.Replace("Position: 2", "Position: 1", StringComparison.Ordinal), "", Clerk, "", "branch" },
        { "", "", Clerk, "", "" },
        { Shop.Day, Shop.Time, PublicOnly, "", "" },
    };

    [Theory, MemberData(nameof(Sights))]
    public void A_day_is_told_by_what_the_persona_sees(string keys, string dataset, string roles, string day, string parameters)
    {
        var sql = Shop.Sql(Shop.Contract(keys, dataset, roles));

        Assert.Equal(parameters, sql.RowsParameters);
        Assert.Equal(parameters.Replace("the day", "the first day, the last day", StringComparison.Ordinal), sql.CountsParameters);
        Assert.Equal(day.Length > 0, SqlText.Read(sql.Counts).Flat.StartsWith($"SELECT {day} AS \"day\"", StringComparison.Ordinal));
        var asked = parameters.Length == 0 ? 0 : parameters.Split(", ").Length;
        Assert.Equal(asked, sql.RowsStatement is null ? 0 : SqlText.Read(sql.RowsStatement).Parameters);
        Assert.Equal(asked == 0 ? 0 : day.Length > 0 ? asked + 1 : asked, sql.CountsStatement is null ? 0 : SqlText.Read(sql.CountsStatement).Parameters);
    }

    [Fact]
    public void A_key_that_Athena_wants_named_is_named_wherever_its_table_is_read()
    {
        var sql = Shop.Sql(Shop.Contract(Shop.Day + "\n      " + Shop.OpenKey, Shop.Time, Clerk));

        // In the query and in the one that finds its day.
        Assert.Equal(3, SqlText.Read(sql.Newest).Flat.Split("\"branch\" = 'O''Hare'").Length);
        Assert.StartsWith("-- Write your own values of branch: ", sql.Newest, StringComparison.Ordinal);
        Assert.Contains("\"branch\" = 'O''Hare'", SqlText.Read(sql.Counts).Flat, StringComparison.Ordinal);
        Assert.EndsWith("\"sold_on\" = CAST (? AS date) AND \"branch\" = ?", SqlText.Read(sql.RowsStatement!).Flat, StringComparison.Ordinal);
        Assert.Contains("BETWEEN CAST (? AS date) AND CAST (? AS date) AND \"branch\" = ? GROUP", SqlText.Read(sql.CountsStatement!).Flat, StringComparison.Ordinal);
    }

    [Fact]
    public void A_retired_dataset_is_asked_for_the_last_day_it_had() =>
        Assert.DoesNotContain("current_date", Shop.Sql(Shop.Contract(Shop.Day, Shop.Time, Clerk), isRetired: true) is var sql ? sql.Newest + sql.Counts : "", StringComparison.Ordinal);

    [Fact]
    public void Without_a_day_the_newest_rows_are_told_by_their_time() => Assert.EndsWith(
        """FROM "lake"."sales" WHERE "sold_at" >= CAST (current_date - INTERVAL '2' DAY AS timestamp) ORDER BY "sold_at" DESC LIMIT 100""",
        SqlText.Read(Shop.Sql(Shop.Contract("", Shop.Time, Clerk)).Newest).Flat, StringComparison.Ordinal);
}
