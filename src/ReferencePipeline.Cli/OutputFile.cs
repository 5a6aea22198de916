using System.IO.Compression;

namespace ReferencePipeline.Cli;

/// <summary>A file that appears whole or not at all: written aside, then renamed. <c>-</c> is stdout; <c>.gz</c> compresses.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string? _path;
    private readonly string? _aside;
    private readonly Stream _file;
    private readonly Stream _stream;

    public OutputFile(string path, Stream output)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw Failure.Usage("the name of the output is empty; name a file, or - for stdout");
        if (path != "-")
        {
            if (Directory.Exists(path))
                throw Failure.Usage($"{path} is a directory; name a file in it");
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
                throw Failure.Usage($"{folder} does not exist; make it, or name a file elsewhere");
        }

        // A device cannot be replaced by a renamed file, nor should it be. What lies in shared memory is a file like any other.
        var isDevice = path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);
        (_path, _aside) = path == "-" || isDevice ? (null, null) : (path, $"{path}.{Environment.ProcessId}.part");
        _file = path == "-" ? output : Named(() => new FileStream(_aside ?? path, isDevice ? FileMode.Open : FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0));
        _stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(_file, CompressionLevel.Fastest, leaveOpen: true) : _file;
    }

    /// <summary>Lets all be written; then the file takes its name.</summary>
    public void Fill(Action<Stream> write) => Named(() =>
    {
        write(_stream);
        if (_stream != _file)
            _stream.Dispose();
        _file.Flush();
        if (_path is null)
            return true;
        _file.Dispose();
        File.Move(_aside!, _path, overwrite: true);
        return true;
    });

    public void Dispose()
    {
        if (_aside is null)
            return;
        _file.Dispose();
        File.Delete(_aside);
    }

    /// <summary>Names the file that the user did, not the one beside it.</summary>
    private T Named<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception denied) when (_path is not null && denied is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException or PathTooLongException)
        {
            throw Failure.Usage($"{_path} cannot be written; name a file elsewhere");
        }
        catch (IOException failed) when (_aside is not null && !BrokenPipe.Is(failed))
        {
            throw new IOException(failed.Message.Replace(Path.GetFullPath(_aside), _path, StringComparison.Ordinal), failed.HResult);
        }
    }
}
