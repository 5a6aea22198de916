using System.IO.Compression;

namespace ReferencePipeline.Rehearsal.Input;

/// <summary>Lines of files, one file after the other, compressed or not; <c>-</c> is standard input.</summary>
internal sealed class LineSource : IEventSource
{
    /// <summary>A stream takes records of 10 MiB at most; what is far longer is no file of lines.</summary>
    private const int LongestLine = 64 << 20;

    private readonly Lock _lock = new();
    private readonly Queue<string> _files;
    private readonly Func<Stream> _standardInput;
    private readonly long? _total;
    private byte[] _carried = [];
    private string _name = "";
    private Stream? _raw;
    private Stream? _text;
    private long _done;
    private long _line;
    private long _index;

    /// <summary>Looks at all files before one is opened.</summary>
    /// <exception cref="InputException">One of the files is none.</exception>
    public LineSource(IReadOnlyList<string> files, Func<Stream> standardInput)
    {
        (_files, _standardInput) = (new(files), standardInput);
        _total = files.Contains("-", StringComparer.Ordinal) ? null : files.Sum(LengthOf);
    }

    public double? Progress => _total is > 0 and var total ? Math.Min(1, (Volatile.Read(ref _done) + Position()) / (double)total) : null;

    public bool TryRead(EventBlock block)
    {
        block.Clear();
        lock (_lock)
        {
            while (_text is not null || TryOpenNext())
            {
                try
                {
                    Fill(block);
                }
                catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
                {
                    throw new InputException($"{_name}: {(fault is InvalidDataException ? "the compressed file is damaged or ends too early" : $"cannot be read: {fault.Message.TrimEnd('.')}")}; nothing of this run is kept");
                }

                if (block.Length > 0)
                {
                    Number(block);
                    return true;
                }
            }

            return false;
        }
    }

    public void Dispose()
    {
        lock (_lock)
            Close();
    }

    private void Number(EventBlock block)
    {
        (block.Source, block.FirstLine, block.FirstIndex) = (_name, _line + 1, _index);
        var lines = block.CountLines();
        (_line, _index) = (_line + lines, _index + lines);
    }

    private static long LengthOf(string file) =>
        Directory.Exists(file) ? throw new InputException($"{file}: is a directory; name the files in it")
        : !File.Exists(file) ? throw new InputException($"{file}: does not exist; name a file of JSON lines, or - for standard input")
        : new FileInfo(file).Length;

    private double Position()
    {
        try
        {
            return _raw is { CanSeek: true } file ? file.Position : 0;
        }
        catch (ObjectDisposedException)
        {
            // Another thread has just come to the file's end.
            return 0;
        }
    }

    private bool TryOpenNext()
    {
        if (!_files.TryDequeue(out var file))
            return false;
        (_name, _line) = (file == "-" ? "standard input" : file, 0);
        try
        {
            _raw = file == "-" ? _standardInput() : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{_name}: cannot be opened: {fault.Message.TrimEnd('.')}; nothing of this run is kept");
        }

        Begin();
        return true;
    }

    /// <summary>By what the first bytes say, not by the file's name.</summary>
    private void Begin()
    {
        var start = new byte[3];
        var length = _raw!.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (start is [0x1F, 0x8B, ..])
        {
            _text = new GZipStream(new Rejoined(start.AsMemory(0, length), _raw), CompressionMode.Decompress);
            length = _text.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        }
        else
        {
            _text = _raw;
        }

        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw new InputException($"{_name}: is UTF-16; save it as UTF-8");
        _carried = start is [0xEF, 0xBB, 0xBF] && length == 3 ? [] : start[..length];
    }

    private void Fill(EventBlock block)
    {
        _carried.CopyTo(block.Room(_carried.Length + EventBlock.Size));
        block.Add(_carried.Length);
        _carried = [];
        while (true)
        {
            var room = block.Room(1);
            var read = _text!.Read(room);
            block.Add(read);
            if (read == 0)
            {
                Close();
                return;
            }

            if (block.Length < EventBlock.Size)
                continue;
            var end = block.Bytes.AsSpan(0, block.Length).LastIndexOf((byte)'\n');
            if (end >= 0)
            {
                _carried = block.Cut(end + 1).ToArray();
                return;
            }

            if (block.Length > LongestLine)
                throw new InputException($"{_name}: has a line of more than {LongestLine >> 20} MiB; write one JSON object a line");
            block.Room(EventBlock.Size);
        }
    }

    private void Close()
    {
        if (_raw is { CanSeek: true } file)
            Volatile.Write(ref _done, _done + file.Length);
        _text?.Dispose();
        _raw?.Dispose();
        (_text, _raw) = (null, null);
    }

    /// <summary>A stream whose first bytes have been looked at already.</summary>
    private sealed class Rejoined(ReadOnlyMemory<byte> start, Stream rest) : Stream
    {
        private ReadOnlyMemory<byte> _start = start;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            if (_start.IsEmpty)
                return rest.Read(buffer);
            var length = Math.Min(buffer.Length, _start.Length);
            _start.Span[..length].CopyTo(buffer);
            _start = _start[length..];
            return length;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
