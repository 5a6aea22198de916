using ReferencePipeline.Contracts.Comparing;

namespace ReferencePipeline.Contracts.Tests.Comparing;

public sealed class VersionTests
{
    private static readonly Edit Words = new("name: Shop\n", "name: Our shop\n");
    private static readonly Edit Addition = new("{name: isGift, logicalType: boolean}", "{name: isGift, logicalType: boolean}\n      - {name: extra, logicalType: string}");
    private static readonly Edit Break = new("{format: i32, maximum: 100", "{format: i32, maximum: 90");
    private static readonly Edit Looser = new("maxLength: 20", "maxLength: 21");
    private static readonly Edit Forward = new("value: BACKWARD", "value: FORWARD");

    public static TheoryData<string, VersionPart> Parts { get; } = new()
    {
        { nameof(Words), VersionPart.Patch },
        { nameof(Addition), VersionPart.Minor },
        { nameof(Looser), VersionPart.Minor },
        { nameof(Break), VersionPart.Major },
        { nameof(Forward), VersionPart.Major },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void The_part_to_raise_follows_from_what_the_contracts_own_mode_forbids(string edit, VersionPart part) =>
        Assert.Equal(part, ShopContract.Compare([], [Named(edit)]).RequiredPart);

    [Fact]
    public void Under_FORWARD_it_is_the_looser_rule_that_asks_for_the_major_part()
    {
        Assert.Equal(VersionPart.Major, ShopContract.Compare([Forward], [Forward, Looser]).RequiredPart);
        Assert.Equal(VersionPart.Minor, ShopContract.Compare([Forward], [Forward, Break]).RequiredPart);
    }

    public static TheoryData<string, string, string, string?> Steps { get; } = new()
    {
        { "1.2.3", nameof(Words), "1.2.4", null },
        { "1.2.3", nameof(Words), "1.2.3", "1.2.4" },
        { "1.2.3", nameof(Addition), "1.3.0", null },
        { "1.2.3", nameof(Addition), "1.2.4", "1.3.0" },
        { "1.2.3", nameof(Break), "2.0.0", null },
        { "1.2.3", nameof(Break), "1.3.0", "2.0.0" },
        { "1.2.3", nameof(Break), "0.9.0", "2.0.0" },
        { "0.2.3", nameof(Break), "0.3.0", null },
        { "0.2.3", nameof(Break), "0.2.4", "0.3.0" },
        { "v1.2", nameof(Addition), "v1.3", null },
        { "1.9.0", nameof(Addition), "1.10.0", null },
        { "1.2.3", nameof(Words), "1.2.4-draft+7", null },
        { "spring", nameof(Break), "summer", null },
        { "spring", nameof(Words), "spring", "still 'spring'" },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_version_that_does_not_tell_the_change_is_named_with_the_least_that_does(string old, string edit, string @new, string? asked)
    {
        var comparison = ContractComparison.Compare(ShopContract.Read(old), ShopContract.Read(@new, Named(edit)));
        var change = comparison.Changes.SingleOrDefault(change => change.Kind is ChangeKind.VersionNotRaised);
        Assert.Equal(asked is null, change is null);
        if (asked is null)
            return;
        Assert.Contains(asked, change!.What);
        Assert.StartsWith(old == @new ? $"the version is still '{old}', " : $"the version goes from '{old}' to '{@new}', ", change.What);
        Assert.Equal("version", change.Path);
        Assert.Contains(change, comparison.Under(Contracts.Compatibility.Backward).Violations);
        Assert.Contains(change, comparison.Under(Contracts.Compatibility.Forward).Violations);
        Assert.True(comparison.Under(Contracts.Compatibility.None).Passes);
    }

    [Theory]
    [InlineData("1.0.0", "2.0.0")]
    [InlineData("1.9.0", "1.10.0")]
    [InlineData("1.2", "1.2.0")]
    [InlineData("summer", "spring")]
    public void A_version_that_is_not_lowered_is_no_change_alone(string old, string @new) =>
        Assert.Empty(ContractComparison.Compare(ShopContract.Read(old), ShopContract.Read(@new)).Changes);

    [Theory]
    [InlineData("2.0.0", "1.9.9")]
    [InlineData("v1.10", "v1.9")]
    public void A_version_that_goes_back_is_told_though_nothing_else_changed(string old, string @new)
    {
        var comparison = ContractComparison.Compare(ShopContract.Read(old), ShopContract.Read(@new));

        var change = Assert.Single(comparison.Changes);
        Assert.Equal(("version", ChangeKind.VersionLowered, $"the version goes back from '{old}' to '{@new}'"), (change.Path, change.Kind, change.What));
        Assert.Equal([change], comparison.Under(Contracts.Compatibility.Forward).Violations);
        Assert.True(comparison.Under(Contracts.Compatibility.None).Passes);
    }

    [Fact]
    public void Another_contract_is_not_compared_any_further()
    {
        var comparison = ContractComparison.Compare(ShopContract.Read("1.0.0"), ShopContract.Read("1.0.0", new("id: shop", "id: market"), Break));
        Assert.Equal(ChangeKind.ContractReplaced, Assert.Single(comparison.Changes).Kind);
    }

    private static Edit Named(string name) => name switch
    {
        nameof(Words) => Words,
        nameof(Addition) => Addition,
        nameof(Looser) => Looser,
        nameof(Break) => Break,
        nameof(Forward) => Forward,
        _ => throw new InvalidOperationException($"No edit {name}."),
    };
}
