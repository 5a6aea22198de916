namespace ReferencePipeline.Contracts.Tests.Model;

public sealed class RangeTests
{
    [Theory]
    [InlineData(3, 7, false, false, "3 4 5 6 7")]
    [InlineData(3, 7, true, false, "4 5 6 7")]
    [InlineData(3, 7, false, true, "3 4 5 6")]
    [InlineData(3, 7, true, true, "4 5 6")]
    [InlineData(null, 4, false, false, "1 2 3 4")]
    [InlineData(null, 4, true, true, "1 2 3")]
    [InlineData(7, null, false, false, "7 8 9")]
    [InlineData(7, null, true, true, "8 9")]
    [InlineData(null, null, true, true, "1 2 3 4 5 6 7 8 9")]
    public void A_range_holds_what_lies_between_its_bounds(int? low, int? high, bool excludesLow, bool excludesHigh, string held) =>
        Assert.Equal(held, string.Join(' ', Enumerable.Range(1, 9).Where(new Range<int>(low, high, excludesLow, excludesHigh).Contains)));

    [Theory]
    [InlineData("#orders", "mailto:orders@example.com", null, "orders@example.com")]
    [InlineData("#orders", "MAILTO:orders@example.com", "slack", "orders@example.com")]
    [InlineData("orders@example.com", null, "email", "orders@example.com")]
    [InlineData("orders@example.com", "https://example.com", "Email", "orders@example.com")]
    [InlineData("orders@example.com", null, "slack", null)]
    [InlineData("orders@example.com", null, null, null)]
    public void A_support_channel_has_an_address_where_it_is_one(string channel, string? url, string? tool, string? email) =>
        Assert.Equal(email, new SupportChannel(channel, url, tool, null, null).Email);
}
