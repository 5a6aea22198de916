using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using ReferencePipeline.Contracts.Validation.Rules;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>
/// What a validator found in one record, and the room it works in. It belongs to one thread at a time and is used for record after record,
/// so that a good one allocates nothing.
/// </summary>
public sealed class RecordReport
{
    /// <summary>What is told of one record; a list of 300,000 bad items tells no more by the hundredth.</summary>
    public const int MaxViolations = 100;

    private const int LongestKeyInPath = 64;

    /// <summary>A key of nothing else needs no quotes in a path.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private readonly List<Violation> _violations = [];
    private readonly Frame[] _frames = new Frame[RecordValidator.MaxDepth + 1];
    private readonly KeySet?[] _keys = new KeySet?[RecordValidator.MaxDepth + 1];
    private readonly List<(DerivedRule Rule, IncrementalHash Mac)> _macs = [];
    private ulong[] _bits = new ulong[64];
    private byte[] _text = new byte[1024];
    private int _bitsUsed;
    private int _textUsed;
    private int _depth;

    /// <summary>Everything wrong with the record, in its own order, <see cref="MaxViolations"/> at most; empty when it is ready.</summary>
    public IReadOnlyList<Violation> Violations => _violations;

    // Not through the interface: it is asked for each checked value.
    internal int Count => _violations.Count;

    /// <summary>How many fields the record carried that the contract does not name.</summary>
    public int UnknownFields { get; internal set; }

    internal Slot[] Slots { get; private set; } = [];

    /// <summary>The members of the JSON object of unknown fields, each followed by a comma.</summary>
    internal ByteWriter Unknown { get; } = new();

    internal ByteWriter Scratch { get; } = new();

    internal LastDay LastDay { get; } = new();

