using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Warehouse;

[Collection(nameof(Synthesized))]
public sealed class SqlTests(Synthesized synthesized)
{
    [Fact]
    public void Each_statement_and_each_removal_can_be_read()
    {
        var templates = new[] { Variant.Sandbox, Variant.Unlike, Variant.UnderIam }.SelectMany(variant => Directory.EnumerateFiles(synthesized.Of(variant).Folder, "*-Warehouse.template.json")).ToArray();
        using var report = Node.Run("statements.mjs", null, templates);

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
        var answer = Assert.Single(synthesized.Of(variant).Of("AWS::CloudFormation::WaitCondition"), one => one.Stack.EndsWith("-Warehouse", StringComparison.Ordinal));
        var request = Requests(variant).Single(one => one.Id.StartsWith("SqlRequest", StringComparison.Ordinal));

        Assert.Equal("""{"ResourceSignal":{"Count":1,"Timeout":"PT15M"}}""", answer.Json.GetProperty("CreationPolicy").GetRawText());
        Assert.Equal([request.Id], answer.DependsOn);
        Assert.Equal(request.Id.Replace("SqlRequest", "SqlAnswer", StringComparison.Ordinal), answer.Id);
    });

    [Fact]
    public void The_run_is_asked_for_when_all_that_it_needs_is_there()
    {
        var templates = synthesized.Of(Variant.Sandbox);
        var request = Requests(Variant.Sandbox).Single(one => one.Id.StartsWith("SqlRequest", StringComparison.Ordinal));
        var before = templates.All.Where(resource => resource.Stack == request.Stack && request.DependsOn.Contains(resource.Id)).Select(resource => resource.Type).ToHashSet();
        var workgroup = templates.Of("AWS::RedshiftServerless::Workgroup").Single();
        var rule = templates.Of("AWS::Events::Rule").Single(one => one.Has("EventPattern", "detail", "logical-resource-id"));

        Assert.Equal(new HashSet<string> { "AWS::IAM::Policy", "AWS::RedshiftServerless::Workgroup", "AWS::EC2::VPCEndpoint", "AWS::CloudFormation::WaitConditionHandle" }, before);
        // The rule is minutes old by then.
        Assert.Equal([rule.Id], workgroup.DependsOn);
        Assert.Contains("ReferencePipeline-sandbox-Catalog", templates.DeployedBefore(request.Stack));
    }

    [Fact]
    public void A_request_of_this_stack_starts_the_machine_and_one_that_comes_to_nothing_is_kept()
    {
        var rules = synthesized.Of(Variant.Unlike).Of("AWS::Events::Rule").Where(rule => rule.Stack.EndsWith("-Warehouse", StringComparison.Ordinal)).ToList();
        var pattern = rules.Single(rule => rule.Has("EventPattern"))["EventPattern"];

        Assert.Equal(
            """{"source":["aws.cloudformation"],"detail-type":["CloudFormation Resource Status Change"],"detail":{"stack-id":[{"Ref":"AWS::StackId"}],"logical-resource-id":[{"prefix":"SqlRequest"}],"status-details":{"status":["CREATE_COMPLETE"]}}}""",
            pattern.GetRawText());
        Assert.Equal(2, rules.Count);
        Assert.All(rules, rule =>
        {
            var target = rule["Targets"][0];
            Assert.Equal("AWS::StepFunctions::StateMachine", rule.Follow(target.GetProperty("Arn")).Type);
            Assert.Equal("AWS::SQS::Queue", rule.Follow(target.GetProperty("DeadLetterConfig").GetProperty("Arn")).Type);
            Assert.InRange(target.GetProperty("RetryPolicy").GetProperty("MaximumEventAgeInSeconds").GetInt32(), 60, 3600);
        });
    }

    [Fact]
    public void The_machine_writes_down_all_it_does_and_no_function_of_ours_takes_part()
    {
        var templates = synthesized.Of(Variant.Unlike);
        var machine = templates.Of("AWS::StepFunctions::StateMachine").Single();
        var log = machine.Follow(machine["LoggingConfiguration"].GetProperty("Destinations")[0].GetProperty("CloudWatchLogsLogGroup").GetProperty("LogGroupArn"));

        Assert.Equal(("ALL", "true"), (machine.Text("LoggingConfiguration", "Level"), machine.Text("TracingConfiguration", "Enabled")));
        Assert.Equal(("/aws/vendedlogs/states/referencepipeline-production-bootstrap", "545", "<Key MessagesKey>"), (log.Text("LogGroupName"), log.Text("RetentionInDays"), log.Text("KmsKeyId")));
        Assert.DoesNotContain(templates.All, resource => resource.Stack == machine.Stack && resource.Type is "AWS::Lambda::Function" or "AWS::CloudFormation::CustomResource" && resource.Stack == machine.Stack);
    }

    [Fact]
    public void A_stage_may_have_no_warehouse() =>
        Assert.DoesNotContain(synthesized.Of(Variant.NoWarehouse).Stacks, stack => stack.EndsWith("-Warehouse", StringComparison.Ordinal));

    private List<Resource> Requests(Variant variant) => [.. synthesized.Of(variant).Of("AWS::CloudFormation::WaitConditionHandle")];
}
