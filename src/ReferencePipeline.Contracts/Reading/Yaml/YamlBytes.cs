using System.Text;

namespace ReferencePipeline.Contracts.Reading.Yaml;

/// <summary>From a file's bytes to its text: UTF-8 of a bounded size, with or without a byte order mark.</summary>
internal static class YamlBytes
{
    public const int MaxBytes = 4 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
            throw new YamlFault(1, $"the file has more than {MaxBytes:N0} bytes", "write a smaller contract");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || bytes[..Math.Min(bytes.Length, 4)].Contains((byte)0))
            throw new YamlFault(1, "the file is UTF-16 or UTF-32", "save it as UTF-8");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException fault)
        {
            var line = 1 + bytes[..Math.Clamp(fault.Index, 0, bytes.Length)].Count((byte)'\n');
            throw new YamlFault(line, "the bytes are not UTF-8", "save the file as UTF-8");
        }
    }
}
