using ReferencePipeline.Contracts.Reading;
using ReferencePipeline.Contracts.Reading.Yaml;

namespace ReferencePipeline.Contracts;

/// <summary>Reads one contract.</summary>
public static class ContractFile
{
    /// <summary>Reads <paramref name="path"/>; problems name it as given.</summary>
    public static ContractReading Read(string path)
    {
        try
        {
            // One byte more than is allowed tells a file that is too long from one that just fits, however long it is.
            using var stream = File.OpenRead(path);
            var bytes = new byte[stream.CanSeek ? (int)Math.Min(stream.Length, YamlBytes.MaxBytes + 1) : YamlBytes.MaxBytes + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return Parse(path, bytes.AsMemory(0, length));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new ContractReading.Refused([new Problem(path, 1, "", "the file cannot be read", fault.Message)]);
        }
    }

    /// <summary>Reads a contract already in memory; <paramref name="name"/> is what problems call it.</summary>
    public static ContractReading Parse(string name, ReadOnlyMemory<byte> utf8) => ContractReader.Read(name, utf8.Span);
}

/// <summary>What became of a reading: a contract, or everything that is wrong with it.</summary>
public abstract record ContractReading
{
    private ContractReading() { }

    public sealed record Accepted(DataContract Contract) : ContractReading;

    public sealed record Refused(IReadOnlyList<Problem> Problems) : ContractReading;

    /// <summary>The contract, for callers who have nothing to say about a refusal.</summary>
    /// <exception cref="ContractException">The contract was refused.</exception>
    public DataContract ContractOrThrow() => this switch
    {
        Accepted accepted => accepted.Contract,
        Refused refused => throw new ContractException(refused.Problems),
        _ => throw new InvalidOperationException("A reading is accepted or refused."),
    };
}
