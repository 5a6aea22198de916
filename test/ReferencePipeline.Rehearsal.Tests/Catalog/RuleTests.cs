using ReferencePipeline.Rehearsal.Catalog.Quality;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Tests.Catalog;

/// <summary>Each rule type and operator on four rows.</summary>
public sealed class RuleTests : IClassFixture<FourRows>
{
    private readonly FourRows _rows;

    public RuleTests(FourRows rows) => _rows = rows;

    /// <summary>A rule, what becomes of it and what was found.</summary>
    public static TheoryData<string, string, string> Rules => new()
    {
        { "RowCount = 4", "passed", "4" },
        { "RowCount != 4", "failed", "4" },
        { "RowCount > 4", "failed", "4" },
        { "RowCount >= 4", "passed", "4" },
        { "RowCount < 4", "failed", "4" },
        { "RowCount <= 4", "passed", "4" },
        { "RowCount between 3 and 5", "passed", "4" },
        { "RowCount between 4 and 9", "failed", "4" },
        { "RowCount between 1 and 4", "failed", "4" },
        { "RowCount not between 4 and 9", "passed", "4" },
        { "RowCount in [1, 4]", "passed", "4" },
        { "RowCount not in [1, 4]", "failed", "4" },
        { "RowCount = -4", "failed", "4" },
        { "RowCount = 2 where \"city = 'Bern'\"", "passed", "2" },
        { "RowCount > 0 where \"city = 'Rome'\"", "failed", "0" },
        { "RowCount > 3 labels = [\"team\"=\"web\"]", "passed", "4" },
        { "ColumnCount = 6", "passed", "6" },
        { "Completeness \"name\" >= 0.75", "passed", "0.75" },
        { "Completeness of name > 0.75", "failed", "0.75" },
        { "IsComplete \"city\"", "passed", "1" },
        { "IsComplete \"name\"", "failed", "0.75" },
        { "IsComplete \"name\" where \"id <> 2\"", "passed", "1" },
        { "IsComplete \"CITY\"", "passed", "1" },
        { "IsComplete \"town\"", "failed", "the table has no column town" },
        { "Uniqueness \"city\" = 0.5", "passed", "0.5" },
        { "Uniqueness \"name\" = 1", "passed", "1" },
        { "Uniqueness \"city\" \"id\" = 1", "passed", "1" },
        { "IsUnique \"id\"", "passed", "1" },
        { "IsUnique \"city\"", "failed", "0.5" },
        { "IsPrimaryKey \"id\"", "passed", "1" },
        { "IsPrimaryKey \"id\" \"city\"", "passed", "1" },
        { "IsPrimaryKey \"name\"", "failed", "0.75" },
        { "UniqueValueRatio \"city\" between 0.6 and 0.7", "passed", "0.666667" },
        { "DistinctValuesCount \"city\" = 3", "passed", "3" },
        { "Entropy \"city\" between 1.03 and 1.04", "passed", "1.039721" },
        { "Mean \"price\" = 25", "passed", "25" },
        { "Sum \"price\" = 100.0", "passed", "100" },
        { "StandardDeviation \"price\" between 11.1 and 11.2", "passed", "11.18034" },
        { "ColumnCorrelation \"id\" \"price\" > 0.99", "passed", "1" },
        { "ColumnExists \"day\"", "passed", "1" },
        { "ColumnExists \"week\"", "failed", "0" },
        { "ColumnNamesMatchPattern \"[a-z]+\"", "passed", "1" },
        { "ColumnNamesMatchPattern \"[a-d].*\"", "failed", "0.333333" },
        { "ColumnDataType \"id\" = \"Long\"", "passed", "100 % of the rows" },
        { "ColumnDataType \"city\" = \"Integer\"", "failed", "0 % of the rows" },
        { "ColumnDataType \"city\" in [\"Date\", \"String\"]", "passed", "100 % of the rows" },
        { "ColumnLength \"city\" = 4", "passed", "100 % of the rows" },
        { "ColumnLength \"name\" < 4", "passed", "100 % of the rows" },
        { "ColumnLength \"name\" > 0", "failed", "50 % of the rows" },
        { "ColumnValues \"price\" > 10", "failed", "75 % of the rows" },
        { "ColumnValues \"price\" >= 10", "passed", "100 % of the rows" },
        { "ColumnValues \"price\" > 10 with threshold > 0.7", "passed", "75 % of the rows" },
        { "ColumnValues \"price\" > 10 with threshold between 0.75 and 1", "failed", "75 % of the rows" },
        { "ColumnValues \"price\" between 9.99 and 40.01", "passed", "100 % of the rows" },
        { "ColumnValues \"price\" between 10 and 40", "failed", "50 % of the rows" },
        { "ColumnValues \"price\" not between 10 and 40", "failed", "50 % of the rows" },
        { "ColumnValues \"id\" in [1, 2, 3, 4]", "passed", "100 % of the rows" },
        { "ColumnValues \"id\" not in [4, 5]", "failed", "75 % of the rows" },
        { "ColumnValues \"city\" in [\"Bern\", \"Chur\", \"Genf\"]", "passed", "100 % of the rows" },
        { "ColumnValues \"city\" = \"Bern\"", "failed", "50 % of the rows" },
        { "ColumnValues \"city\" != \"Bern\"", "failed", "50 % of the rows" },
        { "ColumnValues \"city\" matches \"^[A-Z][a-z]{3}$\"", "passed", "100 % of the rows" },
        { "ColumnValues \"city\" not matches \"er\"", "failed", "50 % of the rows" },
        { "ColumnValues \"name\" != NULL", "failed", "75 % of the rows" },
        { "ColumnValues \"name\" = NULL", "failed", "25 % of the rows" },
        { "ColumnValues \"name\" = EMPTY", "failed", "25 % of the rows" },
        { "ColumnValues \"name\" = WHITESPACES_ONLY", "failed", "25 % of the rows" },
        { "ColumnValues \"name\" in [\"ann\", null, EMPTY, WHITESPACES_ONLY]", "passed", "100 % of the rows" },
        { "ColumnValues \"name\" = \"ann\"", "failed", "25 % of the rows" },
        { "ColumnValues \"name\" != \"ann\"", "failed", "75 % of the rows" },
        { "ColumnValues \"day\" >= \"2026-03-01\"", "passed", "100 % of the rows" },
        { "ColumnValues \"day\" > \"2026-03-01\"", "failed", "75 % of the rows" },
        { "ColumnValues \"day\" between \"2026-02-28\" and \"2026-03-05\"", "passed", "100 % of the rows" },
        { "ColumnValues \"day\" in [\"2026-03-01\", \"2026-03-02\"]", "failed", "50 % of the rows" },
        { "ColumnValues \"seen\" > (now() - 4 days)", "failed", "75 % of the rows" },
        { "ColumnValues \"seen\" < now()", "passed", "100 % of the rows" },
        { "ColumnValues \"seen\" < (now() + 3 hours)", "passed", "100 % of the rows" },
        { "DataFreshness \"seen\" <= 4 days", "passed", "100 % of the rows" },
        { "DataFreshness \"seen\" < 90 hours", "failed", "75 % of the rows" },
        { "DataFreshness \"seen\" between 10 minutes and 5 days", "passed", "100 % of the rows" },
        { "CustomSql \"SELECT COUNT(*) FROM primary WHERE `price` < 15\" = 1", "passed", "1" },
        { "CustomSql \"SELECT COUNT(*) AS measured FROM PRIMARY WHERE NOT `city` RLIKE '^[A-Z].*\\u0072'\" < 2", "passed", "1" },
        { "CustomSql \"SELECT COALESCE(100E0 * COUNT(CASE WHEN name IS NULL THEN 1 END) / NULLIF(COUNT(*), 0), 0E0) AS measured FROM primary\" < 30", "passed", "25" },
        { "CustomSql \"SELECT id FROM primary\" = 1", "skipped", "the engine here does not run it as Spark would: Invalid Input Error: More than one row returned by a subquery used as an expression - scalar subqueries can only return a single row." },
        { "CustomSql \"SELECT 1) ; DROP TABLE primary; SELECT (1\" = 1", "skipped", "it is more than one statement" },
        { "CustomSql \"select id from primary\"", "skipped", "without a condition it tells the rows that pass, which is not measured here" },
        { "CustomSql \"select count(*) from primary where date_trunk('day', seen) = 1\" = 1", "skipped", "the engine here does not run it as Spark would: Catalog Error: Scalar Function with name date_trunk does not exist!" },
        { "RowCount > avg(last(10))", "skipped", "avg(…) is about earlier runs, and a rehearsal has none" },
        { "RowCount between 0.9 * 5 and 6", "skipped", "it calculates its bound, which is not understood here" },
        { "RowCount", "skipped", "it has no condition" },
        { "RowCount = \"four\"", "skipped", "it compares a number with something else" },
        { "Mean \"price\" > 1 with threshold > 0.5", "skipped", "a threshold on Mean is not measured here, so Glue alone will tell" },
        { "ReferentialIntegrity \"city\" \"ref.city\" = 1.0", "skipped", "ReferentialIntegrity is not measured here, so Glue alone will tell" },
        { "DetectAnomalies \"RowCount\"", "skipped", "DetectAnomalies is not measured here, so Glue alone will tell" },
        { "ColumnValues \"seen\" > \"9:30 AM\"", "skipped", "'9:30 AM' is no day, and times of day are not understood here" },
        { "ColumnValues $column = 5", "skipped", "it uses a variable, which is not understood here" },
        { "FileSize \"s3://x\" > 5 MB", "skipped", "'MB' is not understood here" },

        { "(RowCount > 3) and (IsComplete \"city\")", "passed", "4 and 1" },
        { "(RowCount > 3) and (IsComplete \"name\")", "failed", "4 and 0.75" },
        { "(RowCount > 9) or (IsComplete \"city\")", "passed", "4 or 1" },
        { "(RowCount > 9) OR (IsComplete \"name\")", "failed", "4 or 0.75" },
        { "((RowCount > 9) or (RowCount = 4)) and (RowCount < 5)", "passed", "4 or 4 and 4" },
        { "(RowCount > 3) and (DetectAnomalies \"RowCount\")", "skipped", "DetectAnomalies is not measured here, so Glue alone will tell" },
        { "(RowCount > 9) and (DetectAnomalies \"RowCount\")", "failed", "4 and DetectAnomalies is not measured here, so Glue alone will tell" },
        { "(RowCount > 3) or (DetectAnomalies \"RowCount\")", "passed", "4 or DetectAnomalies is not measured here, so Glue alone will tell" },
    };

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_says_what_it_found(string rule, string outcome, string found)
    {
        var told = _rows.Run(rule);

        Assert.Equal((outcome, found), (told.Outcome, told.Found));
        Assert.Equal(rule, told.Rule);
    }

