using System.Text.Json.Nodes;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Templates;
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
        var ruleset = catalogs.Whole.Of("AWS::Glue::DataQualityRuleset").Single(one => one["TargetTable.TableName"].Text == name);

        Assert.Equal(Dqdl.Of(catalogs.Dataset(name)).Text, ruleset["Ruleset"].Text);
        Assert.Equal(("referencepipeline_sandbox", $"referencepipeline_sandbox_{name}"), (ruleset["TargetTable.DatabaseName"].Text, ruleset["Name"].Text));
    }

    [Fact]
    public void A_dataset_without_rules_has_no_ruleset() =>
        Assert.DoesNotContain(catalogs.Whole.Of("AWS::Glue::DataQualityRuleset"), one => one["TargetTable.TableName"].Text == "notes");

    [Fact]
    public void Only_a_dataset_that_takes_events_is_measured() =>
        Assert.Equal("Measures the quality rules of tickets", Schedule["Description"].Text);

    [Fact]
    public void It_is_measured_as_often_as_it_is_promised_over_the_whole_days_since()
    {
        Assert.Equal("rate(7 days)", Schedule["ScheduleExpression"].Text);
        Assert.Equal(
            "opened_on >= date_sub(current_date(), 7) and opened_on < current_date()",
            Request["DataSource"]!["GlueTable"]!["AdditionalOptions"]!["pushDownPredicate"]!.ToString());
    }

    public static TheoryData<string, string> Promises { get; } = new()
    {
        { "NumberOfWorkers", "2" },
        { "Timeout", "60" },
        { "ClientToken", "tickets-<aws.scheduler.scheduled-time>" },
        { "Role", "<Role QualityEvaluatorRole>" },
    };

    [Theory]
    [MemberData(nameof(Promises))]
    public void A_run_is_small_ends_and_starts_once(string name, string value) => Assert.Equal(value, Request[name]!.ToString());

    [Fact]
    public void A_start_that_fails_is_tried_again_within_bounds_and_then_put_aside()
    {
        var target = Schedule["Target"];

        Assert.Equal(("3", "3600"), (target["RetryPolicy.MaximumRetryAttempts"].Text, target["RetryPolicy.MaximumEventAgeInSeconds"].Text));
        Assert.Equal("<Queue Undelivered>", target["DeadLetterConfig.Arn"].Text);
        Assert.Equal("FLEXIBLE", Schedule["FlexibleTimeWindow.Mode"].Text);
        Assert.EndsWith(":scheduler:::aws-sdk:glue:startDataQualityRulesetEvaluationRun", target["Arn"].Text);
    }

    [Fact]
    public void The_scheduler_may_hand_over_one_role_to_one_service()
    {
        var pass = Assert.Single(PolicyStatement.In(Role("Starts quality runs")), statement => statement.Sid == "HandOverTheRole");

        Assert.Equal("StringEquals iam:PassedToService glue.amazonaws.com", pass.Condition);
        Assert.Equal(["<Role QualityEvaluatorRole>"], pass.On);
    }

    [Fact]
    public void Whoever_measures_reads_data_and_no_quarantine()
    {
        var role = Role("Measures the contracts' quality rules");
        var read = Assert.Single(PolicyStatement.In(role), statement => statement.Sid == "ReadObjects");

        Assert.Equal(["<Bucket Data>/data/*"], read.On);
        Assert.Equal("/referencepipeline/sandbox/lake/", role["Path"].Text);
    }

    [Fact]
    public void A_broken_rule_rings_the_alarm()
    {
        var pattern = catalogs.Whole.Of("AWS::Events::Rule").Select(rule => rule["EventPattern"]).Single(one => one["source"].Texts is ["aws.glue-dataquality"]);

        Assert.Equal(["Data Quality Evaluation Results Available"], pattern["detail-type"].Texts);
        Assert.Equal(["FAILED"], pattern["detail.state"].Texts);
        Assert.Equal(["referencepipeline_sandbox"], pattern["detail.context.databaseName"].Texts);
    }

    private TemplateResource Schedule => catalogs.Whole.Of("AWS::Scheduler::Schedule").Single();

    private JsonNode Request => JsonNode.Parse(Schedule["Target.Input"].Text)!;

    private TemplateResource Role(string description) => catalogs.Whole.Of("AWS::IAM::Role").Described(description);
}
