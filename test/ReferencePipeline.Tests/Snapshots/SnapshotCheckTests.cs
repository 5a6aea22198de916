using System.Text.Json.Nodes;
using Xunit.Sdk;

namespace ReferencePipeline.Tests.Snapshots;

/// <summary>How a snapshot is compared, by files that are no snapshots.</summary>
public sealed class SnapshotCheckTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pipeline-snapshot-");

    public static TheoryData<string, string, string> Differences => new()
    {
        { """{"A":{"B":[1,2]}}""", """{"A":{"B":[1,3]}}""", "A.B[1]: was 2, is 3" },
        { """{"A":{"B":true}}""", """{"A":{}}""", "A.B: was true, is gone" },
        { """{"A":{}}""", """{"A":{"B":{"C":null}}}""", """A.B: is new, {"C":null}""" },
        { """{"A":[1]}""", """{"A":[1,"x"]}""", """A[1]: is new, "x" """ },
        { """{"A":[1,2]}""", """{"A":[1]}""", "A[1]: was 2, is gone" },
        { """{"A":{"B":1}}""", """{"A":"B"}""", """A: was {"B":1}, is "B" """ },
        { """{"A":null}""", """{"A":0}""", "A: was null, is 0" },
        { """{"A":1,"B":2}""", """{"B":2,"A":1}""", "" },
    };

    [Theory, MemberData(nameof(Differences))]
    public void A_difference_tells_where_what_was_and_what_is(string was, string now, string expected) =>
        Assert.Equal(expected.Trim(), string.Join('\n', Difference.Between(JsonNode.Parse(was), JsonNode.Parse(now))));

    [Fact]
    public void A_long_value_is_cut_and_many_lines_are_counted()
    {
        var file = Kept($$"""{"Long":"{{new string('x', 500)}}"{{string.Concat(Enumerable.Range(0, 30).Select(number => $",\"N{number}\":0"))}}}""");

        var message = Fails(() => Snapshot.Check(file, Snapshot.Of("""{"Long":""}"""), isUpdating: false, isOnCi: false));

        Assert.Contains("… (502 characters), is \"\"", message, StringComparison.Ordinal);
        Assert.EndsWith("\nand 6 more", message, StringComparison.Ordinal);
        Assert.True(message.Length < 2000, message);
    }

    [Fact]
    public void A_snapshot_sorts_its_keys_and_holds_nothing_of_a_build() => Assert.Equal(
        "{\n  \"A\": \"<hash>.zip\",\n  \"B\": [\n    \"<b>\",\n    \"a\"\n  ]\n}\n",
        Snapshot.Of($$"""{"B":["<b>","a"],"A":"{{new string('0', 64)}}.zip"}"""));

    [Fact]
    public void A_missing_snapshot_fails_with_what_to_do() =>
        Assert.EndsWith("none.json is missing; run the tests with UPDATE_SNAPSHOTS=1 and read what it writes.", Fails(() => Snapshot.Check(Named("none.json"), "{}\n", isUpdating: false, isOnCi: false)));

    [Fact]
    public void An_orphan_fails_until_an_update_deletes_it()
    {
        var file = Kept("{}");

        Assert.EndsWith("belongs to no stack; run the tests with UPDATE_SNAPSHOTS=1, which deletes it.", Fails(() => Snapshot.CheckGone(file, isUpdating: false, isOnCi: false)));
        Snapshot.CheckGone(file, isUpdating: true, isOnCi: false);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void An_update_writes_and_CI_refuses_to()
    {
        var file = Kept("{}");

        Assert.EndsWith("CI compares snapshots and never writes them; unset UPDATE_SNAPSHOTS.", Fails(() => Snapshot.Check(file, "{\"A\": 1}\n", isUpdating: true, isOnCi: true)));
        Assert.Equal("{}", File.ReadAllText(file));
        Snapshot.Check(file, "{\"A\": 1}\n", isUpdating: true, isOnCi: false);
        Assert.Equal("{\"A\": 1}\n", File.ReadAllText(file));
    }

    [Fact]
    public void A_file_in_another_form_than_an_update_writes_fails() =>
        Assert.EndsWith("was written by hand; run the tests with UPDATE_SNAPSHOTS=1.", Fails(() => Snapshot.Check(Kept("{\"A\":1}"), Snapshot.Of("{\"A\":1}"), isUpdating: false, isOnCi: false)));

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Fails(Action check) => Assert.ThrowsAny<XunitException>(check).Message.Split("\nExpected: ")[0].ReplaceLineEndings("\n");

    private string Named(string name) => Path.Combine(_folder.FullName, name);

    private string Kept(string text)
    {
        File.WriteAllText(Named("kept.json"), text);
        return Named("kept.json");
    }
}
