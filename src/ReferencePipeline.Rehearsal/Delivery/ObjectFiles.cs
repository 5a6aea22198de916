using System.Globalization;
using System.IO.Compression;
using ReferencePipeline.Rehearsal.Plan;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>Objects that are lines one after the other: refused records, and records as they came.</summary>
/// <remarks>They are written aside by window, and get their names when the oldest record of each is known.</remarks>
internal sealed class ObjectFiles(ObjectPlan plan, string kind, string delivery, string errorType, string aside, bool keepsIntervals)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, Open> _open = [];
    private readonly List<Open> _all = [];

    public long Records { get; private set; }

    public long WindowOf(DateTime arrival) => keepsIntervals ? arrival.Ticks / plan.Interval.Ticks : 0;

    /// <summary>Adds lines of one window.</summary>
    public void Append(long window, DateTime first, ReadOnlySpan<byte> lines, int records)
    {
        // Members of gzip may follow each other, so each thread compresses its own.
        var bytes = plan.IsGzip ? Compress(lines) : lines;
        lock (_lock)
        {
            Records += records;
            if (!_open.TryGetValue(window, out var open) || open.Bytes >= plan.BufferBytes)
                _all.Add(_open[window] = open = new(window, open is null ? 0 : open.Part + 1, Path.Combine(aside, $"{kind}-{_all.Count.ToString(CultureInfo.InvariantCulture)}")));
            open.Bytes += lines.Length;
            open.First = first < open.First ? first : open.First;
            using var file = new FileStream(open.File, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
            file.Write(bytes);
        }
    }

    /// <summary>Gives all objects their names below the lake's folder.</summary>
    public IReadOnlyList<Delivered> Settle(string lake)
    {
        var files = new List<Delivered>();
        foreach (var open in _all)
        {
            var prefix = plan.Prefix.Fill(open.First, _ => "", errorType);
            var name = ObjectNames.Of(delivery, open.First, plan, $"{kind}/{open.Window}/{open.Part}");
            files.Add(new(LakePlace.Move(open.File, lake, plan.Bucket, prefix + name), open.First));
        }

        return files;
    }

    private static ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> lines)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(lines);
        return bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
    }

    private sealed class Open(long window, int part, string file)
    {
        public long Window => window;

        public int Part => part;

        public string File => file;

        public long Bytes { get; set; }

        public DateTime First { get; set; } = DateTime.MaxValue;
    }
}
