using System.Text;
using ReferencePipeline.Transform.Runtime;

namespace ReferencePipeline.Transform.Tests;

public sealed class RecordsTests
{
    [Fact]
    public void An_accepted_record_comes_back_as_one_line_with_its_partition_keys()
    {
        using var bench = new Bench();

        var answer = Assert.Single(bench.Handle(FirehoseEvents.OfTexts("""{"a":1}""")));

        Assert.Equal(new(FirehoseEvents.Id(0), "Ok", answer.Data, """{"event_date":"2026-03-01","event_hour":"08"}"""), answer);
        Assert.Equal("{\"a\":1}\n", answer.Text);
    }

    [Fact]
    public void A_refused_record_comes_back_failed_with_every_reason_and_the_record_itself()
    {
        using var bench = new Bench();

        var answer = Assert.Single(bench.Handle(FirehoseEvents.Of([0xFF, 0x00, 0x7B])));

        Assert.Equal(("ProcessingFailed", null), (answer.Result, answer.PartitionKeys));
        Assert.Equal("""
            {"reasons":[{"code":"not-json","path":"","message":"must start with a brace"},{"code":"missing","path":"order.id","message":"must be there, but is \"not\""}],"record":"/wB7"}

            """, answer.Text);
    }

    public static TheoryData<string, string, string> Poison => new()
    {
        { """{"recordId":"a","approximateArrivalTimestamp":1}""", "no-data", "" },
        { """{"recordId":"a","approximateArrivalTimestamp":1,"data":null}""", "no-data", "" },
        { """{"recordId":"a","approximateArrivalTimestamp":1,"data":{"data":"e30="}}""", "no-data", "" },
        { """{"recordId":"a","approximateArrivalTimestamp":1,"data":""}""", "empty", "" },
        { """{"recordId":"a","approximateArrivalTimestamp":1,"data":"e30"}""", "not-base64", "e30" },
        { """{"recordId":"a","approximateArrivalTimestamp":1,"data":"e3=0"}""", "not-base64", "e3=0" },
        { """{"recordId":"a","approximateArrivalTimestamp":1,"data":"{\"a\":1}"}""", "not-base64", "{\\\"a\\\":1}" },
        { """{"recordId":"a","approximateArrivalTimestamp":1,"data":"84mawgoCYWI="}""", "kpl-aggregated", "\n\u0002ab" },
    };

    [Theory, MemberData(nameof(Poison))]
    public void A_record_that_is_no_record_is_refused_by_its_own_reason(string record, string code, string originalEnd)
    {
        using var bench = new Bench();

        var answer = Assert.Single(bench.Handle(FirehoseEvents.Text(record)));

        Assert.Equal(("a", "ProcessingFailed"), (answer.RecordId, answer.Result));
        Assert.Equal([code], answer.Codes);
        Assert.EndsWith(originalEnd, Encoding.UTF8.GetString(answer.Original), StringComparison.Ordinal);
        Assert.Equal(1, bench.Metrics.GetProperty($"Refused.{code}").GetInt32());
    }

    [Fact]
    public void Base64_with_escaped_slashes_is_read()
    {
        using var bench = new Bench();

        var answer = Assert.Single(bench.Handle(FirehoseEvents.Text(FirehoseEvents.Record("a", """eyJhIjoiPz8\/In0="""))));

        Assert.Equal("{\"a\":\"???\"}\n", answer.Text);
    }

    [Fact]
    public void A_record_id_goes_back_as_it_came()
    {
        using var bench = new Bench();

        var answers = bench.Handle(FirehoseEvents.Text(FirehoseEvents.Record("""a\"b\\\u00e9""", "e30="), FirehoseEvents.Record("ü/+=", "e30=")));

        Assert.Equal(["a\"b\\é", "ü/+="], answers.Select(answer => answer.RecordId));
    }

    [Fact]
    public void Five_hundred_records_of_every_kind_each_come_back_once_and_in_order()
    {
        using var bench = new Bench();
        var kinds = Poison.Select(row => row.Data.Item1).Append("""{"recordId":"a","approximateArrivalTimestamp":1,"data":"eyJhIjoxfQ=="}""").ToArray();
        var records = Enumerable.Range(0, 500).Select(i => kinds[i % kinds.Length].Replace("\"a\"", $"\"{FirehoseEvents.Id(i)}\"", StringComparison.Ordinal));

        var answers = bench.Handle(FirehoseEvents.Text(records));

        Assert.Equal(Enumerable.Range(0, 500).Select(FirehoseEvents.Id), answers.Select(answer => answer.RecordId));
        Assert.Equal(Enumerable.Range(0, 500).Select(i => i % 9 == 8 ? "Ok" : "ProcessingFailed"), answers.Select(answer => answer.Result));
        Assert.Equal((55, 445), (bench.Metrics.GetProperty("Accepted").GetInt32(), bench.Metrics.GetProperty("Refused").GetInt32()));
    }

