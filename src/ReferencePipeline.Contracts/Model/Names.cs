using System.Text;
using System.Text.RegularExpressions;

namespace ReferencePipeline.Contracts;

/// <summary>A Glue table: lower case, digits and underscores, no digit first.</summary>
public readonly partial record struct TableName
{
    public const string Allowed = "lower-case letters, digits and underscores, no digit first, 128 at most";

    private TableName(string value) => Value = value;

    public string Value { get; }

    /// <summary>The name where underscores are not welcome: streams, prefixes, functions.</summary>
    public string Dashed => Value.Replace('_', '-');

    public static TableName? TryParse(string text) => SqlName().IsMatch(text) ? new(text) : null;

    public override string ToString() => Value;

    [GeneratedRegex(@"^[a-z_][a-z0-9_]{0,127}\z", RegexOptions.NonBacktracking)]
    internal static partial Regex SqlName();
}

/// <summary>A column, or a member of a struct: what Glue, Athena, Redshift and Parquet all take unquoted.</summary>
public readonly record struct ColumnName
{
    public const string Allowed = TableName.Allowed;

    private ColumnName(string value) => Value = value;

    public string Value { get; }

    public static ColumnName? TryParse(string text) => TableName.SqlName().IsMatch(text) ? new(text) : null;

    public override string ToString() => Value;
}

/// <summary>An IAM role's name without the stage's prefix, and an Athena workgroup's.</summary>
public readonly partial record struct RoleName
{
    public const string Allowed = "letters, digits, underscores and dashes, a letter first, 40 at most";

    private RoleName(string value) => Value = value;

    public string Value { get; }

    public static RoleName? TryParse(string text) => Pattern().IsMatch(text) ? new(text) : null;

    public override string ToString() => Value;

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]{0,39}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}

/// <summary><c>pageViewId</c>, <c>PageViewID</c> and <c>page-view id</c> all become <c>page_view_id</c>.</summary>
public static class SnakeCase
{
    public static string From(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var current = name[i];
            if (!char.IsAsciiLetterOrDigit(current))
            {
                Separate(snake);
                continue;
            }

            var startsWord = char.IsAsciiLetterUpper(current) && i > 0 &&
                (!char.IsAsciiLetterUpper(name[i - 1]) || i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1]));
            if (startsWord)
                Separate(snake);
            snake.Append(char.ToLowerInvariant(current));
        }

        return snake.ToString().TrimEnd('_');
    }

    private static void Separate(StringBuilder snake)
    {
        if (snake.Length > 0 && snake[^1] != '_')
            snake.Append('_');
    }
}
