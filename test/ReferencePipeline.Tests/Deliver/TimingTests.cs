using ReferencePipeline.Synthesis;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Deliver;

[Collection(nameof(Synthesized))]
public sealed class TimingTests(Synthesized synthesized)
{
    [Theory]
    [InlineData(104, false)]
    [InlineData(105, true)]
    public void A_latency_that_no_buffer_is_small_enough_for_is_refused_where_it_is_promised(int seconds, bool kept)
    {
        var promise = $"slaProperties:\n  - property: latency\n    value: {seconds}\n    unit: s\n";
        var hasty = Variant.Parcels.Values.Single().Replace("roles:", $"{promise}roles:", StringComparison.Ordinal);
        var line = hasty.Split('\n').ToList().FindIndex(text => text.Contains("property: latency", StringComparison.Ordinal)) + 1;
        var variant = new Variant($"hasty-{seconds}", "sandbox", new Dictionary<string, string> { ["parcels.odcs.yaml"] = hasty });

        var outcome = variant.Write(synthesized.Folder);

        if (kept)
        {
            using var templates = new Templates(Assert.IsType<SynthesisOutcome.Written>(outcome).Directory);
            Assert.Equal(60, Assert.Single(templates.Of("AWS::KinesisFirehose::DeliveryStream"))["ExtendedS3DestinationConfiguration", "BufferingHints", "IntervalInSeconds"].GetInt32());
            return;
        }

        var refused = Assert.IsType<SynthesisOutcome.Refused>(outcome);
        Assert.Equal(2, refused.ExitCode);
        Assert.EndsWith($"parcels.odcs.yaml:{line}: slaProperties.latency: 104 s cannot be kept for parcels; promise 105 s or more: Firehose gathers for 60 s at least, and may take half as long again",
            Assert.Single(refused.Problems), StringComparison.Ordinal);
    }
}
