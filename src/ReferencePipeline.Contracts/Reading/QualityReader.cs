using System.Text.RegularExpressions;
using ReferencePipeline.Contracts.Reading.Yaml;

namespace ReferencePipeline.Contracts.Reading;

/// <summary>Reads <c>quality</c> of a dataset (with its fields) or of a field (with its type).</summary>
internal sealed partial class QualityReader
{
    private static readonly string[] Placeholders = ["object", "table", "property", "column"];

    private static readonly (string Key, string Type)[] KeyOwners =
    [
        ("metric", "library"), ("rule", "library"), ("arguments", "library"), ("validValues", "library"),
        ("query", "sql"), ("engine", "custom"), ("implementation", "custom"),
    ];

    private static readonly IReadOnlyList<string> Types = ["library", "text", "sql", "custom"];

    private readonly Section _rule;
    private readonly IReadOnlyList<Field>? _fields;
    private readonly FieldType? _type;

    private QualityReader(Section rule, IReadOnlyList<Field>? fields, FieldType? type) => (_rule, _fields, _type) = (rule, fields, type);

    public static IReadOnlyList<QualityRule> ReadAll(Section dataset, IReadOnlyList<Field> fields) =>
        [.. dataset.Children("quality").Select(rule => new QualityReader(rule, fields, null).Read()).OfType<QualityRule>()];

    public static IReadOnlyList<QualityRule> ReadAll(Section field, FieldType type) =>
        [.. field.Children("quality").Select(rule => new QualityReader(rule, null, type).Read()).OfType<QualityRule>()];

    private QualityRule? Read()
    {
        var type = _rule.Text("type") ?? Implied();
        if (!Types.Contains(type))
        {
            _rule.Refuse("type", $"'{type}' is not a type of quality rule", Words.DidYouMean(type, Types));
            return null;
        }

        foreach (var (key, owner) in KeyOwners.Where(pair => pair.Type != type && _rule.Has(pair.Key)))
            _rule.Refuse(key, $"'{key}' belongs to a rule of type {owner}", $"use type: {owner}, or remove it");
        return type switch
        {
            "library" => LibraryReader.Read(_rule, _fields, _type),
            "text" => Text(),
            "sql" => Sql(),
            _ => Custom(),
        };
    }

    // ODCS lets 'type' out for the library, which is the default; a rule that is only described is a text.
    private string Implied() =>
        KeyOwners.FirstOrDefault(pair => _rule.Has(pair.Key)).Type ??
        (ComparisonReader.Operators.Any(_rule.Has) || !_rule.Has("description") ? "library" : "text");

    private TextRule? Text()
    {
        ComparisonReader.RefuseAny(_rule, "text");
        if (_rule.Has("description"))
            return new TextRule { Name = Name(_rule), Description = _rule.Text("description"), Dimension = _rule.Text("dimension"), Severity = _rule.Text("severity"), Line = _rule.Line };
        _rule.Refuse("'description' is missing", "write the sentence that is the rule");
        return null;
    }

    private SqlRule? Sql()
    {
        var comparison = ComparisonReader.Read(_rule);
        if (_rule.Text("query") is not { } query)
        {
            _rule.Refuse("'query' is missing", "write the query whose number is compared");
            return null;
        }

        foreach (var name in Placeholder().Matches(query).Select(match => match.Groups["name"].Value).Where(name => !Placeholders.Contains(name)))
        {
            if (Nearest.To(name, Placeholders) is { } near)
                _rule.Refuse("query", $"'{{{name}}}' stands for nothing", $"did you mean '{{{near}}}'?");
        }

        return comparison is null ? null : new SqlRule
        {
            Name = Name(_rule),
            Description = _rule.Text("description"),
            Dimension = _rule.Text("dimension"),
            Severity = _rule.Text("severity"),
            Line = _rule.Line,
            Query = query,
            Comparison = comparison,
        };
    }

    private CustomRule? Custom()
    {
        ComparisonReader.RefuseAny(_rule, "custom");
        foreach (var key in new[] { "engine", "implementation" }.Where(key => !_rule.Has(key)))
            _rule.Refuse($"'{key}' is missing", "a custom rule names its engine and what that engine runs");
        return _rule.Text("engine") is not { } engine || _rule.Node("implementation") is not { } implementation ? null : new CustomRule
        {
            Name = Name(_rule),
            Description = _rule.Text("description"),
            Dimension = _rule.Text("dimension"),
            Severity = _rule.Text("severity"),
            Line = _rule.Line,
            Engine = engine,
            Implementation = implementation is YamlScalar scalar ? scalar.Text : JsonText.Of(LiteralReader.From(implementation)),
        };
    }

    /// <summary>A name in braces; one that is near to none of ours may be another engine's.</summary>
    [GeneratedRegex(@"\{(?<name>[A-Za-z_]+)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();

    internal static string? Name(Section rule) => rule.Text("id") ?? rule.Text("name");
}
