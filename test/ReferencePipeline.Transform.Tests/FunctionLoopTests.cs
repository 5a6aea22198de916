using System.Net;
using System.Text;
using ReferencePipeline.Transform.Runtime;
using ReferencePipeline.Transform.Telemetry;

namespace ReferencePipeline.Transform.Tests;

public sealed class FunctionLoopTests : IDisposable
{
    private readonly FakeRuntimeApi _lambda = new();
    private readonly Bench _bench = new();
    private readonly MemoryStream _output = new();
    private readonly CancellationTokenSource _stop = new();

    public void Dispose()
    {
        _stop.Cancel();
        _lambda.Dispose();
        _bench.Dispose();
        _stop.Dispose();
    }

    private Task<int> Run(Func<IHandler>? start = null) => Task.Run(() =>
    {
        using var api = new RuntimeApi(_lambda.Authority);
        using var log = new Log(_output);
        return FunctionLoop.Run(api, log, start ?? (() => _bench.Handler), _stop.Token);
    });

    private string Output => Encoding.UTF8.GetString(_output.ToArray());

    [Fact]
    public void Each_invocation_is_answered_under_its_own_id()
    {
        _lambda.Invoke("first", FirehoseEvents.OfTexts("{}"));
        _lambda.Invoke("second", FirehoseEvents.OfTexts("{}", "{}"));
        _ = Run();

        var posts = (Posted[])[_lambda.Post(), _lambda.Post()];

        Assert.Equal(["/2018-06-01/runtime/invocation/first/response", "/2018-06-01/runtime/invocation/second/response"], posts.Select(post => post.Path));
        Assert.All(posts, post => Assert.Equal((null, "application/json"), (post.ErrorType, post.ContentType)));
        Assert.Equal([1, 2], posts.Select(post => Answer.All(post.Body).Count));
    }

    [Fact]
    public void An_event_of_six_megabytes_goes_through()
    {
        var records = Enumerable.Range(0, 500).Select(i => $$"""{"a":"{{new string('x', 8_500)}}","i":{{i}}}""").ToArray();
        _lambda.Invoke("large", FirehoseEvents.OfTexts(records));
        _ = Run();

        var answers = Answer.All(_lambda.Post().Body);

        Assert.Equal(records.Select(record => record + "\n"), answers.Select(answer => answer.Text));
    }

    [Fact]
    public void A_failed_invocation_says_why_and_the_next_one_is_served()
    {
        _lambda.Invoke("console", "{\"key1\":\"value1\"}"u8.ToArray());
        _lambda.Invoke("next", FirehoseEvents.OfTexts("{}"));
        _ = Run();

        var failure = _lambda.Post();

        Assert.Equal(("/2018-06-01/runtime/invocation/console/error", "Event.NotFirehose", "application/vnd.aws.lambda.error+json"),
            (failure.Path, failure.ErrorType, failure.ContentType));
        Assert.Contains("\"errorType\":\"Event.NotFirehose\",\"errorMessage\":\"This is not an event of a Firehose delivery stream", failure.Text, StringComparison.Ordinal);
        Assert.EndsWith("next/response", _lambda.Post().Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_defect_fails_its_invocation_on_one_line_and_the_next_one_is_served()
    {
        _lambda.Invoke("defect", FirehoseEvents.OfTexts("throw"));
        _lambda.Invoke("next", FirehoseEvents.OfTexts("{}"));
        _ = Run();

        var failure = _lambda.Post();

        Assert.Equal(("/2018-06-01/runtime/invocation/defect/error", "Function.Defect"), (failure.Path, failure.ErrorType));
        Assert.EndsWith("next/response", _lambda.Post().Path, StringComparison.Ordinal);
        var line = Assert.Single(Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("a defect of the judge", line, StringComparison.Ordinal);
        Assert.Contains("\"requestId\":\"defect\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deadline_that_is_near_fails_the_invocation_so_that_Firehose_sends_it_again()
    {
        _lambda.Invoke("late", FirehoseEvents.OfTexts("{}"), Bench.Now.AddMilliseconds(499));
        _lambda.Invoke("timely", FirehoseEvents.OfTexts("{}"), Bench.Now.AddMilliseconds(500));
        _ = Run();

        Assert.Equal("Function.OutOfTime", _lambda.Post().ErrorType);
        Assert.EndsWith("timely/response", _lambda.Post().Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_response_that_Lambda_does_not_take_is_reported_as_an_error()
    {
        _lambda.Statuses.Enqueue(HttpStatusCode.RequestEntityTooLarge);
        _lambda.Invoke("refused", FirehoseEvents.OfTexts("{}"));
        _ = Run();

        Assert.EndsWith("refused/response", _lambda.Post().Path, StringComparison.Ordinal);
        Assert.Equal(("/2018-06-01/runtime/invocation/refused/error", "Response.Refused"), (_lambda.Post() is var post ? post.Path : "", post.ErrorType));
    }

    [Fact]
    public async Task A_start_that_fails_is_reported_and_ends_the_process()
    {
        var exit = await Run(() => throw new FunctionException("Init.NoContract", "There is no contract."));

        var failure = _lambda.Post();
        Assert.Equal(1, exit);
        Assert.Equal(("/2018-06-01/runtime/init/error", "Init.NoContract"), (failure.Path, failure.ErrorType));
        Assert.Equal("""{"errorType":"Init.NoContract","errorMessage":"There is no contract."}""", failure.Text);
        Assert.Equal("""{"level":"error","type":"Init.NoContract","message":"There is no contract."}""" + "\n", Output);
    }

    [Fact]
    public async Task A_stop_while_waiting_ends_the_process_cleanly()
    {
        var run = Run();
        _lambda.Invoke("only", FirehoseEvents.OfTexts("{}"));
        _lambda.Post();

        await _stop.CancelAsync();

        Assert.Equal(0, await run.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_runtime_api_that_is_gone_ends_the_process_with_an_error()
    {
        _lambda.Dispose();

        Assert.Equal(1, await Run());
        Assert.Contains("Runtime.Unreachable", Output, StringComparison.Ordinal);
    }
}
