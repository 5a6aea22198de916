using System.Diagnostics.CodeAnalysis;

namespace ReferencePipeline.Contracts;

/// <summary>A parsed <c>java.time.format.DateTimeFormatter</c> pattern: the letters that a record can be read back by.</summary>
public sealed class JdkPattern
{
    private JdkPattern(string text) => Text = text;

    public string Text { get; }

    /// <summary>Parses a pattern; <paramref name="problem"/> says what is wrong and what to write instead.</summary>
    public static bool TryParse(string pattern, [NotNullWhen(true)] out JdkPattern? parsed, [NotNullWhen(false)] out JdkProblem? problem) =>
        throw new NotSupportedException();
}

public sealed record JdkProblem(string What, string Instead);
