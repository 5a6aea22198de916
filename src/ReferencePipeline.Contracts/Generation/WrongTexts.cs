using System.Text;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Generation;

internal static class WrongTexts
{
    private const int LongestWritten = 100_000;
    private static readonly string[] NoFolders = ["a/b", "x=1", "..", "a b", "a/"];
    private static readonly char[] Unlikely = ['~', '!', 'a', '0', 'Ä', '\u0001'];

    public static IEnumerable<WrongValue> Of(Field field, StringType type)
    {
        if (type.MinLength is > 0 and var least)
            yield return Text("too short", Reason.TooShort, new string('a', least - 1));
        if (type.MaxLength is < LongestWritten and var most)
            yield return Text("too long", Reason.TooLong, new string('a', most + 1));
        if (type.Pattern is { } pattern && Sized(type).FirstOrDefault(text => !pattern.Matches(text)) is { } unmatched)
            yield return Text("not in the pattern", Reason.Pattern, unmatched);
        if (Malformed(type.Format) is { } malformed && Fits(type, malformed))
            yield return Text("not in the format", Reason.Format, malformed);
        if (field.Enum.Count > 0 && new TextPool(type, isFolderName: false, new Draw(0)).Take(field.Enum.Count + 1).FirstOrDefault(text => !field.Enum.Contains(text)) is { } unlisted)
            yield return Text("not listed", Reason.Enum, unlisted);
    }

    /// <summary>What fits the type, and not the name of a folder.</summary>
    public static WrongValue? Folder(StringType type)
    {
        var pool = new TextPool(type, isFolderName: false, new Draw(0));
        return NoFolders.Concat(pool.Take(100)).FirstOrDefault(text => pool.Fits(text) && !TextPool.IsFolderName(text) && type.Format is StringFormat.None) is { } name
            ? Text("no name for a folder", Reason.PartitionValue, name)
            : null;
    }

    private static WrongValue Text(string name, Reason reason, string text) => new(name, reason, Encoding.UTF8.GetString(TextPool.Json(text)));

    private static IEnumerable<string> Sized(StringType type)
    {
        var length = Math.Min(type.MinLength ?? 1, LongestWritten);
        return Unlikely.Select(c => new string(c, length));
    }

    private static bool Fits(StringType type, string text) => text.Length >= (type.MinLength ?? 0) && text.Length <= (type.MaxLength ?? int.MaxValue);

    private static string? Malformed(StringFormat format) => format switch
    {
        StringFormat.None or StringFormat.Password or StringFormat.Binary => null,
        StringFormat.Byte => "not=base64!",
        StringFormat.Email => "nobody at example.com",
        StringFormat.Uuid => "5f0c6a1e-0b6d-4c58-9a2e-3f1d7c9b8a4g",
        StringFormat.Uri => "no scheme, and spaces",
        StringFormat.Hostname => "-dash..example.com",
        StringFormat.Ipv4 => "192.0.2.256",
        StringFormat.Ipv6 => "2001:db8::1::2",
        _ => throw new InvalidOperationException($"Unknown format {format}."),
    };
}
