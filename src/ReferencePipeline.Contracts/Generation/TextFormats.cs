using System.Text;

namespace ReferencePipeline.Contracts.Generation;

/// <summary>Texts as a <see cref="StringFormat"/> wants them, under names that are reserved for examples.</summary>
internal static class TextFormats
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>One text of about <paramref name="length"/> characters.</summary>
    public static string Text(StringFormat format, int length, Draw draw) => format switch
    {
        StringFormat.None or StringFormat.Password or StringFormat.Binary => Words(length, draw),
        StringFormat.Byte => Base64(length, draw),
        StringFormat.Email => $"{Word(Math.Max(1, length - 12), draw)}@example.{Pick(["com", "org", "net"], draw)}",
        StringFormat.Uuid => Uuid(draw),
        StringFormat.Uri => $"https://example.{Pick(["com", "org", "net"], draw)}/{Word(Math.Max(1, length - 20), draw)}",
        StringFormat.Hostname => $"{Word(Math.Clamp(length - 12, 1, 63), draw)}.example.{Pick(["com", "org", "net"], draw)}",
        StringFormat.Ipv4 => $"{Pick(["192.0.2", "198.51.100", "203.0.113"], draw)}.{draw.Below(256)}",
        StringFormat.Ipv6 => $"2001:db8::{draw.Below(0x10000):x}:{1 + draw.Below(0xffff):x}",
        _ => throw new InvalidOperationException($"Unknown format {format}."),
    };

    public static string Word(int length, Draw draw)
    {
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++)
            text.Append(Letters[draw.Below(Letters.Length)]);
        return text.ToString();
    }

    private static string Words(int length, Draw draw)
    {
        var text = new StringBuilder(Word(length, draw));
        for (var at = 3 + draw.Below(6); at < length - 1; at += 3 + draw.Below(8))
            text[at] = ' ';
        return text.ToString();
    }

    private static string Base64(int length, Draw draw)
    {
        var bytes = new byte[length / 4 * 3];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)draw.Below(256);
        return Convert.ToBase64String(bytes);
    }

    private static string Uuid(Draw draw)
    {
        var buffer = new EventBuffer(64);
        new UuidMaker().Write(buffer, draw);
        return Encoding.ASCII.GetString(buffer.Written[1..^1]);
    }

    private static string Pick(string[] texts, Draw draw) => texts[draw.Below(texts.Length)];
}
