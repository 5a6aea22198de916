using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Promises;

[Collection(nameof(Synthesized))]
public sealed class PromiseTests(Synthesized synthesized)
{
    public static TheoryData<Variant, string> Rows
    {
        get
        {
            var rows = new TheoryData<Variant, string>();
            foreach (var variant in Variant.Judged)
            {
                foreach (var promise in PromiseList.All)
                    rows.Add(variant, promise.ToString());
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void Every_assembly_keeps_every_promise(Variant variant, string promise)
    {
        var broken = PromiseList.All.Single(one => one.ToString() == promise).BrokenIn(synthesized.AssemblyOf(variant));

        Assert.True(broken.Count == 0, $"{promise}\n{string.Join('\n', broken)}");
    }
}
