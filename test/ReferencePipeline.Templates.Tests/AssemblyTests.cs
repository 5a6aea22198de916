using System.Text.Json;

namespace ReferencePipeline.Templates.Tests;

public sealed class AssemblyTests
{
    private const string Nothing = """{ "Resources": {} }""";

    [Fact]
    public void Stacks_come_after_those_that_they_need()
    {
        using var folder = new SynthesizedFolder();

        var assembly = folder.With("A", Nothing, "C", "A.assets").With("B", Nothing, "A").With("C", Nothing).Load();

        Assert.Equal(["C", "A", "B"], assembly.Stacks.Select(stack => stack.Name));
        Assert.Equal(["A", "C"], assembly.Stack("B").DeploysAfterAll.Select(stack => stack.Name).Order());
    }

    [Fact]
    public void Stacks_of_stages_are_found_inside()
    {
        using var folder = new SynthesizedFolder();
        using var stage = new SynthesizedFolder();

        var assembly = folder.WithStage("assembly-Test", stage.With("Test-Api", Nothing)).With("Pipeline", Nothing).Load();

        Assert.Equal(["Pipeline", "Test-Api"], assembly.Stacks.Select(stack => stack.Name).Order());
    }

    [Fact]
    public void A_stack_has_the_name_that_a_deployment_gives_it()
    {
        using var folder = new SynthesizedFolder();
        folder.WithFile("manifest.json", """{ "artifacts": { "Id": { "type": "aws:cloudformation:stack", "properties": { "templateFile": "t.json", "stackName": "called-so" } } } }""")
            .WithFile("t.json", Nothing);

        Assert.Equal("called-so", Assert.Single(CloudAssembly.Load(folder.Path).Stacks).Name);
    }

    public static TheoryData<string, string> Broken => new()
    {
        { """{ "artifacts": { "A": { "type": "aws:cloudformation:stack", "properties": { "templateFile": "gone.json" } } } }""", "{0}gone.json: cannot be read; synthesize again" },
        { "{\n  \"artifacts\": oops\n}", "{0}manifest.json:2: is not JSON; synthesize again" },
        { "[]", "{0}manifest.json: is no JSON object; synthesize again" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_cannot_be_read_is_told_with_its_file(string manifest, string expected)
    {
        using var folder = new SynthesizedFolder();
        folder.WithFile("manifest.json", manifest);

        var message = Assert.Throws<AssemblyException>(() => CloudAssembly.Load(folder.Path)).Message;

        Assert.Equal(string.Format(expected, folder.Path + Path.DirectorySeparatorChar), message);
    }

    [Fact]
    public void A_folder_without_an_assembly_is_refused()
    {
        using var folder = new SynthesizedFolder();

        var message = Assert.Throws<AssemblyException>(() => CloudAssembly.Load(folder.Path)).Message;

        Assert.Equal($"{folder.Path}: holds no manifest.json; name a folder that `cdk synth` has written, like cdk.out", message);
    }

    [Fact]
    public void Stacks_in_a_circle_are_refused()
    {
        using var folder = new SynthesizedFolder();

        var message = Assert.Throws<AssemblyException>(() => folder.With("A", Nothing, "B").With("B", Nothing, "A").Load()).Message;

        Assert.EndsWith("its stack waits for itself by way of another; take one dependency away", message);
    }

    [Fact]
    public void A_stack_that_is_not_there_is_told_with_those_that_are()
    {
        using var folder = new SynthesizedFolder();
        var assembly = folder.With("One", Nothing).With("Two", Nothing).Load();

        Assert.EndsWith("holds no stack Three; it holds One, Two", Assert.Throws<AssemblyException>(() => assembly.Stack("Three")).Message);
    }

    [Fact]
    public void Another_template_takes_the_place_of_one_and_leaves_all_else_as_it_was()
    {
        using var folder = new SynthesizedFolder();
        var assembly = folder
            .With("Keys", """{ "Resources": { "Key": { "Type": "AWS::KMS::Key" } }, "Outputs": { "Arn": { "Value": { "Fn::GetAtt": ["Key", "Arn"] }, "Export": { "Name": "the-key" } } } }""")
            .With("Queues", """{ "Resources": { "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "KmsMasterKeyId": { "Fn::ImportValue": "the-key" } } } } }""", "Keys").Load();
        var keys = JsonElement.Parse("""{ "Resources": { "Other": { "Type": "AWS::KMS::Key" } }, "Outputs": { "Arn": { "Value": { "Ref": "Other" }, "Export": { "Name": "the-key" } } } }""");

        var changed = assembly.With(assembly.Stack("Keys"), keys);

        Assert.Equal("Keys/Other", Assert.Single(changed.Of("AWS::SQS::Queue"))["KmsMasterKeyId"].Target!.ToString());
        Assert.Equal("Keys/Key", Assert.Single(assembly.Of("AWS::SQS::Queue"))["KmsMasterKeyId"].Target!.ToString());
        Assert.True(changed.Stack("Keys")["Other"].IsMadeBefore(changed.Stack("Queues")["Queue"]));
    }

    [Fact]
    public void One_resource_may_say_something_else_or_nothing()
    {
        var assembly = SynthesizedFolder.Of("""{ "Key": { "Type": "AWS::KMS::Key" }, "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "KmsMasterKeyId": { "Ref": "Key" } } } }""");
        var queue = Assert.Single(assembly.Of("AWS::SQS::Queue"));

        var changed = assembly.With(queue, JsonElement.Parse("""{ "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "open" } }"""));
        var without = assembly.With(queue, null);

        Assert.Equal(("open", null), (changed.Stack("App")["Queue"]["QueueName"].Literal, changed.Stack("App")["Queue"].Find("KmsMasterKeyId")));
        Assert.Equal("open", changed.Stack("App").Json.GetProperty("Resources").GetProperty("Queue").GetProperty("Properties").GetProperty("QueueName").GetString());
        Assert.Equal("App/Key", Assert.Single(without.Resources).ToString());
        Assert.False(without.Stack("App").Json.GetProperty("Resources").TryGetProperty("Queue", out _));
        Assert.Equal("App/Key", queue["KmsMasterKeyId"].Target!.ToString());
    }

    [Fact]
    public void A_nested_stack_stays_in_its_parent_when_another_template_changes()
    {
        using var folder = new SynthesizedFolder();
        folder.WithFile("inner.json", """{ "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }, "Outputs": { "Topic": { "Value": { "Ref": "Topic" } } } }""");
        var assembly = folder
            .With("App", """{ "Resources": { "Inner": { "Type": "AWS::CloudFormation::Stack", "Metadata": { "aws:asset:path": "inner.json" } }, "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": { "Fn::GetAtt": ["Inner", "Outputs.Topic"] } } } } }""")
            .With("Other", Nothing).Load();

        var changed = assembly.With(assembly.Stack("Other"), JsonElement.Parse("""{ "Resources": { "Bucket": { "Type": "AWS::S3::Bucket" } } }"""));

        Assert.Equal(["App", "App/Inner", "Other"], changed.Stacks.Select(stack => stack.Name));
        Assert.Equal("App/Inner/Topic", changed.Stack("App")["Queue"]["QueueName"].Target!.ToString());
    }
}
