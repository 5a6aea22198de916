using ReferencePipeline.Contracts.Comparing;
using ReferencePipeline.Contracts.Tests.Dialects;

namespace ReferencePipeline.Contracts.Tests.Comparing;

public sealed class TemporalBoundTests
{
    [Fact]
    public void A_later_first_day_is_tighter() =>
        AssertOne(
            Make.Date() with { Range = new(new(2020, 1, 1), null) }, Make.Date() with { Range = new(new(2021, 1, 1), null) },
            ChangeKind.BoundTightened, "the least value: 2020-01-01 → 2021-01-01");

    [Fact]
    public void A_last_moment_that_falls_away_is_looser() =>
        AssertOne(
            Make.Timestamp() with { Range = new(null, new DateTime(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc)) }, Make.Timestamp(),
            ChangeKind.BoundLoosened, "the greatest value: 2030-01-02T03:04:05Z → no limit");

    [Fact]
    public void A_time_of_day_that_is_excluded_is_tighter() =>
        AssertOne(
            Make.Time() with { Range = new(null, new TimeOnly(18, 0)) }, Make.Time() with { Range = new(null, new TimeOnly(18, 0), ExcludesMaximum: true) },
            ChangeKind.BoundTightened, "the greatest value: 18:00:00 → 18:00:00 (excluded)");

    [Fact]
    public void Two_names_of_one_zone_are_no_change() =>
        Assert.Empty(Compare(InZone("Etc/UTC"), InZone("UTC")));

    [Fact]
    public void The_default_zone_does_not_matter_where_every_text_carries_its_offset() =>
        Assert.Empty(Compare(InZone("UTC") with { HasTimeZone = true }, InZone("Asia/Tokyo") with { HasTimeZone = true }));

    private static TimestampType InZone(string name) =>
        new() { Format = new TemporalFormat.Iso(), HasTimeZone = false, DefaultTimeZone = TimeZoneInfo.FindSystemTimeZoneById(name) };

    private static void AssertOne(FieldType old, FieldType @new, ChangeKind kind, string what)
    {
        var change = Assert.Single(Compare(old, @new));
        Assert.Equal((kind, what), (change.Kind, change.What));
    }

    private static IReadOnlyList<Change> Compare(FieldType old, FieldType @new)
    {
        var changes = new ChangeList();
        DatasetChanges.Compare(new DatasetPair(Make.Dataset([Make.Field("at", old)]), Make.Dataset([Make.Field("at", @new)]), changes));
        return [.. changes];
    }
}
