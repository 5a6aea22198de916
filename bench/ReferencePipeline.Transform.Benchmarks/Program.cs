using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Validation;
using ReferencePipeline.Transform.Benchmarks;
using ReferencePipeline.Transform.Firehose;
using ReferencePipeline.Transform.Runtime;
using ReferencePipeline.Transform.Telemetry;

// dotnet run -c Release --project bench/ReferencePipeline.Transform.Benchmarks [contracts]
const int bar = 100_000;
const int rounds = 41;
const int invocations = 20;

var dataset = ContractSet.Load(args.Length > 0 ? args[0] : "contracts").Datasets.Single(candidate => candidate.Table.Value == "page_views");
var salts = new Salts(new Dictionary<string, byte[]> { ["page-views/email-salt"] = new byte[32] });
using var log = new Log(Stream.Null);
using var handler = new FirehoseHandler(ContractJudge.For(dataset, salts), new(log, "page_views", "bench"), TimeProvider.System, new());

var slowest = double.MaxValue;
foreach (var (name, signedIn) in (ReadOnlySpan<(string, double)>)[("page views", 0), ("page views, every fourth with a pseudonym", 0.25), ("page views, each with a pseudonym", 1)])
{
    var batch = Batch.Of(signedIn);
    var invocation = new Invocation("bench", DateTimeOffset.MaxValue, batch.Event);
    var response = handler.Handle(invocation).Length;
    var seconds = new double[rounds];
    for (var round = 0; round < rounds; round++)
    {
        // Time of the processor, all threads of this process together: what "on one core" means on a machine that has other work.
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < invocations; i++)
            handler.Handle(invocation);
        seconds[round] = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
    Array.Sort(seconds);
    var median = Batch.Records * invocations / seconds[rounds / 2];
    slowest = Math.Min(slowest, median);
    Console.WriteLine($"{name,-42} {batch.RecordBytes,5:F0} bytes  {median,9:N0} records/s (best {Batch.Records * invocations / seconds[0]:N0})  response {response / 1024.0:F0} KiB");
}
Console.WriteLine($"bar: {bar:N0} records of 1 KB a second on one core; reached: {(slowest >= bar ? "yes" : "no")}");
return slowest >= bar ? 0 : 1;
