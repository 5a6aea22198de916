using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;
using ReferencePipeline.Contracts.Validation.Rules;

namespace ReferencePipeline.Contracts.Validation;

/// <content>Texts.</content>
internal ref partial struct RecordReader<TSink>
{
    private void ReadText(StringRule rule)
    {
        var text = Text(out var isText);
        if (!isText || !rule.IsFree && !Check(rule, text))
            return;
        if (rule.IsSpecial)
        {
            if (rule.Slot != Rule.None)
                KeepText(rule.Slot, text);
            if (rule.Partition != Rule.None)
            {
                WritePartition(rule.Partition, text);
                return;
            }
        }

        _sink.Text(rule.Column, text, _json.Value);
    }

    /// <summary>Whether the text is as the rule asks; every reason is told.</summary>
    private readonly bool Check(StringRule rule, ReadOnlySpan<byte> text)
    {
        const int longestCodePoint = 4;
        var before = _report.Count;
        if (text.Length > rule.MaxLength && JsonText.CodePoints(text) > rule.MaxLength)
            _report.Add(Reason.TooLong);
        if (text.Length < (long)rule.MinLength * longestCodePoint && JsonText.CodePoints(text) < rule.MinLength)
            _report.Add(Reason.TooShort);
        if (rule.Format != StringFormat.None && !StringFormats.Matches(rule.Format, text))
            _report.Add(Reason.Format);
        if (rule.Pattern is { } pattern && !(rule.Shape?.Matches(text) ?? false) && !Matches(pattern, text))
            _report.Add(Reason.Pattern);
        if (rule.Enum is { } members && members.Find(text) < 0)
            _report.Add(Reason.Enum);
        return _report.Count == before;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool Matches(EcmaPattern pattern, ReadOnlySpan<byte> text)
    {
        const int onStack = 256;
        var rented = text.Length > onStack ? System.Buffers.ArrayPool<char>.Shared.Rent(text.Length) : null;
        var chars = rented ?? stackalloc char[onStack];
        Utf8.ToUtf16(text, chars, out _, out var written);
        var matches = pattern.Matches(chars[..written]);
        if (rented is not null)
            System.Buffers.ArrayPool<char>.Shared.Return(rented);
        return matches;
    }

    /// <summary>The text of a string value, its escapes resolved; anything else is told.</summary>
    /// <remarks>
    /// Here and below, the span is what is returned: one that leaves by reference is written in two parts and read back as one, for which
    /// the processor waits.
    /// </remarks>
    private ReadOnlySpan<byte> Text(out bool isText)
    {
        isText = Is(JsonTokenType.String);
        if (!isText)
            return default;
        var text = Unescaped(out isText);
        if (!isText)
            _report.Add(Reason.InvalidUtf8);
        return text;
    }

    /// <summary>The same for a key, of which the caller tells.</summary>
    private readonly ReadOnlySpan<byte> Unescaped(out bool isText)
    {
        isText = true;
        return _json.IsEscaped ? Unescape(_json.Value, out isText) : _json.Value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> raw, out bool isText)
    {
        isText = JsonText.TryUnescape(raw, _report.Room(raw.Length), out var written);
        var (start, length) = _report.Keep(written);
        return _report.Text(start, length);
    }
}