    /// <summary>
    /// The keyed hash of a pseudonym: to prepare the key costs more than to hash an address, and the object that holds it belongs to one
    /// thread, as this report does.
    /// </summary>
    internal IncrementalHash Mac(DerivedRule rule)
    {
        foreach (var (known, mac) in _macs)
        {
            if (ReferenceEquals(known, rule))
                return mac;
        }

        _macs.Add((rule, IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, rule.Salt)));
        return _macs[^1].Mac;
    }

    internal void Reset(int slots)
    {
        _violations.Clear();
        UnknownFields = 0;
        _bitsUsed = _textUsed = 0;
        _depth = -1;
        Unknown.Clear();
        if (Slots.Length < slots)
            Slots = new Slot[slots];
        else
            Array.Clear(Slots);
    }

    /// <summary>Forgets all else: the record is no JSON, so nothing said of its parts can be relied on.</summary>
    internal void Only(Reason reason)
    {
        _violations.Clear();
        UnknownFields = 0;
        _violations.Add(new(reason, ""));
    }

    internal void Add(Reason reason)
    {
        if (_violations.Count < MaxViolations)
            _violations.Add(new(reason, Path()));
    }

    /// <summary>Adds a reason of a top-level field that is not being read now.</summary>
    internal void Add(Reason reason, string field)
    {
        if (_violations.Count < MaxViolations)
            _violations.Add(new(reason, field));
    }

    /// <summary>Steps into an object, list or map; <paramref name="names"/> are the members of an object.</summary>
    internal ref Frame Enter(string[] names)
    {
        ref var frame = ref _frames[++_depth];
        frame.Names = names;
        frame.At = Place.Container;
        return ref frame;
    }

    internal void Leave() => _depth--;

    internal void AtMember(int index) => _frames[_depth].AtMember(index);

    internal void AtItem(int index)
    {
        ref var frame = ref _frames[_depth];
        frame.Index = index;
        frame.At = Place.Item;
    }

    internal void AtKey(ReadOnlySpan<byte> utf8)
    {
        var start = _textUsed;
        utf8.CopyTo(Room(utf8.Length));
        _textUsed += utf8.Length;
        ref var frame = ref _frames[_depth];
        (frame.KeyStart, frame.KeyLength, frame.At) = (start, utf8.Length, Place.Key);
    }

    /// <summary>Gives back what <see cref="AtKey"/> took.</summary>
    internal void ForgetKey() => _textUsed = _frames[_depth].KeyStart;

    /// <summary>Bits for the members of an object, all zero.</summary>
    internal Span<ulong> OpenBits(int words)
    {
        var start = _bitsUsed;
        _bitsUsed += words;

        // Objects further out keep what they have of the old array.
        if (_bitsUsed > _bits.Length)
            _bits = new ulong[_bitsUsed * 2];
        var bits = _bits.AsSpan(start, words);
        bits.Clear();
        return bits;
    }

    internal void CloseBits(int words) => _bitsUsed -= words;

    /// <summary>Room for text that stays until the record's end; <see cref="Keep"/> takes what was used of it.</summary>
    internal Span<byte> Room(int length)
    {
        if (_textUsed + length > _text.Length)
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _textUsed + length));
        return _text.AsSpan(_textUsed, length);
    }

    internal (int Start, int Length) Keep(int length)
    {
        var start = _textUsed;
        _textUsed += length;
        return (start, length);
    }

    /// <summary>Where a text lies that was kept.</summary>
    internal int StartOf(ReadOnlySpan<byte> text) => new ReadOnlySpan<byte>(_text).Overlaps(text, out var start) ? start : 0;

    internal ReadOnlySpan<byte> Text(int start, int length) => _text.AsSpan(start, length);

    /// <summary>An empty set for the keys of the object at a depth.</summary>
    internal KeySet Keys(int depth)
    {
        var keys = _keys[depth] ??= new();
        keys.Clear();
        return keys;
    }

    internal string Path()
    {
        // Most reasons are of a field of the record itself.
        if (_depth == 0 && _frames[0] is { At: Place.Member } field && IsPlain(field.Names[field.Index]) && field.Names[field.Index].Length <= LongestKeyInPath)
            return field.Names[field.Index];
        var path = new StringBuilder();
        for (var i = 0; i <= _depth; i++)
        {
            ref var frame = ref _frames[i];
            if (frame.At == Place.Item)
                path.Append('[').Append(frame.Index).Append(']');
            else if (frame.At == Place.Key)
                AppendKey(path, Encoding.UTF8.GetString(Text(frame.KeyStart, frame.KeyLength)));
            else if (frame.At == Place.Member)
                AppendKey(path, frame.Names[frame.Index]);
        }

        return path.ToString();
    }

    private static bool IsPlain(string key) => key.Length > 0 && !key.AsSpan().ContainsAnyExcept(Plain);

    private static void AppendKey(StringBuilder path, string key)
    {
        if (IsPlain(key))
        {
            path.Append(path.Length == 0 ? "" : ".").Append(key.Length > LongestKeyInPath ? key[..LongestKeyInPath] + "…" : key);
            return;
        }

        path.Append("[\"");
        foreach (var rune in key.EnumerateRunes().Take(LongestKeyInPath))
        {
            if (rune.Value is '"' or '\\')
                path.Append('\\');
            path.Append(Rune.IsControl(rune) ? "\uFFFD" : rune.ToString());
        }

        path.Append("\"]");
    }

    internal enum Place
    {
        Container,
        Member,
        Item,
        Key,
    }

    [StructLayout(LayoutKind.Auto)]
    internal struct Frame
    {
        public string[] Names;
        public int Index;
        public int KeyStart;
        public int KeyLength;
        public Place At;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void AtMember(int index)
        {
            Index = index;
            At = Place.Member;
        }
    }

    /// <summary>A value kept until the record's end: a moment or day as ticks, a whole number, or a text.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly struct Slot
    {
        public bool IsSet { get; init; }
        public DateTime Moment { get; init; }
        public ulong Number { get; init; }
        public int Start { get; init; }
        public int Length { get; init; }
        public bool IsInRecord { get; init; }
    }
}
