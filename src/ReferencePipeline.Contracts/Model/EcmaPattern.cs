using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ReferencePipeline.Contracts;

/// <summary>A regular expression of ECMA-262 as JSON Schema uses it: found anywhere unless anchored, by code points, in linear time.</summary>
/// <remarks>A pattern reads records that anyone may send, so what needs backtracking is refused when the contract is read.</remarks>
public sealed class EcmaPattern : IEquatable<EcmaPattern>
{
    private readonly Regex _regex;

    private EcmaPattern(string text, string translated)
    {
        Text = text;
        try
        {
            _regex = new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException)
        {
            // .NET bounds the automaton by its nodes, of which a negated class takes several.
            throw EcmaTranslation.TooLarge();
        }
    }

    /// <summary>The pattern as the contract writes it.</summary>
    public string Text { get; }

    /// <summary>Parses a pattern; <paramref name="problem"/> says what is wrong and what to write instead.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out EcmaPattern? parsed, [NotNullWhen(false)] out EcmaProblem? problem)
    {
        try
        {
            parsed = new EcmaPattern(text, EcmaTranslation.ToDotNet(text));
            problem = null;
            return true;
        }
        catch (EcmaFault fault)
        {
            parsed = null;
            problem = new EcmaProblem(fault.Message, fault.Instead);
            return false;
        }
    }

    public bool Matches(ReadOnlySpan<char> value) => _regex.IsMatch(value);

    public bool Equals(EcmaPattern? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as EcmaPattern);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;
}

public sealed record EcmaProblem(string What, string Instead);