    [Theory]
    [InlineData("RowCount = 0", "passed", "0")]
    [InlineData("IsComplete \"city\"", "failed", "there are no rows to measure")]
    [InlineData("ColumnValues \"price\" > 1", "failed", "there are no rows to measure")]
    [InlineData("Mean \"price\" > 1", "failed", "there are no rows to measure")]
    public void Of_no_rows_only_their_number_can_be_told(string rule, string outcome, string found)
    {
        using var none = new FourRows("WHERE FALSE");

        var told = none.Run(rule);

        Assert.Equal((outcome, found), (told.Outcome, told.Found));
    }

    [Fact]
    public void The_score_is_the_share_of_rules_that_passed_among_those_that_were_run()
    {
        var report = QualityReport.Of("r", [_rows.Run("RowCount = 4"), _rows.Run("RowCount > 3"), _rows.Run("RowCount = 5"), _rows.Run("DetectAnomalies \"RowCount\"")]);

        Assert.Equal(0.6667, report.Score);
        Assert.Null(QualityReport.Of("r", [_rows.Run("DetectAnomalies \"RowCount\"")]).Score);
    }

    [Fact]
    public void A_ruleset_is_read_rule_by_rule_past_comments_and_other_sections()
    {
        const string text = """
            Metadata = { "owner": "web" }
            # What matters, and [ not
            Rules = [
                # the key, "quoted"
                IsPrimaryKey "id",
                CustomSql "SELECT COUNT(*) FROM primary WHERE x IN (1, 2)" = 0,
                (RowCount > 1) and (RowCount < 9),
                ColumnValues "city" in [ "a,b", "c]" ],
                RowCount ~ 5
            ]
            Analyzers = [ RowCount ]
            """;

        Assert.Contains("'~' is nothing that DQDL has", Assert.Throws<FormatException>(() => RulesetReader.Read(text)).Message, StringComparison.Ordinal);
        var rules = RulesetReader.Read(text.Replace("RowCount ~ 5", "RowCount ! 5", StringComparison.Ordinal));
        Assert.Equal(
            ["IsPrimaryKey \"id\"", "CustomSql \"SELECT COUNT(*) FROM primary WHERE x IN (1, 2)\" = 0", "(RowCount > 1) and (RowCount < 9)", "ColumnValues \"city\" in [ \"a,b\", \"c]\" ]", "RowCount ! 5"],
            rules.Select(rule => rule.Text));
        Assert.IsType<RuleNode.NotRun>(rules[^1]);
        Assert.Empty(RulesetReader.Read("Rules = [ ]"));
    }

