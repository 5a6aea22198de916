using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Warehouse;

[Collection(nameof(Synthesized))]
public sealed class SqlTests(Synthesized synthesized)
{
    [Fact]
    public void Each_statement_and_each_removal_can_be_read()
    {
        var templates = new[] { Variant.Sandbox, Variant.Unlike, Variant.UnderIam }.SelectMany(variant => Directory.EnumerateFiles(synthesized.Of(variant).Folder, "*-Warehouse.template.json")).ToArray();
        using var report = Node.Run("statements.mjs", templates);

        Assert.Equal("[]", report.RootElement.GetProperty("unread").GetRawText());
        Assert.InRange(report.RootElement.GetProperty("count").GetInt32(), 400, 2000);
        // All of Redshift's own, and what PostgreSQL reads whole.
        Assert.Equal(14, report.RootElement.GetProperty("forms").GetInt32());
    }

    [Fact]
    public void The_SQL_is_metadata_of_resources_that_are_named_for_what_they_say()
    {
        var sandbox = Requests(Variant.Sandbox);
        var more = Requests(Variant.OneMore);

        Assert.Equal(4, sandbox.Count);
        Assert.All(sandbox, request => Assert.Matches("^Sql[A-Za-z]+[0-9a-f]{16}$", request.Id));
        // Another dataset adds its own and its roles, and asks for a new run; the others say and are called what they were.
        Assert.Equal(["SqlRequest", "SqlShared"], sandbox.Select(request => request.Id).Except(more.Select(request => request.Id)).Select(id => id[..^16]).Order(StringComparer.Ordinal));
        Assert.Equal(["SqlParcels", "SqlRequest", "SqlShared"], more.Select(request => request.Id).Except(sandbox.Select(request => request.Id)).Select(id => id[..^16]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void CloudFormation_waits_a_quarter_of_an_hour_for_one_answer() => Assert.All([Variant.Sandbox, Variant.Production, Variant.UnderIam], variant =>
    {
        var answer = Assert.Single(synthesized.Of(variant).StackCalled("Warehouse").Of("AWS::CloudFormation::WaitCondition"));
        var request = Requests(variant).Single(one => one.Id.StartsWith("SqlRequest", StringComparison.Ordinal));

        Assert.Equal("""{"ResourceSignal":{"Count":1,"Timeout":"PT15M"}}""", answer.Json.GetProperty("CreationPolicy").GetRawText());
        Assert.Equal([request], answer.DependsOn);
        Assert.Equal(request.Id.Replace("SqlRequest", "SqlAnswer", StringComparison.Ordinal), answer.Id);
    });

    [Fact]
    public void The_run_is_asked_for_when_all_that_it_needs_is_there()
    {
        var templates = synthesized.Of(Variant.Sandbox);
        var request = Requests(Variant.Sandbox).Single(one => one.Id.StartsWith("SqlRequest", StringComparison.Ordinal));
        var before = request.DependsOn.Select(resource => resource.Type).ToHashSet();
        var workgroup = templates.Of("AWS::RedshiftServerless::Workgroup").Single();
        var rule = templates.Of("AWS::Events::Rule").Single(one => one.Find("EventPattern.detail.logical-resource-id") is not null);

        Assert.Equal(new HashSet<string> { "AWS::IAM::Policy", "AWS::RedshiftServerless::Workgroup", "AWS::EC2::VPCEndpoint", "AWS::CloudFormation::WaitConditionHandle" }, before);
        // The rule is minutes old by then.
        Assert.Equal([rule], workgroup.DependsOn);
        Assert.Contains(templates.StackCalled("Catalog"), request.Stack.DeploysAfter);
    }

    [Fact]
    public void A_request_of_this_stack_starts_the_machine_and_one_that_comes_to_nothing_is_kept()
    {
        var rules = synthesized.Of(Variant.Unlike).StackCalled("Warehouse").Of("AWS::Events::Rule");
        var pattern = rules.Single(rule => rule.Find("EventPattern") is not null)["EventPattern"];

        Assert.Equal(
            """{"source":["aws.cloudformation"],"detail-type":["CloudFormation Resource Status Change"],"detail":{"stack-id":[{"Ref":"AWS::StackId"}],"logical-resource-id":[{"prefix":"SqlRequest"}],"status-details":{"status":["CREATE_COMPLETE"]}}}""",
            pattern.Json.GetRawText());
        Assert.Equal(2, rules.Count);
        Assert.All(rules, rule =>
        {
            var target = rule["Targets[0]"];
            Assert.Equal("AWS::StepFunctions::StateMachine", target["Arn"].Follow().Type);
            Assert.Equal("AWS::SQS::Queue", target["DeadLetterConfig.Arn"].Follow().Type);
            Assert.InRange(target["RetryPolicy.MaximumEventAgeInSeconds"].Number, 60, 3600);
        });
    }

    [Fact]
    public void The_machine_writes_down_all_it_does_and_no_function_of_ours_takes_part()
    {
        var templates = synthesized.Of(Variant.Unlike);
        var machine = templates.Of("AWS::StepFunctions::StateMachine").Single();
        var log = machine["LoggingConfiguration.Destinations[0].CloudWatchLogsLogGroup.LogGroupArn"].Follow();

        Assert.Equal(("ALL", "true"), (machine["LoggingConfiguration.Level"].Text, machine["TracingConfiguration.Enabled"].Text));
        Assert.Equal(("/aws/vendedlogs/states/referencepipeline-production-bootstrap", "545", "<Key MessagesKey>"), (log["LogGroupName"].Text, log["RetentionInDays"].Text, log["KmsKeyId"].Text));
        Assert.DoesNotContain(machine.Stack.Resources, resource => resource.Type is "AWS::Lambda::Function" or "AWS::CloudFormation::CustomResource");
    }

    [Fact]
    public void A_stage_may_have_no_warehouse() =>
        Assert.DoesNotContain(synthesized.Of(Variant.NoWarehouse).Stacks, stack => stack.IsCalled("Warehouse"));

    private List<TemplateResource> Requests(Variant variant) => [.. synthesized.Of(variant).Of("AWS::CloudFormation::WaitConditionHandle")];
}
