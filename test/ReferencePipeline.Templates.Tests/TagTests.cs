namespace ReferencePipeline.Templates.Tests;

public sealed class TagTests
{
    private static readonly StackTemplate App = SynthesizedFolder.Of("""
        {
          "Listed": { "Type": "AWS::SQS::Queue", "Properties": { "Tags": [{ "Key": "stage", "Value": "test" }, { "Key": "team", "Value": { "Ref": "AWS::Region" } }] } },
          "Mapped": { "Type": "AWS::Glue::Crawler", "Properties": { "Tags": { "stage": "test", "a.b": "dotted" } } },
          "Twice": { "Type": "AWS::SQS::Queue", "Properties": { "Tags": [{ "Key": "team", "Value": "a" }, { "Key": "team", "Value": "b" }] } },
          "Without": { "Type": "AWS::SQS::Queue" }
        }
        """).Stack("App");

    [Theory]
    [InlineData("Listed", "stage", "\"test\"")]
    [InlineData("Listed", "team", """{ "Ref": "AWS::Region" }""")]
    [InlineData("Listed", "Stage", null)]
    [InlineData("Mapped", "stage", "\"test\"")]
    [InlineData("Mapped", "a.b", "\"dotted\"")]
    [InlineData("Mapped", "team", null)]
    [InlineData("Without", "team", null)]
    public void A_tag_is_found_in_a_list_and_in_a_map(string resource, string key, string? value) => Assert.Equal(value, App[resource].Tag(key)?.Json.GetRawText());

    [Fact]
    public void A_tag_that_is_there_twice_is_told() =>
        Assert.Equal("App/Twice.Properties.Tags: has several tags team; leave one", Assert.Throws<AssemblyException>(() => App["Twice"].Tag("team")).Message);
}
