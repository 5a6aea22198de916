using System.Text;
using System.Text.Json;
using ReferencePipeline.Contracts.Reading;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Generation;

/// <summary>Draws the texts that a field takes, once, before the first event; each is held against the type.</summary>
internal sealed class TextPool(StringType type, bool isFolderName, Draw draw)
{
    private const int Tries = 64;
    private static readonly int[] Stretches = [0, 4, 8, 16, 32, 64, 256, 1024];

    private readonly PatternPart? _pattern = type.Pattern is { } pattern ? PatternParser.Parse(pattern) : null;
    private readonly RandomChoice _random = new(draw);

    /// <summary>Up to <paramref name="count"/> different texts; none when none was found.</summary>
    public IReadOnlyList<string> Take(int count)
    {
        // The order of a set is not promised, that of the list is.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var texts = new List<string>();
        for (var missed = 0; texts.Count < count && missed < Tries * 16;)
        {
            var text = Candidate(missed);
            if (Fits(text) && seen.Add(text))
            {
                texts.Add(text);
                missed = 0;
            }
            else
            {
                missed++;
            }
        }

        return texts;
    }

    public bool Fits(string text) =>
        ValueCheck.Explain(type, new Literal.Text(text)) is null
        && StringFormats.Matches(type.Format, Encoding.UTF8.GetBytes(text))
        && (!isFolderName || IsFolderName(text));

    /// <summary>What a string must look like where it becomes the name of a folder.</summary>
    public static bool IsFolderName(string text) =>
        text.Length is >= 1 and <= 128 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    public static byte[] Json(string text) => Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"");

    private string Candidate(int missed)
    {
        if (_pattern is null)
            return Plain();
        var text = new StringBuilder();
        _pattern.Write(text, _random, Stretches[missed % Stretches.Length]);

        // A pattern that is not anchored at its end may be followed by anything.
        if (text.Length < type.MinLength)
            text.Append(TextFormats.Word(type.MinLength.Value - text.Length, draw));
        return text.ToString();
    }

    private string Plain()
    {
        var least = type.MinLength ?? Math.Min(3, type.MaxLength ?? 3);
        var usual = Math.Max(least, type.Format == StringFormat.None ? 24 : 36);
        var length = draw.Between(least, Math.Min(type.MaxLength ?? usual, usual));
        return isFolderName && type.Format == StringFormat.None ? TextFormats.Word(Math.Max(1, length), draw) : TextFormats.Text(type.Format, length, draw);
    }
}
