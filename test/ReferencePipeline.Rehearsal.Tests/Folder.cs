using System.IO.Compression;
using System.Text;

namespace ReferencePipeline.Rehearsal.Tests;

/// <summary>A folder of one test's own, gone when the test is.</summary>
internal sealed class Folder : IDisposable
{
    private const string Memory = "/dev/shm";

    /// <summary>More than all tests together write.</summary>
    private const long Room = 4L << 30;

    // An engine that waits for a disk with each of ten thousand files takes a minute and a half for what memory takes in ten seconds.
    private static readonly string Place = OperatingSystem.IsLinux() && Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > Room ? Memory : System.IO.Path.GetTempPath();

    public string Path { get; } = Directory.CreateDirectory(System.IO.Path.Combine(Place, $"rehearsal-{System.IO.Path.GetRandomFileName()}")).FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public IEnumerable<string> Names => Directory.EnumerateFileSystemEntries(Path).Select(entry => System.IO.Path.GetFileName(entry)).Order(StringComparer.Ordinal);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    public static byte[] Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
