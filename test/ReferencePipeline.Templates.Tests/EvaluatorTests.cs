using System.Text.Json.Nodes;

namespace ReferencePipeline.Templates.Tests;

public sealed class EvaluatorTests
{
    private static readonly PseudoParameters Deployment = new() { AccountId = "444455556666", Region = "ap-south-2", Partition = "aws-cn", UrlSuffix = "amazonaws.com.cn" };

    public static TheoryData<string, string> Values => new()
    {
        { """ "plain" """, "plain" },
        { "17", "17" },
        { "true", "true" },
        { """ { "Ref": "AWS::Region" } """, "ap-south-2" },
        { """ { "Ref": "AWS::StackName" } """, "App" },
        { """ { "Fn::Join": ["-", ["a", { "Ref": "AWS::AccountId" }, "z"]] } """, "a-444455556666-z" },
        { """ { "Fn::Join": [",", { "Fn::GetAZs": "" }] } """, "ap-south-2a,ap-south-2b,ap-south-2c" },
        { """ { "Fn::Select": [1, { "Fn::Split": ["/", "one/two/three"] }] } """, "two" },
        { """ { "Fn::Select": ["2", ["x", "y", "z"]] } """, "z" },
        { """ { "Fn::Sub": "${AWS::Partition}.${Photos}.${Photos.Arn}.${!Not}" } """, "aws-cn.photos-of-all.arn:aws-cn:s3:::photos-of-all.${Not}" },
        { """ { "Fn::Sub": ["${Own}/${AWS::URLSuffix}", { "Own": { "Ref": "Photos" } }] } """, "photos-of-all/amazonaws.com.cn" },
        { """ { "Fn::Base64": "abc" } """, "YWJj" },
        { """ { "Fn::ToJsonString": { "b": [1, "x"] } } """, """{"b":[1,"x"]}""" },
        { """ { "Fn::Length": ["a", "b", "c"] } """, "3" },
        { """ { "Fn::FindInMap": ["Sizes", { "Ref": "AWS::Region" }, "memory"] } """, "512" },
        { """ { "Fn::If": ["IsFar", "far", "near"] } """, "far" },
        { """ { "Fn::If": ["IsNear", "near", "far"] } """, "far" },
        { """ { "Ref": "Size" } """, "large" },
        { """ { "Fn::GetAtt": ["Photos", "DomainName"] } """, "<App/Photos.DomainName>" },
        { """ { "Fn::GetAtt": "Worker.Arn" } """, "arn:aws-cn:iam::444455556666:role/jobs/App-Worker" },
        { """ { "Ref": "Jobs" } """, "https://sqs.ap-south-2.amazonaws.com.cn/444455556666/App-Jobs" },
        { """ { "Fn::GetAtt": ["Jobs", "QueueName"] } """, "App-Jobs" },
        { """ { "Ref": "News" } """, "arn:aws-cn:sns:ap-south-2:444455556666:App-News" },
        { """ { "Fn::GetAtt": ["Written", "Arn"] } """, "arn:aws-cn:logs:ap-south-2:444455556666:log-group:/photos:*" },
        { """ { "Fn::ImportValue": { "Fn::Sub": "Base-Photos" } } """, "shared-photos" },
        { """ "{{resolve:secretsmanager:a}}" """, "{{resolve:secretsmanager:a}}" },
    };

