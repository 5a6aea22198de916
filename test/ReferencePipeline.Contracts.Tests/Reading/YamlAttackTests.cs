using System.Diagnostics;
using System.Text;

namespace ReferencePipeline.Contracts.Tests.Reading;

/// <summary>Tests that measure time and memory, one after the other and after all others.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Files made to exhaust time or memory: each ends in few lines, soon, and without much memory.</summary>
[Collection(nameof(Alone))]
public sealed class YamlAttackTests
{
    // Alone each takes three seconds at most; a loaded machine is slower, and an attack that works never ends.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);
    private const long Megabytes = 1024 * 1024;

    /// <summary>Of what does not begin so, no key is read.</summary>
    private const string Contract = "kind: DataContract\n";

    public static TheoryData<string> Attacks => [.. Files.Keys];

    private static Dictionary<string, (Func<string> Yaml, string Problem)> Files { get; } = new()
    {
        ["a billion laughs"] = (() => Laughs(9), "the file stands for more than 500,000 values"),
        ["a billion laughs, nested to the end of long"] = (() => Laughs(40), "the file stands for more than 500,000 values"),
        ["50 MB of aliases to one text"] = (() => "a: &a [" + new string('x', 1000) + "]\nb: [" + string.Join(',', Enumerable.Repeat("*a", 400_000)) + "]", "the file stands for more than 500,000 values"),
        ["5 MB of aliases written out"] = (() => "a: &a x\nb:\n" + string.Concat(Enumerable.Repeat("  - *a\n", 750_000)), "the file has more than 4,194,304 bytes"),
        ["brackets without end"] = (() => new string('[', 4_000_000), "nested more than 64 deep"),
        ["braces without end"] = (() => string.Concat(Enumerable.Repeat("{a: ", 1_000_000)), "nested more than 64 deep"),
        ["dashes without end"] = (() => string.Concat(Enumerable.Repeat("- ", 2_000_000)), "nested more than 64 deep"),
        ["indents without end"] = (() => string.Concat(Enumerable.Range(0, 2000).Select(i => new string(' ', i) + "a:\n")), "nested more than 64 deep"),
        ["many keys"] = (() => string.Concat(Enumerable.Range(0, 260_000).Select(i => $"k{i}: 1\n")), "the file stands for more than 500,000 values"),
        ["one long key"] = (() => new string('k', 4_000_000) + ": 1", "not valid YAML"),
        ["one long value"] = (() => Contract + "a: " + new string('v', 4_000_000), "'apiVersion' is missing"),
        ["quotes without end"] = (() => "a: \"" + new string('\n', 4_000_000), "not valid YAML"),
        ["anchors without end"] = (() => Contract + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"a{i}: &a{i} x\n")), "there are more than 1,000 problems"),
        ["comments without end"] = (() => new string('#', 4_000_000), "the file is empty"),
        ["unknown keys without end"] = (() => Contract + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"versio{i}: 1\n")), "there are more than 1,000 problems"),
        ["a key of megabytes"] = (() => Contract + "? " + new string('k', 4_000_000) + "\n: 1", "'kkkk"),
        ["quadratic lists"] = (() => string.Concat(Enumerable.Range(0, 60_000).Select(i => $"- {{a: [{i}], b: {i}}}\n")), "the contract is a list"),
        ["plain text over many lines"] = (() => Contract + "a: x\n" + string.Concat(Enumerable.Repeat("  y\n", 900_000)), "'a' is not an ODCS key"),
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public void An_attack_ends_soon_and_in_few_lines(string attack)
    {
        var (yaml, problem) = Files[attack];
        var bytes = Encoding.UTF8.GetBytes(yaml());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();

        var problems = Assert.IsType<ContractReading.Refused>(ContractFile.Parse(Sample.File, bytes)).Problems;

        Assert.True(clock.Elapsed < Soon, $"It took {clock.Elapsed}.");
        Assert.True(GC.GetTotalMemory(forceFullCollection: false) - before < 500 * Megabytes, "It took too much memory.");
        Assert.Contains(problems, line => line.What.StartsWith(problem, StringComparison.Ordinal));
        Assert.True(problems.Count <= 1_001, $"There are {problems.Count} lines.");
        Assert.All(problems.Take(100), line => Assert.True(line.ToString().Length < 1_000, "The line is too long."));
    }

    [Fact]
    public void A_huge_file_is_not_even_read()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var file = File.OpenWrite(path))
                file.SetLength(3L * 1024 * Megabytes);

            var problem = Assert.Single(Assert.IsType<ContractReading.Refused>(ContractFile.Read(path)).Problems);

            Assert.Equal($"{path}:1: the file has more than 4,194,304 bytes; write a smaller contract", problem.ToString());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Aliases_within_the_bound_share_what_they_stand_for()
    {
        var shared = Sample.With("        logicalType: boolean", "        logicalType: boolean\n        customProperties: [{property: big, value: &big [1, 2, 3]}, {property: all, value: [*big, *big, *big]}]");

        var all = Assert.IsType<Literal.List>(Sample.Accepted(shared).Datasets[0].Fields[3].CustomProperties["all"]);

        Assert.Equal(3, all.Items.Count);
    }

    private static string Laughs(int levels)
    {
        var yaml = new StringBuilder("l0: &l0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (var level = 1; level <= levels; level++)
            yaml.Append('l').Append(level).Append(": &l").Append(level).Append(" [").AppendJoin(',', Enumerable.Repeat($"*l{level - 1}", 10)).Append("]\n");
        return yaml.ToString();
    }
}
