using ReferencePipeline.Synthesis;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Deliver;

[Collection(nameof(Synthesized))]
public sealed class TimingTests(Synthesized synthesized)
{
    [Fact]
    public void The_shortest_latency_that_can_be_promised_has_the_shortest_buffer() =>
        Assert.Equal(60, Assert.Single(synthesized.Of(Variant.NoWarehouse).Of("AWS::KinesisFirehose::DeliveryStream"))["ExtendedS3DestinationConfiguration.BufferingHints.IntervalInSeconds"].Number);

    [Fact]
    public void A_latency_that_no_buffer_is_small_enough_for_is_refused_where_it_is_promised()
    {
        var hasty = Variant.Hasty(104);
        var line = hasty.Values.Single().Split('\n').ToList().FindIndex(text => text.Contains("property: latency", StringComparison.Ordinal)) + 1;

        var refused = Assert.IsType<SynthesisOutcome.Refused>(new Variant("too-hasty", "sandbox", hasty).Write(synthesized.Folder));

        Assert.Equal(2, refused.ExitCode);
        Assert.EndsWith($"parcels.odcs.yaml:{line}: slaProperties.latency: 104 s cannot be kept for parcels; promise 105 s or more: Firehose gathers for 60 s at least, and may take half as long again",
            Assert.Single(refused.Problems), StringComparison.Ordinal);
    }
}
