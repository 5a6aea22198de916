namespace ReferencePipeline.Contracts.Tests.Reading;

public sealed class SlaTests
{
    private const string Place = "  - property: latency\n    value: 15\n    unit: min";

    public static TheoryData<string, string> Wrong => new()
    {
        { "property: latency\n    value: 15\n    unit: m", "39: slaProperties.latency.unit: the unit 'm' may be minutes or months; write min or mo" },
        { "property: latency\n    value: 15\n    unit: fortnight", "39: slaProperties.latency.unit: 'fortnight' is not a unit of time; use s, min, h, d, w, mo or y" },
        { "property: latency\n    value: 15", "37: slaProperties.latency: 'unit' is missing; add 'unit: d' or another of s, min, h, d, w, mo or y" },
        { "property: latency\n    unit: d", "37: slaProperties.latency: 'value' is missing; an SLA property needs it, like 'value: 30'" },
        { "property: latency\n    value: soon\n    unit: d", "38: slaProperties.latency.value: 'soon' is not a number; write a number, and the unit in 'unit'" },
        { "property: latency\n    value: 0\n    unit: d", "38: slaProperties.latency.value: nothing can be promised within no time; write a number above 0" },
        { "property: latency\n    value: -1\n    unit: d", "39: slaProperties.latency.unit: '-1 d' is out of bounds; write a duration from 0 to 1000 years" },
        { "property: latency\n    value: 1001\n    unit: y", "39: slaProperties.latency.unit: '1001 y' is out of bounds; write a duration from 0 to 1000 years" },
        { "property: retenton\n    value: 1\n    unit: y", "37: slaProperties.retenton.property: 'retenton' is not an SLA property that the pipeline knows; did you mean 'retention'?" },
        { "property: latency\n    value: 1\n    unit: d\n    element: orders.paidAt", "40: slaProperties.latency.element: 'orders.paidAt' names no dataset or field of this contract; write orders, or one of them with a field, like 'dataset.field'" },
        { "property: latency\n    value: 1\n    unit: d\n  - property: LY\n    value: 2\n    unit: d", "40: slaProperties.LY: a second latency for 'orders', first in line 37; promise it once for each dataset" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_promise_that_cannot_be_kept_is_refused(string written, string problem) => Sample.IsRefused(Place, "  - " + written, problem);

    [Theory]
    [InlineData("s", 1)]
    [InlineData("second", 1)]
    [InlineData("min", 60)]
    [InlineData("Minutes", 60)]
    [InlineData("h", 3600)]
    [InlineData("hr", 3600)]
    [InlineData("d", 86400)]
    [InlineData("days", 86400)]
    [InlineData("wk", 604800)]
    [InlineData("mo", 2592000)]
    [InlineData("yr", 31536000)]
    [InlineData("y", 31536000)]
    public void Units_are_what_they_say(string unit, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(2.5 * seconds), Level($"  - property: RE\n    value: 2.5\n    unit: {unit}").Retention);

    [Fact]
    public void Each_property_is_its_own_promise_and_others_are_for_people()
    {
        var level = Level("  - {property: ly, value: 3, unit: h}\n  - {property: Retention, value: 4, unit: d}\n  - {property: fy, value: 5, unit: min}\n  - {property: availability, value: 99.9}\n  - {property: ga, value: 2026-01-01}");

        Assert.Equal((TimeSpan.FromHours(3), TimeSpan.FromDays(4), TimeSpan.FromMinutes(5)), (level.Latency, level.Retention, level.Frequency));
    }

    [Theory]
    [InlineData("orders", true, false)]
    [InlineData("orders.orderedAt", true, false)]
    [InlineData("orders.ordered_at", true, false)]
    [InlineData("other.a", false, true)]
    [InlineData("orders.paid, other.a", true, true)]
    public void An_element_says_for_which_datasets_a_promise_holds(string element, bool orders, bool other)
    {
        var two = Sample.With("slaProperties:", "  - name: other\n    properties: [{name: a, logicalType: string}]\nslaProperties:");
        var own = Sample.Accepted(two.Replace("unit: min", $"unit: min\n    element: {element}", StringComparison.Ordinal));
        var byDefault = Sample.Accepted($"slaDefaultElement: {element}\n" + two);

        foreach (var contract in new[] { own, byDefault })
            Assert.Equal([orders, other], contract.Datasets.Select(dataset => dataset.ServiceLevel.Latency is not null));
    }

    [Fact]
    public void With_one_dataset_a_field_alone_is_an_element_with_two_it_is_not()
    {
        var yaml = Sample.With("unit: min", "unit: min\n    element: paid");

        Assert.Empty(Sample.Problems(yaml));
        Assert.Equal(
            ["43: slaProperties.latency.element: 'paid' names no dataset or field of this contract; write orders or other, or one of them with a field, like 'dataset.field'"],
            Sample.Problems(yaml.Replace("slaProperties:", "  - name: other\n    properties:\n    - {name: a, logicalType: string}\nslaProperties:", StringComparison.Ordinal)));
        Assert.Equal(
            ["1: slaDefaultElement: 'nothing' names no dataset or field of this contract; write orders, or one of them with a field, like 'dataset.field'"],
            Sample.Problems("slaDefaultElement: nothing\n" + Sample.Good));
    }

    private static ServiceLevel Level(string written) => Sample.Accepted(Sample.With(Place, written)).Datasets[0].ServiceLevel;
}
