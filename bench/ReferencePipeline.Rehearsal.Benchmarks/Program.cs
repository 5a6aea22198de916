using System.Globalization;
using ReferencePipeline.Rehearsal.Benchmarks;

// dotnet run -c Release --project bench/ReferencePipeline.Rehearsal.Benchmarks [events] [rounds]
if (args is ["run", var variant, var events, var target])
{
    Measured.Tell(variant, events, target);
    return 0;
}

var count = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 5_000_000;
var rounds = args.Length > 1 ? Math.Max(1, int.Parse(args[1], CultureInfo.InvariantCulture)) : 5;
var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "rehearsal-bench-events")).FullName;
var (good, bad) = (Clicks.File(folder, count, 0), Clicks.File(folder, count, 0.1m));
var lake = Lake(good);
(string Name, string Variant, string File)[] ways =
[
    ("asked", Variant.AskedAsRole, lake), ("of engine", Variant.AskedOfEngine, lake),
    ("peer", Variant.Peer, good), ("rehearsed", Variant.Rehearsed, good), ("rolling", Variant.Rolling, good), ("sql", Variant.Sql, good), ("10 % bad", Variant.Rehearsed, bad),
];
var taken = ways.ToDictionary(way => way.Name, _ => new List<Measured>());

// In turn, so that what else the machine does falls on all of them.
for (var round = 0; round < rounds; round++)
{
    foreach (var way in ways)
        taken[way.Name].Add(Measured.Of(way.Variant, way.File));
}

// Ten times the events are ten times as many days. Their memory is measured once: no neighbour changes it.
var (once, tenfold) = (Of(count), Of(count * 10));

foreach (var way in ways)
    Console.WriteLine($"{way.Name,-10} {Median(way.Name, run => run.Seconds),7:F2} s {Median(way.Name, run => run.ProcessorSeconds),7:F2} s of processors {Median(way.Name, run => run.PeakBytes) / 1048576,6:F0} MiB");
Console.WriteLine($"generated  {once.Seconds,7:F2} s {once.ProcessorSeconds,7:F2} s of processors {once.PeakBytes / 1048576.0,6:F0} MiB; ten times {tenfold.Seconds:F2} s {tenfold.PeakBytes / 1048576.0:F0} MiB");
Bar[] bars =
[
    new("rehearsed / peer", Ratio("rehearsed", "peer", run => run.Seconds), 1.10),
    new("rolling / peer", Ratio("rolling", "peer", run => run.Seconds), 1.25),
    new("rehearsed / the same in SQL", Ratio("rehearsed", "sql", run => run.Seconds), 0.6),
    new("10 % bad / all good", Ratio("10 % bad", "rehearsed", run => run.Seconds), 1.3),
    new("a query / of the engine", Ratio("asked", "of engine", run => run.Seconds), 1.2),
    new("memory of ten times the events", (double)tenfold.PeakBytes / once.PeakBytes, 1.2),
];
Console.WriteLine($"of processors, which other work on the machine disturbs less: rehearsed / peer {Ratio("rehearsed", "peer", run => run.ProcessorSeconds):F2}, rolling / peer {Ratio("rolling", "peer", run => run.ProcessorSeconds):F2}");
foreach (var bar in bars)
    Console.WriteLine($"{bar.Name,-32} {bar.Ratio:F2}, bar {bar.Most:F2}: {(bar.IsKept ? "kept" : "missed")}");
return bars.All(bar => bar.IsKept) ? 0 : 1;

Measured Of(long generated) => Measured.Of(Variant.Generated, generated.ToString(CultureInfo.InvariantCulture));

// The lake that queries are asked of, by the first way that fills one.
string Lake(string events)
{
    var made = Path.Combine(folder, $"lake-{Clicks.Version}-{count}");
    if (!Directory.Exists(Path.Combine(made, "out", "lake")))
        Variant.Run(Variant.Rolling, events, made);
    return Path.Combine(made, "out", "lake");
}

double Median(string name, Func<Measured, double> of) => taken[name].Select(of).Order().ElementAt(rounds / 2);

// Neighbours in time are held against each other.
double Ratio(string one, string other, Func<Measured, double> of) => taken[one].Zip(taken[other], (left, right) => of(left) / of(right)).Order().ElementAt(rounds / 2);
