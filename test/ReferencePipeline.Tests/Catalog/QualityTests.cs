using System.Text.Json;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Catalog;

[Collection(nameof(Synthesized))]
public sealed class QualityTests(Catalogs catalogs)
{
    [Theory]
    [InlineData("tickets")]
    [InlineData("letters")]
    public void Rules_are_the_contracts_and_hang_on_their_table(string name)
    {
        var ruleset = Ruleset(name);

        Assert.Equal(Dqdl.Of(catalogs.Dataset(name)).Text, ruleset.Text("Ruleset"));
        Assert.Equal(("referencepipeline_sandbox", $"referencepipeline_sandbox_{name}"), (ruleset.Text("TargetTable", "DatabaseName"), ruleset.Text("Name")));
    }

    [Fact]
    public void A_dataset_without_rules_has_no_ruleset() =>
        Assert.DoesNotContain(catalogs.Whole.Of("AWS::Glue::DataQualityRuleset"), one => one.Text("TargetTable", "TableName") == "notes");

    [Fact]
    public void Only_a_dataset_that_takes_events_is_measured() =>
        Assert.Equal("Measures the quality rules of tickets", Schedule.Text("Description"));

    [Fact]
    public void It_is_measured_as_often_as_it_is_promised_over_the_whole_days_since()
    {
        Assert.Equal("rate(7 days)", Schedule.Text("ScheduleExpression"));
        Assert.Equal(
            "opened_on >= date_sub(current_date(), 7) and opened_on < current_date()",
            Request.Text("DataSource", "GlueTable", "AdditionalOptions", "pushDownPredicate"));
    }

    public static TheoryData<string, string> Promises { get; } = new()
    {
        { "NumberOfWorkers", "2" },
        { "Timeout", "60" },
        { "ClientToken", "tickets-<aws.scheduler.scheduled-time>" },
        { "Role", "…" },
    };

    [Theory]
    [MemberData(nameof(Promises))]
    public void A_run_is_small_ends_and_starts_once(string name, string value) => Assert.Equal(value, Request.Text(name));

    [Fact]
    public void A_start_that_fails_is_tried_again_within_bounds_and_then_put_aside()
    {
        var target = Schedule.GetProperty("Target");

        Assert.Equal(("3", "3600"), (target.Text("RetryPolicy", "MaximumRetryAttempts"), target.Text("RetryPolicy", "MaximumEventAgeInSeconds")));
        Assert.StartsWith("Undelivered", target.GetProperty("DeadLetterConfig").GetProperty("Arn").GetProperty("Fn::GetAtt")[0].GetString());
        Assert.Equal("FLEXIBLE", Schedule.Text("FlexibleTimeWindow", "Mode"));
        Assert.EndsWith(":scheduler:::aws-sdk:glue:startDataQualityRulesetEvaluationRun", target.Text("Arn"));
    }

    [Fact]
    public void The_scheduler_may_hand_over_one_role_to_one_service()
    {
        var statements = catalogs.Whole.Role("Starts quality runs").GetProperty("Policies")[0].GetProperty("PolicyDocument").GetProperty("Statement").EnumerateArray();
        var pass = statements.Single(statement => statement.Text("Sid") == "HandOverTheRole");

        Assert.Equal("glue.amazonaws.com", pass.Text("Condition", "StringEquals", "iam:PassedToService"));
        Assert.StartsWith("QualityEvaluatorRole", pass.GetProperty("Resource").GetProperty("Fn::GetAtt")[0].GetString());
    }

    [Fact]
    public void Whoever_measures_reads_data_and_no_quarantine()
    {
        var statements = catalogs.Whole.Role("Measures the contracts' quality rules").GetProperty("Policies")[0].GetProperty("PolicyDocument").GetProperty("Statement").EnumerateArray();
        var read = statements.Single(statement => statement.Text("Sid") == "ReadObjects");

        Assert.Equal("…/data/*", read.Text("Resource"));
        Assert.Equal("/referencepipeline/sandbox/lake/", catalogs.Whole.Role("Measures the contracts' quality rules").Text("Path"));
    }

    [Fact]
    public void A_broken_rule_rings_the_alarm()
    {
        var pattern = catalogs.Whole.Of("AWS::Events::Rule").Select(rule => rule.GetProperty("EventPattern")).Single(one => one.GetProperty("source").Texts()[0] == "aws.glue-dataquality");

        Assert.Equal(["Data Quality Evaluation Results Available"], pattern.GetProperty("detail-type").Texts());
        Assert.Equal(["FAILED"], pattern.GetProperty("detail").GetProperty("state").Texts());
        Assert.Equal(["referencepipeline_sandbox"], pattern.GetProperty("detail").GetProperty("context").GetProperty("databaseName").Texts());
    }

    private JsonElement Schedule => catalogs.Whole.Of("AWS::Scheduler::Schedule").Single();

    private JsonElement Request => JsonDocument.Parse(Schedule.GetProperty("Target").Text("Input")).RootElement;

    private JsonElement Ruleset(string table) =>
        catalogs.Whole.Of("AWS::Glue::DataQualityRuleset").Single(one => one.Text("TargetTable", "TableName") == table);
}