    public static TheoryData<string, string> Refusals => new()
    {
        { """ { "Fn::Cidr": ["10.0.0.0/16", 3] } """, "App/Probe.Properties.X: uses Fn::Cidr, which is not known here" },
        { """ { "Ref": "Nobody" } """, "App/Probe.Properties.X.Ref: refers to Nobody, which the template does not have" },
        { """ { "Fn::GetAtt": ["Nobody", "Arn"] } """, "App/Probe.Properties.X.Fn::GetAtt: refers to Nobody, which the template does not have" },
        { """ { "Fn::ImportValue": "Nothing" } """, "App/Probe.Properties.X.Fn::ImportValue: imports Nothing, which no stack exports" },
        { """ { "Fn::FindInMap": ["Sizes", "mars", "memory"] } """, "App/Probe.Properties.X.Fn::FindInMap: looks up Sizes, mars, memory, which the template does not have" },
        { """ { "Fn::Select": [3, ["a"]] } """, "App/Probe.Properties.X.Fn::Select: selects entry 3 of 1" },
        { """ { "Fn::If": ["Never", 1, 2] } """, "App/Probe.Properties.X.Fn::If: asks for condition Never, which the template does not have" },
        { """ { "Ref": "Needed" } """, "App/Parameters.Needed: has no default, and nobody gives it a value" },
        { """ { "a": 1 } """, "App/Probe.Properties.X: comes to no text" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_comes_to_what_a_deployment_would_make_of_it(string json, string expected) =>
        Assert.Equal(expected, Evaluate(json));

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_cannot_be_worked_out_is_told_with_its_place(string json, string expected) =>
        Assert.Equal(expected, Assert.Throws<AssemblyException>(() => Evaluate(json)).Message);

    [Fact]
    public void No_value_takes_its_member_and_its_entry_away()
    {
        var assembly = SynthesizedFolder.Of("""
            { "Probe": { "Type": "T", "Properties": { "Kept": 1, "Gone": { "Ref": "AWS::NoValue" }, "List": ["a", { "Ref": "AWS::NoValue" }, null] } } }
            """);

        var properties = new Evaluator(assembly, Deployment).Properties(assembly.Stack("App")["Probe"]);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{ "Kept": 1, "List": ["a", null] }"""), properties), properties.ToJsonString());
    }

    [Theory]
    [InlineData("Always", true)]
    [InlineData("IsFar", true)]
    [InlineData("IsNear", false)]
    [InlineData("Both", false)]
    [InlineData("Either", true)]
    public void A_resource_is_made_when_its_condition_holds(string condition, bool isMade)
    {
        var assembly = Assembly("1", condition == "Always" ? "" : $$""" "Condition": "{{condition}}", """);

        Assert.Equal(isMade, new Evaluator(assembly, Deployment).IsMade(assembly.Stack("App")["Probe"]));
    }

    [Fact]
    public void A_nested_stack_takes_its_parameters_from_its_parent_and_gives_its_outputs_back()
    {
        using var folder = new SynthesizedFolder();
        var assembly = folder
            .WithFile("inner.nested.template.json", """
                {
                  "Parameters": { "Owner": { "Type": "String" } },
                  "Resources": { "Inside": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": { "Fn::Sub": "${Owner}-jobs" } } } },
                  "Outputs": { "Made": { "Value": { "Fn::GetAtt": ["Inside", "QueueName"] } }, "Queue": { "Value": { "Fn::GetAtt": ["Inside", "Arn"] } } }
                }
                """)
            .With("App", """
                { "Resources": {
                  "Inner": { "Type": "AWS::CloudFormation::Stack", "Properties": { "Parameters": { "Owner": { "Ref": "AWS::Region" } } }, "Metadata": { "aws:asset:path": "inner.nested.template.json" } },
                  "Probe": { "Type": "T", "Properties": { "X": { "Fn::GetAtt": ["Inner", "Outputs.Made"] }, "Y": { "Fn::GetAtt": ["Inner", "Outputs.Queue"] } } }
                } }
                """)
            .Load();

        var probe = assembly.Stack("App")["Probe"];

        Assert.Equal("ap-south-2-jobs", new Evaluator(assembly, Deployment).Text(probe["X"]));
        Assert.Equal("App/Inner/Inside", probe["Y"].Target?.ToString());
    }

    private static string Evaluate(string json)
    {
        var assembly = Assembly(json, "");
        return new Evaluator(assembly, Deployment).Text(assembly.Stack("App")["Probe"]["X"]);
    }

    private static CloudAssembly Assembly(string json, string condition)
    {
        using var folder = new SynthesizedFolder();
        return folder
            .With("Base", """
                { "Resources": { "Shared": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "shared-photos" } } },
                  "Outputs": { "Photos": { "Value": { "Ref": "Shared" }, "Export": { "Name": "Base-Photos" } } } }
                """)
            .With("App", $$"""
                {
                  "Parameters": { "Size": { "Type": "String", "Default": "large" }, "Needed": { "Type": "String" } },
                  "Mappings": { "Sizes": { "ap-south-2": { "memory": 512 } } },
                  "Conditions": {
                    "IsFar": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "ap-south-2"] },
                    "IsNear": { "Fn::Not": [{ "Condition": "IsFar" }] },
                    "Both": { "Fn::And": [{ "Condition": "IsFar" }, { "Condition": "IsNear" }] },
                    "Either": { "Fn::Or": [{ "Condition": "IsNear" }, { "Condition": "IsFar" }] }
                  },
                  "Resources": {
                    "Photos": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "photos-of-all" } },
                    "Worker": { "Type": "AWS::IAM::Role", "Properties": { "Path": "/jobs/" } },
                    "Jobs": { "Type": "AWS::SQS::Queue" },
                    "News": { "Type": "AWS::SNS::Topic" },
                    "Written": { "Type": "AWS::Logs::LogGroup", "Properties": { "LogGroupName": "/photos" } },
                    "Probe": { "Type": "T", {{condition}} "Properties": { "X": {{json}} } }
                  }
                }
                """, "Base")
            .Load();
    }
}
