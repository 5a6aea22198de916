using System.Text;
using ReferencePipeline.Transform.Runtime;

namespace ReferencePipeline.Transform.Tests;

public sealed class LimitTests
{
    private static string Padded(int length) => $$"""{"a":"{{new string('x', length)}}"}""";

    [Fact]
    public void A_record_whose_answer_would_not_fit_fails_alone_and_the_others_go_through()
    {
        using var bench = new Bench(limit: 2_000);

        var answers = bench.Handle(FirehoseEvents.OfTexts(Padded(10), Padded(2_000), Padded(10)));

        Assert.Equal(["Ok", "ProcessingFailed", "Ok"], answers.Select(answer => answer.Result));
        Assert.Null(answers[1].Data);
        Assert.Equal(1, bench.Metrics.GetProperty("Refused.response-too-large").GetInt32());
    }

    [Fact]
    public void Reasons_are_left_out_where_they_do_not_fit()
    {
        using var bench = new Bench(limit: 1_000);

        var answers = bench.Handle(FirehoseEvents.OfTexts("bad " + Padded(1_000), "bad"));

        Assert.Equal([null, "not-json"], answers.Select(answer => answer.Data is null ? null : answer.Codes.First()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("bad")]
    public void Whatever_the_limit_every_id_comes_back_and_the_response_stays_below(string record)
    {
        var sent = FirehoseEvents.OfTexts(Enumerable.Repeat(record, 40));
        var ids = Enumerable.Range(0, 40).Select(FirehoseEvents.Id);
        for (var limit = 4_500; limit < 12_000; limit += 61)
        {
            using var bench = new Bench(limit: limit);

            var response = bench.Response(sent);

            Assert.InRange(response.Length, 1, limit);
            Assert.Equal(ids, Answer.All(response).Select(answer => answer.RecordId));
        }
    }

    [Fact]
    public void Room_is_used_to_the_last_byte()
    {
        var sent = FirehoseEvents.OfTexts("{}", "bad", "{}");
        using var roomy = new Bench();
        var length = roomy.Response(sent).Length;
        // The last answer's comma is written, then taken back.
        using var exact = new Bench(limit: length + 1);
        using var tight = new Bench(limit: length);

        Assert.Equal(length, exact.Response(sent).Length);
        Assert.Contains(tight.Handle(sent), answer => answer.Data is null);
    }

    [Fact]
    public void More_records_than_can_be_answered_at_all_fail_the_invocation()
    {
        using var bench = new Bench(limit: 1_000);

        var failure = Assert.Throws<FunctionException>(() => bench.Handle(FirehoseEvents.OfTexts(Enumerable.Repeat("{}", 40))));

        Assert.Equal("Event.TooLarge", failure.Type);
    }

    [Fact]
    public void Six_megabytes_of_records_that_grow_stay_within_what_Lambda_takes_back()
    {
        using var bench = new Bench();
        var sent = FirehoseEvents.OfTexts(Enumerable.Range(0, 500).Select(i => i % 2 == 0 ? Padded(9_000) : "bad" + Padded(8_000)));

        var response = bench.Response(sent);

        Assert.InRange(response.Length, 5_500_000, 6_291_456);
        Assert.Equal(500, Answer.All(response).Count);
        Assert.Contains("\"ProcessingFailed\"}", Encoding.UTF8.GetString(response.Span), StringComparison.Ordinal);
    }
}
