using System.Text.Json;
using System.Text.Json.Nodes;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Schema;

[Collection(nameof(Synthesized))]
public sealed class SchemaTests(Synthesized synthesized)
{
    public static TheoryData<Variant> Variants => [.. Variant.Judged];

    [Theory, MemberData(nameof(Variants))]
    public void CloudFormation_knows_every_property_and_takes_every_value(Variant variant) =>
        Assert.Equal([], new SchemaCheck(synthesized.Of(variant)).Problems());

    /// <summary>A resource that CloudFormation takes, one change to its JSON, and what is said of that.</summary>
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "RetentionPeriodHours", "RetentionPeriodHour", "RetentionPeriodHour: there is no such property" },
        { "\"EncryptionType\"", "\"EncryptionTyp\"", "StreamEncryption.EncryptionTyp: there is no such property; StreamEncryption: needs EncryptionType" },
        { "\"KMS\"", "\"SSE\"", "StreamEncryption.EncryptionType: is SSE, which is none of KMS" },
        { ":200", ":\"200\"", "RetentionPeriodHours: is \"200\", which is no integer" },
        { ":200", ":20.5", "RetentionPeriodHours: is 20.5, which is no integer" },
        { ":200", ":9000", "RetentionPeriodHours: is 9000, which does not fit {\"minimum\":1,\"maximum\":8760}" },
        { "\"a-name\"", "\"a name\"", "Name: is a name, which does not fit {\"pattern\":\"^[a-zA-Z0-9_.-]+$\",\"minLength\":1,\"maxLength\":128}" },
        { "\"a-name\"", """{"Fn::Join":["!",["a",{"Ref":"AWS::Region"}]]}""", "Name: is a!eu-central-1, which does not fit {\"pattern\":\"^[a-zA-Z0-9_.-]+$\",\"minLength\":1,\"maxLength\":128}" },
        { "\"a-name\"", """{"Fn::Split":["!","a!b"]}""", """Name: is {"Fn::Split":["!","a!b"]}, which is no text""" },
        { """{"Fn::GetAtt":["Key","Arn"]}""", """{"Fn::GetAtt":["Key","KeyArn"]}""", "StreamEncryption.KeyId: AWS::KMS::Key has no attribute KeyArn" },
        { "\"Key\":\"tag\"", "\"Name\":\"tag\"", "Tags[0].Name: there is no such property" },
        { "[\"IncomingBytes\"]", "\"IncomingBytes\"", "DesiredShardLevelMetrics: is \"IncomingBytes\", which is no list" },
        { "[\"IncomingBytes\"]", "[\"AllBytes\"]", "DesiredShardLevelMetrics[0]: is AllBytes, which is none of IncomingBytes, IncomingRecords, OutgoingBytes, OutgoingRecords, WriteProvisionedThroughputExceeded, ReadProvisionedThroughputExceeded, IteratorAgeMilliseconds, ALL" },
        { "AWS::Kinesis::Stream", "AWS::Kinesis::River", "CloudFormation has no type AWS::Kinesis::River" },
        { "AWS::Kinesis::Stream", "AWS::AppSync::Api", "AWS::AppSync::Api is not in bounds.json; see build/bounds.mjs" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_is_found_where_it_is(string was, string now, string expected)
    {
        const string right = """
            {"Type":"AWS::Kinesis::Stream","Properties":{"Name":"a-name","RetentionPeriodHours":200,"DesiredShardLevelMetrics":["IncomingBytes"],
            "Tags":[{"Key":"tag","Value":"v"}],"StreamEncryption":{"EncryptionType":"KMS","KeyId":{"Fn::GetAtt":["Key","Arn"]}}}}
            """;

        Assert.Empty(Problems(right));
        Assert.Equal(expected, string.Join("; ", Problems(right.Replace(was, now, StringComparison.Ordinal)).Select(problem => problem.Split("/One", 2)[1].TrimStart('.', ':', ' ').Replace("Properties.", "", StringComparison.Ordinal))));
    }

    private List<string> Problems(string resource)
    {
        var sandbox = synthesized.Of(Variant.Sandbox);
        var template = new JsonObject { ["Resources"] = new JsonObject { ["One"] = JsonNode.Parse(resource), ["Key"] = JsonNode.Parse("""{"Type":"AWS::KMS::Key","Properties":{}}""") } };
        return [.. new SchemaCheck(sandbox.With(sandbox.Stacks[^1], JsonSerializer.SerializeToElement(template))).Problems()];
    }
}
