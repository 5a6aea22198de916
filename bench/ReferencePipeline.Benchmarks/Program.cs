using System.Runtime.InteropServices;
using Amazon.CDK;
using ReferencePipeline.Benchmarks;

// dotnet run --project bench/ReferencePipeline.Benchmarks [rounds]
const double bar = 1.8;

// What is measured against: what every CDK app in C# waits for before it has done anything.
if (args is ["empty"])
{
    _ = new App().Synth();
    return 0;
}

// And against what jsii takes for the resources alone.
if (args is ["plain", var assembly])
{
    PlainApp.Synthesize(assembly);
    return 0;
}

var rounds = args.Length > 0 && int.TryParse(args[0], out var asked) && asked > 0 ? asked : 9;
var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
using var place = new Place();
var empty = place.App(dotnet, Path.Combine(AppContext.BaseDirectory, "ReferencePipeline.Benchmarks.dll"), "empty");
var whole = place.App(dotnet, Path.Combine(AppContext.BaseDirectory, "ReferencePipeline.dll"));

// The first of each fills the caches: the file system's and jsii's.
empty.Run();
whole.Run();
var plain = place.App(dotnet, Path.Combine(AppContext.BaseDirectory, "ReferencePipeline.Benchmarks.dll"), "plain", place.Keep());
var (without, with, least) = (new double[rounds], new double[rounds], new double[rounds]);
for (var round = 0; round < rounds; round++)
    (without[round], with[round], least[round]) = (empty.Run(), whole.Run(), plain.Run());

// Neighbours in time share what else the machine does; the median drops the pairs where they did not.
var ratio = Median(without.Zip(with, (one, other) => other / one));
Console.WriteLine($"no stacks {without.Min():F2} s, median {Median(without):F2} | the whole app {with.Min():F2} s, median {Median(with):F2} | ratio {ratio:F2}, of the best {with.Min() / without.Min():F2}");
Console.WriteLine($"the same resources as plain objects {least.Min():F2} s, median {Median(least):F2} | that to none {Median(without.Zip(least, (one, other) => other / one)):F2}, the whole app to that {Median(least.Zip(with, (one, other) => other / one)):F2}");
Console.WriteLine($"bar: {bar:F1} times an app without stacks; reached: {(ratio <= bar ? "yes" : "no")}");
return ratio <= bar ? 0 : 1;

static double Median(IEnumerable<double> values)
{
    var sorted = values.Order().ToArray();
    return sorted[sorted.Length / 2];
}