    [Fact]
    public void An_event_without_records_gets_an_answer_without_records()
    {
        using var bench = new Bench();

        Assert.Equal("""{"records":[]}""", Encoding.UTF8.GetString(bench.Response(FirehoseEvents.Text()).Span));
    }

    [Fact]
    public void The_same_event_gets_the_same_bytes_whenever_it_is_sent()
    {
        var sent = FirehoseEvents.OfTexts("""{"a":1}""", "bad", "", """{"b":2}""");
        using var bench = new Bench();
        using var later = new Bench(clock: new SteppingClock(Bench.Now.AddSeconds(40)));

        var first = bench.Response(sent).ToArray();
        bench.Response(FirehoseEvents.OfTexts("something else between"));

        Assert.Equal(first, bench.Response(sent).ToArray());
        Assert.Equal(first, later.Response(sent).ToArray());
    }

    [Fact]
    public void A_record_arrived_when_the_stream_took_it_not_when_the_function_sees_it()
    {
        var judge = new BraceJudge();
        using var bench = new Bench(judge);

        bench.Handle(FirehoseEvents.Text(FirehoseEvents.Record("a", "e30="), """{"recordId":"b","approximateArrivalTimestamp":1772352990250,"data":"e30=","kinesisRecordMetadata":null}"""));

        Assert.Equal([new DateTime(2026, 3, 1, 8, 15, 30, 250, DateTimeKind.Utc), new DateTime(2026, 3, 1, 8, 16, 30, 250, DateTimeKind.Utc)], judge.Arrivals);
        Assert.All(judge.Arrivals, arrival => Assert.Equal(DateTimeKind.Utc, arrival.Kind));
    }

    public static TheoryData<string, string> Foreign => new()
    {
        { "", "not JSON" },
        { "{", "not JSON" },
        { """{"records":[]} x""", "not JSON" },
        { "[]", "not a JSON object" },
        { "\"hello\"", "not a JSON object" },
        { """{"key1":"value1","key2":"value2"}""", "no list called 'records'" },
        { """{"Records":[{"eventSource":"aws:s3"}]}""", "no list called 'records'" },
        { """{"records":{"topic-0":[]}}""", "no list called 'records'" },
        { """{"records":["a"]}""", "records[0] is not an object" },
        { """{"records":[{"recordId":"a","approximateArrivalTimestamp":1,"data":""},{"approximateArrivalTimestamp":1,"data":""}]}""", "records[1] has no 'recordId'" },
        { """{"records":[{"recordId":"","approximateArrivalTimestamp":1,"data":""}]}""", "records[0] has no 'recordId'" },
        { """{"records":[{"recordId":7,"approximateArrivalTimestamp":1,"data":""}]}""", "records[0] has no 'recordId'" },
        { """{"records":[{"recordId":"a","data":""}]}""", "records[0] has no 'approximateArrivalTimestamp'" },
        { """{"records":[{"recordId":"a","approximateArrivalTimestamp":-1,"data":""}]}""", "records[0] has no 'approximateArrivalTimestamp'" },
        { """{"records":[{"recordId":"a","approximateArrivalTimestamp":253402300800000,"data":""}]}""", "records[0] has no 'approximateArrivalTimestamp'" },
        { """{"records":[{"recordId":"a","approximateArrivalTimestamp":1,"data":""},{"recordId":"a","approximateArrivalTimestamp":1,"data":""}]}""", "the record id 'a' occurs twice" },
    };

    [Theory, MemberData(nameof(Foreign))]
    public void An_event_of_another_shape_fails_the_invocation_and_says_why(string sent, string why)
    {
        using var bench = new Bench();

        var failure = Assert.Throws<FunctionException>(() => bench.Handle(Encoding.UTF8.GetBytes(sent)));

        Assert.Equal("Event.NotFirehose", failure.Type);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
        Assert.Contains("test event", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Little_time_left_fails_the_invocation_rather_than_half_a_batch()
    {
        // One look a minute is left after the first 64 records.
        using var bench = new Bench(clock: new SteppingClock(Bench.Now) { Step = TimeSpan.FromSeconds(30) });

        var failure = Assert.Throws<FunctionException>(() => bench.Handle(FirehoseEvents.OfTexts(Enumerable.Repeat("{}", 100))));

        Assert.Equal("Function.OutOfTime", failure.Type);
        Assert.Contains("after 64 of 100 records, 0 ms before", failure.Message, StringComparison.Ordinal);
    }
}
