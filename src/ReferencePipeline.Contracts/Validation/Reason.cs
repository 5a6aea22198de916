using System.Collections.Frozen;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>Why a record is refused: a closed set, whose codes are stored with what is refused and never change their meaning.</summary>
public enum Reason
{
    NotJson,
    InvalidUtf8,
    NotAnObject,
    TooLarge,
    TooDeep,
    DuplicateKey,
    UnknownField,
    Missing,
    WrongType,
    Width,
    Digits,
    NotFinite,
    OutOfRange,
    MultipleOf,
    TooShort,
    TooLong,
    Pattern,
    Format,
    Enum,
    NotADate,
    NotATime,
    NotATimestamp,
    AmbiguousTime,
    Items,
    UniqueItems,
    Properties,
    EventTimeLate,
    EventTimeEarly,
    PartitionValue,
}

/// <summary>The code of a reason and what it means, as the documentation lists them.</summary>
public sealed record ReasonText(Reason Reason, string Code, string Meaning);

public static class Reasons
{
    /// <summary>Every reason, in the order of <see cref="Reason"/>.</summary>
    public static IReadOnlyList<ReasonText> All { get; } = [.. Enum.GetValues<Reason>().Select(TextOf)];

    private static readonly FrozenDictionary<string, Reason> ByCode = All.ToFrozenDictionary(text => text.Code, text => text.Reason, StringComparer.Ordinal);

    public static string Code(this Reason reason) => All[(int)reason].Code;

    public static Reason? FromCode(string code) => ByCode.TryGetValue(code, out var reason) ? reason : null;

    internal static ReasonText TextOf(Reason reason)
    {
        var (code, meaning) = reason switch
        {
            Reason.NotJson => ("not-json", "the record is not one JSON value: a syntax fault, nothing at all, text behind it, NaN, or a byte order mark before it"),
            Reason.InvalidUtf8 => ("invalid-utf8", "the bytes are not UTF-8, or an escape names half a surrogate pair"),
            Reason.NotAnObject => ("not-an-object", "the record is JSON, but no object"),
            Reason.TooLarge => ("too-large", "the record is longer than 1 MiB"),
            Reason.TooDeep => ("too-deep", "objects and arrays are nested more than 64 deep"),
            Reason.DuplicateKey => ("duplicate-key", "an object has a key twice"),
            Reason.UnknownField => ("unknown-field", "the contract does not name the field, and refuses what it does not name"),
            Reason.Missing => ("missing", "a required value is absent or null"),
            Reason.WrongType => ("wrong-type", "the JSON value is of another type, or a fraction where a whole number belongs"),
            Reason.Width => ("width", "the whole number does not fit its width, such as 300 into 8 bits"),
            Reason.Digits => ("digits", "the number has more digits before or behind the point than the decimal has"),
            Reason.NotFinite => ("not-finite", "the number is too large for a floating-point value of its width"),
            Reason.OutOfRange => ("out-of-range", "the value lies outside minimum and maximum"),
            Reason.MultipleOf => ("multiple-of", "the number is not a multiple of multipleOf"),
            Reason.TooShort => ("too-short", "the text has fewer characters than minLength"),
            Reason.TooLong => ("too-long", "the text has more characters than maxLength"),
            Reason.Pattern => ("pattern", "the text does not match the pattern"),
            Reason.Format => ("format", "the text is not of its format, such as email or uuid"),
            Reason.Enum => ("enum", "the value is not one of those listed"),
            Reason.NotADate => ("not-a-date", "the text is no date as the contract writes dates, or no day of the calendar"),
            Reason.NotATime => ("not-a-time", "the text is no time of day as the contract writes times"),
            Reason.NotATimestamp => ("not-a-timestamp", "the value is no moment as the contract writes moments"),
            Reason.AmbiguousTime => ("ambiguous-time", "the local time is one that its zone skips or repeats"),
            Reason.Items => ("items", "the list has fewer than minItems or more than maxItems"),
            Reason.UniqueItems => ("unique-items", "the list holds a value twice"),
            Reason.Properties => ("properties", "the object or map has fewer than minProperties or more than maxProperties"),
            Reason.EventTimeLate => ("event-time-late", "the event happened longer before its arrival than the contract allows"),
            Reason.EventTimeEarly => ("event-time-early", "the event claims to have happened further after its arrival than the contract allows"),
            Reason.PartitionValue => ("partition-value", "the text cannot name a folder: 1 to 128 letters, digits, dots, underscores or dashes"),
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
        };
        return new(reason, code, meaning);
    }
}

/// <summary>One thing wrong with a record. It never repeats the value: that may be personal.</summary>
/// <param name="Reason">What is wrong.</param>
/// <param name="Path">Where, in the event's own keys: <c>lineItems[2].price</c>; empty for the record itself.</param>
public sealed record Violation(Reason Reason, string Path)
{
    public override string ToString() => Path.Length == 0 ? Reason.Code() : $"{Path}: {Reason.Code()}";
}
