namespace ReferencePipeline.Templates.Tests;

public sealed class ReferenceTests
{
    private static readonly CloudAssembly Chain = SynthesizedFolder.Of("""
        {
          "First": { "Type": "A" },
          "Second": { "Type": "B", "Properties": { "Uses": { "Fn::Sub": "arn:${First.Arn}/x" } } },
          "Third": { "Type": "B", "DependsOn": "Second" },
          "Fourth": { "Type": "C", "DependsOn": ["Third"], "Properties": { "Text": { "Fn::Sub": ["${Own}${!First}", { "Own": "First" }] } } },
          "Alone": { "Type": "C" }
        }
        """);

    [Theory]
    [InlineData("First", "Second", true)]
    [InlineData("First", "Fourth", true)]
    [InlineData("Second", "First", false)]
    [InlineData("Alone", "Fourth", false)]
    [InlineData("First", "First", false)]
    public void What_is_named_or_referred_to_is_made_before(string first, string second, bool isBefore)
    {
        var stack = Chain.Stack("App");

        Assert.Equal(isBefore, stack[first].IsMadeBefore(stack[second]));
    }

    [Fact]
    public void What_a_substitution_brings_along_is_no_reference() =>
        Assert.Empty(Reference.In(Chain.Stack("App")["Fourth"].Properties));

    [Fact]
    public void An_import_leads_to_the_resource_behind_the_export()
    {
        using var folder = new SynthesizedFolder();
        var assembly = folder
            .With("Base", """
                { "Resources": { "Key": { "Type": "AWS::KMS::Key" } },
                  "Outputs": { "KeyArn": { "Value": { "Fn::GetAtt": ["Key", "Arn"] }, "Export": { "Name": "Base:Key" } } } }
                """)
            .With("App", """{ "Resources": { "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "KmsMasterKeyId": { "Fn::ImportValue": "Base:Key" } } } } }""", "Base")
            .Load();

        var queue = assembly.Stack("App")["Queue"];
        var key = queue["KmsMasterKeyId"].Target;

        Assert.Equal("Base/Key", key?.ToString());
        Assert.True(key!.IsMadeBefore(queue));
        Assert.False(queue.IsMadeBefore(key!));
    }

    [Fact]
    public void A_reference_to_nothing_is_broken()
    {
        var assembly = SynthesizedFolder.Of("""
            { "Probe": { "Type": "T", "Properties": { "A": { "Ref": "Gone" }, "B": [{ "Fn::GetAtt": ["Probe", "X"] }], "C": { "Ref": "AWS::Region" } } } }
            """);

        Assert.Equal(["Gone"], Reference.In(assembly.Stack("App")["Probe"].Properties).Where(reference => reference.IsBroken).Select(reference => reference.Name));
    }

    [Fact]
    public void A_path_leads_through_names_and_entries()
    {
        var probe = SynthesizedFolder.Of("""{ "Probe": { "Type": "T", "Properties": { "A": [[{ "B": "found" }]], "aws:x.y": 1 } } }""").Stack("App")["Probe"];

        Assert.Equal("found", probe["A[0][0].B"].Literal);
        Assert.Null(probe.Find("A[0][1].B"));
        Assert.Equal("1", probe.Properties.Member("aws:x.y")?.Literal);
        Assert.Equal("App/Probe.Properties: has no A[3]", Assert.Throws<AssemblyException>(() => probe["A[3]"]).Message);
    }
}
