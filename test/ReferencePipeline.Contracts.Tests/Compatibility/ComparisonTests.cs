using ReferencePipeline.Contracts.Comparing;

namespace ReferencePipeline.Contracts.Tests.Comparing;

public sealed class ComparisonTests
{
    public static IReadOnlyList<Promise> All { get; } =
    [
        .. ContractPromises.All, .. DatasetPromises.All, .. FieldPromises.All, .. TypePromises.All, .. ValuePromises.All, .. GovernancePromises.All, .. ContextPromises.All, .. WordPromises.All,
    ];

    public static TheoryData<string> Titles { get; } = [.. All.Select(promise => promise.Title)];

    public static TheoryData<string> Mirrors { get; } = [.. All.Where(promise => promise.Mirrors).Select(promise => promise.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void An_edit_makes_exactly_the_changes_that_it_should(string title)
    {
        var promise = All.Single(promise => promise.Title == title);
        var comparison = promise.Compare();
        Assert.Equal(
            promise.Changes.OrderBy(change => change.Path, StringComparer.Ordinal).ThenBy(change => change.Kind),
            comparison.Changes.Select(Expected.Of).OrderBy(change => change.Path, StringComparer.Ordinal).ThenBy(change => change.Kind));
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_mode_forbids_what_breaks_those_it_protects(string title)
    {
        var promise = All.Single(promise => promise.Title == title);
        var comparison = promise.Compare();
        var isReplaced = promise.Changes.Any(change => change.Kind is ChangeKind.ContractReplaced);
        var backward = promise.Changes.Any(change => change.Breaks.Contains('P') || change.Breaks.Contains('D'));
        var forward = promise.Changes.Any(change => change.Breaks.Contains('R'));

        Assert.Equal(!backward, comparison.Under(Compatibility.Backward).Passes);
        Assert.Equal(!forward, comparison.Under(Compatibility.Forward).Passes);
        Assert.Equal(!backward && !forward, comparison.Under(Compatibility.Full).Passes);
        Assert.Equal(!isReplaced, comparison.Under(Compatibility.None).Passes);
    }

    [Theory]
    [MemberData(nameof(Mirrors))]
    public void What_breaks_one_way_breaks_the_other_way_back(string title)
    {
        var promise = All.Single(promise => promise.Title == title);
        var (done, undone) = (promise.Compare(), promise.Undo());

        Assert.Equal(done.Under(Compatibility.Backward).Passes, undone.Changes.All(change => !change.BreaksForward));
        Assert.Equal(done.Under(Compatibility.Forward).Passes, undone.Changes.All(change => !change.BreaksBackward));
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_contract_compared_with_itself_has_not_changed(string title)
    {
        var promise = All.Single(promise => promise.Title == title);
        var comparison = ContractComparison.Compare(ShopContract.Read("1.0.0", [.. promise.Before, .. promise.Edits]), ShopContract.Read("1.0.0", [.. promise.Before, .. promise.Edits]));
        Assert.Empty(comparison.Changes);
        Assert.Equal(VersionPart.None, comparison.RequiredPart);
        Assert.True(comparison.Under(Compatibility.Full).Passes);
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void What_is_undone_is_seen_as_well(string title)
    {
        var promise = All.Single(promise => promise.Title == title);
        Assert.NotEmpty(promise.Undo().Changes);
    }

    [Fact]
    public void Only_what_the_event_carries_has_a_JSON_key()
    {
        Assert.Equal("the JSON key goes from 'isGift' to 'gift', the column stays 'is_gift'", Sentence(new("{name: isGift, ", "{name: gift, physicalName: is_gift, ")));
        Assert.Equal("the name goes from 'emailHash' to 'mailHash', the column stays 'email_hash'", Sentence(new("{name: emailHash, ", "{name: mailHash, physicalName: email_hash, ")));

        static string Sentence(Edit edit) => Assert.Single(ShopContract.Compare([], [edit]).Changes).What;
    }

    [Fact]
    public void Every_kind_of_change_is_in_the_table()
    {
        var shown = All.SelectMany(promise => promise.Changes).Select(change => change.Kind).Concat([ChangeKind.VersionNotRaised, ChangeKind.VersionLowered]).ToHashSet();
        Assert.Equal(Enum.GetValues<ChangeKind>().ToHashSet(), shown);
    }

    [Fact]
    public void Every_title_is_in_the_table_once() =>
        Assert.Equal(All.Count, All.Select(promise => promise.Title).Distinct(StringComparer.Ordinal).Count());
}
