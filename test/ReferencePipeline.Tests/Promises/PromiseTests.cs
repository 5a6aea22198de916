using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Promises;

[Collection(nameof(Synthesized))]
public sealed class PromiseTests(Synthesized synthesized)
{
    public static TheoryData<string> Sentences => [.. PromiseList.All.Select(promise => promise.ToString())];

    /// <summary>One row for each promise; what breaks it is told by variant.</summary>
    [Theory, MemberData(nameof(Sentences))]
    public void Every_assembly_keeps_it(string promise)
    {
        var promised = PromiseList.All.Single(one => one.ToString() == promise);

        var broken = Variant.Judged.SelectMany(variant => promised.BrokenIn(synthesized.Of(variant)).Select(line => $"{variant}: {line}")).ToList();

        Assert.True(broken.Count == 0, $"{promise}\n{string.Join('\n', broken)}");
    }

    [Fact]
    public void Each_sentence_is_said_once() => Assert.Equal([], PromiseList.All.GroupBy(promise => promise.ToString()).Where(same => same.Count() > 1).Select(same => same.Key));
}
