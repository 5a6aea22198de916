using ReferencePipeline.Rehearsal.Delivery;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Input;
using static ReferencePipeline.Rehearsal.Tests.Rehearsed;

namespace ReferencePipeline.Rehearsal.Tests;

public sealed class RunFolderTests
{
    [Fact]
    public void A_second_run_replaces_the_first()
    {
        using var folder = new Folder();
        Of(folder, TripsAssembly.Trips(), Trip(1, city: "Basel"));

        var second = Of(folder, TripsAssembly.Trips(), Trip(2));

        Assert.StartsWith("data/city=Bern/", Assert.Single(second.Keys("data/")), StringComparison.Ordinal);
        Assert.Equal(["lake", "report.json"], Directory.EnumerateFileSystemEntries(folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(folder.Names, name => name.Contains("partial", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_of_something_else_is_not_replaced()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder["out"]);
        folder.Write("out/thesis.doc", "ten years of work");

        var refused = Assert.Throws<InputException>(() => Of(folder, TripsAssembly.Trips(), Trip(1)));

        Assert.Contains("holds something else than a rehearsal; name a new folder", refused.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["out/thesis.doc"]));
    }

    /// <summary>Early, and late, when some rows lie in their files and others wait.</summary>
    [Theory]
    [InlineData(256, false)]
    [InlineData(4, true)]
    public void A_run_that_is_stopped_leaves_the_former_result_and_nothing_else(int heldMiB, bool isLate)
    {
        using var folder = new Folder();
        var former = Of(folder, TripsAssembly.Trips(), Trip(1)).Keys();
        using var stop = new CancellationTokenSource();
        bool Written() => Directory.EnumerateDirectories(folder.Path, "out.*.partial").Any(partial => Directory.EnumerateFiles(partial, "*.parquet", SearchOption.AllDirectories).Any());
        var stopping = new Stopping(stop, isLate ? Written : () => true);
        var options = new DeliveryOptions { Stop = stop.Token, Progress = stopping, HeldBytes = heldMiB << 20 };

        Assert.ThrowsAny<OperationCanceledException>(() => Of(folder, TripsAssembly.Trips(), string.Concat(Enumerable.Range(0, 200_000).Select(i => Trip(i, city: "Basel"))), options));

        Assert.True(stop.IsCancellationRequested);
        Assert.Equal(former, new Rehearsed(folder, null!).Keys());
        Assert.DoesNotContain(folder.Names, name => name.Contains("partial", StringComparison.Ordinal));
    }

    [Fact]
    public void What_fails_when_files_are_written_is_told_and_leaves_the_former_result_and_nothing_else()
    {
        using var folder = new Folder();
        var former = Of(folder, TripsAssembly.Trips(), Trip(1)).Keys();
        var many = string.Concat(Enumerable.Range(0, 150_000).Select(i => Trip(i, city: "Basel")));
        var compressed = Folder.Gzip(many);

        var told = Assert.Throws<InputException>(() => Of(folder, TripsAssembly.Trips(), [folder.Write("a.jsonl", many), folder.Write("b.jsonl.gz", compressed[..(compressed.Length / 2)])], new() { HeldBytes = 4 << 20 }));

        Assert.StartsWith($"{folder["b.jsonl.gz"]}: the compressed file is damaged or ends too early", told.Message, StringComparison.Ordinal);
        Assert.Equal(former, new Rehearsed(folder, null!).Keys());
        Assert.DoesNotContain(folder.Names, name => name.Contains("partial", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_killed_run_left_goes_with_the_next_one()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder[$"out.{int.MaxValue}.partial/lake"]);
        Directory.CreateDirectory(folder["out.of.office.partial"]);

        Of(folder, TripsAssembly.Trips(), Trip(1));

        Assert.DoesNotContain($"out.{int.MaxValue}.partial", folder.Names);
        Assert.Contains("out.of.office.partial", folder.Names);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told()
    {
        using var folder = new Folder();
        folder.Write("file", "");

        var refused = Assert.Throws<InputException>(() => RunFolder.Beside(Path.Combine(folder["file"], "out")));

        Assert.Contains("cannot be written", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_without_the_engine_is_told_where_it_comes_from()
    {
        using var folder = new Folder();

        var missing = Assert.Throws<EngineMissingException>(() => NativeLibraryFinder.Load(folder.Path));

        Assert.Contains("is neither beside the program nor in a node_modules above it; build the repository, or run 'npm ci' in it (package node-bindings-", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_engine_says_in_its_words_what_it_refuses()
    {
        using var folder = new Folder();
        using var engine = DuckDatabase.Open(new() { TemporaryFolder = folder["engine"] });
        using var connection = engine.Connect();

        Assert.Contains("nothing_of_that_name", Assert.Throws<DuckException>(() => connection.Execute("SELECT * FROM nothing_of_that_name", TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Contains("nothing_of_that_name", Assert.Throws<DuckException>(() => connection.Query("SELECT * FROM nothing_of_that_name", TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Contains("in the midst of 0", Assert.Throws<DuckException>(() => connection.Query("SELECT error('in the midst of ' || i) FROM range(1) AS a(i)", TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Contains("httpfs", Assert.Throws<DuckException>(() => connection.Execute("SELECT * FROM 'https://example.org/x.parquet'", TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    private sealed class Stopping(CancellationTokenSource stop, Func<bool> when) : IProgress<DeliveryProgress>
    {
        public void Report(DeliveryProgress value)
        {
            if (value.Events > 0 && when())
                stop.Cancel();
        }
    }
}