    [Theory]
    [InlineData("Analyzers = [ RowCount ]", "it has no Rules = [ … ]")]
    [InlineData("Rules = [ RowCount > 1", "its Rules = [ has no closing bracket")]
    [InlineData("Rules = [ IsComplete \"id ]", "the text \"id ]… has no closing quote")]
    public void What_is_no_ruleset_is_refused(string text, string message) => Assert.Equal(message, Assert.Throws<FormatException>(() => RulesetReader.Read(text)).Message);
}

/// <summary>An engine with four rows called <c>primary</c>.</summary>
public sealed class FourRows : IDisposable
{
    private readonly Folder _folder = new();
    private readonly DuckDatabase _engine;
    private readonly DuckConnection _connection;
    private readonly RuleRunner _runner;

    public FourRows() : this("") { }

    internal FourRows(string filter)
    {
        _engine = DuckDatabase.Open(new() { TemporaryFolder = _folder["engine"] });
        _connection = _engine.Connect();
        _connection.Execute($"""
            CREATE TABLE "primary" AS SELECT * FROM (VALUES
                (1::BIGINT, 'Bern', 10.00::DECIMAL(9,2), TIMESTAMP '2026-03-01 00:00:00', DATE '2026-03-01', 'ann'),
                (2, 'Bern', 20.00, TIMESTAMP '2026-03-02 00:00:00', DATE '2026-03-02', NULL),
                (3, 'Chur', 30.00, TIMESTAMP '2026-03-03 00:00:00', DATE '2026-03-03', ''),
                (4, 'Genf', 40.00, TIMESTAMP '2026-03-04 00:00:00', DATE '2026-03-04', '   ')) AS t (id, city, price, seen, day, name) {filter}
            """);
        ColumnPlan[] columns =
        [
            new("id", "bigint", new DuckType.Scalar(ScalarKind.BigInt)), new("city", "string", new DuckType.Scalar(ScalarKind.Varchar)), new("price", "decimal(9,2)", new DuckType.Decimal(9, 2)),
            new("seen", "timestamp", new DuckType.Scalar(ScalarKind.Timestamp)), new("day", "date", new DuckType.Scalar(ScalarKind.Date)), new("name", "string", new DuckType.Scalar(ScalarKind.Varchar)),
        ];
        _runner = new(_connection, columns, new DateTime(2026, 3, 5, 0, 0, 0, DateTimeKind.Utc), default);
    }

    public RuleReport Run(string rule) => RuleReport.Of(rule, _runner.Run(RulesetReader.Read($"Rules = [ {rule} ]").Single()));

    public void Dispose()
    {
        _connection.Dispose();
        _engine.Dispose();
        _folder.Dispose();
    }
}
