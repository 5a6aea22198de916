using System.Text;

namespace ReferencePipeline.Contracts.Generation;

/// <summary>Texts of one shape, another one for every event: for fields that no two events share.</summary>
internal sealed class CountedTextMaker : Maker
{
    // Prime, and larger than any alphabet: it visits every text of the shape once before the first comes again.
    private const ulong Stride = 2_654_435_761;
    private const ulong Largest = 1UL << 62;

    private readonly PatternPart _shape;
    private readonly ulong _capacity;
    private readonly ulong _offset;
    private readonly StringBuilder _text = new();
    private readonly CountedChoice _choice = new();

    private CountedTextMaker(PatternPart shape, ulong capacity, ulong offset) => (_shape, _capacity, _offset) = (shape, capacity, offset);

    public override ulong Distinct => _capacity;

    /// <summary>A maker for the field's texts; <c>null</c> where their shape cannot be counted through.</summary>
    public static CountedTextMaker? Of(StringType type, TextPool pool, Draw draw)
    {
        if (Shape(type) is not { } shape || Capacity(shape) is not (> 1000 and var capacity))
            return null;

        var maker = new CountedTextMaker(shape, capacity, draw.Below(capacity));
        var texts = new ulong[] { 0, 1, capacity / 2, capacity - 1 }.Select(maker.Text).ToList();
        return texts.All(text => pool.Fits(text) && TextPool.Json(text).Length == text.Length + 2) ? maker : null;
    }

    public override void Write(EventBuffer to, Draw draw)
    {
        Compose(Number((ulong)draw.Index));
        var json = to.Reserve(_text.Length + 2);
        var at = 0;
        json[at++] = (byte)'"';
        foreach (var chunk in _text.GetChunks())
            at += Encoding.ASCII.GetBytes(chunk.Span, json[at..]);
        json[at++] = (byte)'"';
        to.Advance(at);
    }

    private string Text(ulong number)
    {
        Compose(number);
        return _text.ToString();
    }

    private void Compose(ulong number)
    {
        _text.Clear();
        _choice.Start(number);
        _shape.Write(_text, _choice, stretch: 0);
    }

    private ulong Number(ulong index) => (ulong)(((UInt128)index * Stride + _offset) % _capacity);

    private static PatternPart? Shape(StringType type)
    {
        if (type.Pattern is not null)
            return PatternParser.Parse(type.Pattern);
        var length = Math.Max(type.MinLength ?? 0, Math.Min(16, type.MaxLength ?? 16));
        return type.Format switch
        {
            StringFormat.None or StringFormat.Password or StringFormat.Binary => Letters(length),
            StringFormat.Email => new PatternPart.Sequence([Letters(length), Fixed("@example.com")]),
            StringFormat.Hostname => new PatternPart.Sequence([Letters(length), Fixed(".example.com")]),
            StringFormat.Uri => new PatternPart.Sequence([Fixed("https://example.com/"), Letters(length)]),
            _ => null,
        };
    }

    private static PatternPart.Repetition Letters(int count) =>
        new(new PatternPart.OneOf([.. Enumerable.Range('a', 26).Select(c => ((char)c).ToString())]), count, count);

    private static PatternPart.OneOf Fixed(string text) => new([text]);

    /// <summary>How many texts the shape has at its shortest; <c>null</c> when two series of choices may spell the same.</summary>
    private static ulong? Capacity(PatternPart part) => part switch
    {
        PatternPart.OneOf(var characters) => (ulong)characters.Count,
        PatternPart.Sequence(var parts) => parts.Aggregate((ulong?)1, (product, inner) => Times(product, Capacity(inner))),
        PatternPart.Repetition(var inner, var count, _) => Enumerable.Repeat(Capacity(inner), Math.Min(count, 64)).Aggregate((ulong?)1, Times),
        _ => null,
    };

    private static ulong? Times(ulong? a, ulong? b) => a is null || b is null ? null : (ulong)UInt128.Min(Largest, (UInt128)a.Value * b.Value);
}
