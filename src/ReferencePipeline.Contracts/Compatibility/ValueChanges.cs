using System.Globalization;

namespace ReferencePipeline.Contracts.Comparing;

/// <summary>What a string or a number may be.</summary>
internal static class ValueChanges
{
    public static void CompareEnum(FieldPair pair)
    {
        var (old, @new) = (pair.Old.Enum, pair.New.Enum);
        switch (old.Count, @new.Count)
        {
            case (0, 0):
                break;
            case (0, _):
                pair.Tighten(ChangeKind.EnumClosed, $"any value → only {Text.Of(@new)}");
                break;
            case (_, 0):
                pair.Loosen(ChangeKind.EnumOpened, $"only {Text.Of(old)} → any value");
                break;
            default:
                if (old.Except(@new).ToList() is { Count: > 0 } removed)
                    pair.Tighten(ChangeKind.EnumValuesRemoved, $"the set of values loses {Text.Of(removed)}");
                if (@new.Except(old).ToList() is { Count: > 0 } added)
                    pair.Loosen(ChangeKind.EnumValuesAdded, $"the set of values gains {Text.Of(added)}");
                break;
        }
    }

    public static void Compare(FieldPair pair, StringType old, StringType @new)
    {
        CountChanges.Compare(pair, "length", old.MinLength, old.MaxLength, @new.MinLength, @new.MaxLength, ChangeKind.LengthTightened, ChangeKind.LengthLoosened);
        CompareOptional(pair, "pattern", old.Pattern?.Text, @new.Pattern?.Text, ChangeKind.PatternAdded, ChangeKind.PatternRemoved, ChangeKind.PatternChanged);
        CompareOptional(pair, "format", Format(old), Format(@new), ChangeKind.FormatAdded, ChangeKind.FormatRemoved, ChangeKind.FormatChanged);
    }

    public static void CompareNumber(FieldPair pair, Range<decimal> old, Range<decimal> @new, decimal? oldStep, decimal? newStep)
    {
        Bounds.Compare(pair, old, @new);
        CompareStep(pair, oldStep, newStep);
    }

    private static void CompareStep(FieldPair pair, decimal? old, decimal? @new)
    {
        if (old == @new)
            return;
        var what = $"multiples of {Step(old)} → {Step(@new)}";
        if (old is null || old != 0 && @new % old == 0)
            pair.Tighten(ChangeKind.MultipleOfTightened, what);
        else if (@new is null || @new != 0 && old % @new == 0)
            pair.Loosen(ChangeKind.MultipleOfLoosened, what);
        else
            pair.Replace(ChangeKind.MultipleOfChanged, what);
    }

    private static string Step(decimal? step) => step?.ToString(CultureInfo.InvariantCulture) ?? "anything";

    private static void CompareOptional(FieldPair pair, string word, string? old, string? @new, ChangeKind added, ChangeKind removed, ChangeKind changed)
    {
        if (old == @new)
            return;
        if (old is null)
            pair.Tighten(added, $"any {word} → {@new}");
        else if (@new is null)
            pair.Loosen(removed, $"{word} {old} → any");
        else
            pair.Replace(changed, $"{word} {old} → {@new}");
    }

    /// <summary>A password is any text; the word is for people.</summary>
    private static string? Format(StringType type) =>
        type.Format is StringFormat.None or StringFormat.Password ? null : type.Format.ToString().ToLowerInvariant();
}
