using System.Text.RegularExpressions;
using ReferencePipeline.Contracts.Reading.Yaml;

namespace ReferencePipeline.Contracts.Reading;

/// <summary>Reads <c>transformLogic</c>: one call of one of the written functions on one field that the event carries.</summary>
internal static partial class DerivationReader
{
    private const string Functions = "date(f), hour(f), month(f), year(f), truncate(n, f), lower(f), bucket(n, f) or sha256(f, 'salt/name')";

    public static bool IsDerived(Section property) =>
        property.Text("semanticType") != "measure" && (property.Has("transformLogic") || property.Has("transformSourceObjects"));

    public static Derivation? Read(Section property, FieldType type, IReadOnlyList<Field> carried, IReadOnlyList<Section> all)
    {
        if (!property.Has("transformLogic") || !property.Has("transformSourceObjects"))
        {
            var missing = property.Has("transformLogic") ? "transformSourceObjects" : "transformLogic";
            property.Refuse($"'{missing}' is missing", "a derived field needs transformSourceObjects and transformLogic");
            return null;
        }

        RefuseRestrictions(property, type);
        if (property.Text("transformLogic") is not { } logic)
            return null;
        if (Call.Parse(logic) is not { } call)
        {
            property.Refuse("transformLogic", $"'{logic}' is not a function that the pipeline computes", Call.Meant(logic) is { } meant ? $"did you mean {meant}?" : $"use {Functions}");
            return null;
        }

        return Source(property, call, carried, all) is { } source ? Checked(property, call, type, source) : null;
    }

    private static Field? Source(Section property, Call call, IReadOnlyList<Field> carried, IReadOnlyList<Section> all)
    {
        var source = carried.FirstOrDefault(field => field.Name == call.Source && !field.IsDerived);
        if (IsDerivedIn(all, call.Source))
            property.Refuse("transformLogic", $"'{call.Source}' is derived itself", "derive from a field that the event carries");
        else if (source is null)
            property.Refuse("transformLogic", $"'{call.Source}' is no property of this dataset", Words.DidYouMean(call.Source, [.. carried.Select(field => field.Name)]));
        else if (property.Node("transformSourceObjects") is YamlList && (property.Texts("transformSourceObjects") is not [var only] || only != call.Source))
            property.Refuse("transformSourceObjects", $"it must name just the field of the logic, '{call.Source}'", $"write [{call.Source}]");
        else
            return source;
        return null;
    }

    private static bool IsDerivedIn(IReadOnlyList<Section> all, string name) => all.Any(section => section.Text("name") == name && IsDerived(section));

    private static Derivation? Checked(Section property, Call call, FieldType type, Field source)
    {
        var rule = Rules.For(call);
        if (source.Type is not UnreadType && !rule.Takes(source.Type))
            property.Refuse("transformLogic", $"{call.Function} does not take '{source.Name}'", $"name {rule.Wants}");
        else if (type is not UnreadType && !rule.Gives(type))
            property.Refuse(property.Has("logicalType") ? "logicalType" : "physicalType", $"{call.Function} does not give this type", $"use {rule.Result}");
        else if (property.Flag("required") == true && !source.Required)
            property.Refuse("required", $"it is derived from '{source.Name}', which is not required", $"make '{source.Name}' required, or remove this");
        else
            return rule.Make(source);
        return null;
    }

    /// <summary>A computed value cannot be sent to quarantine for what it is.</summary>
    private static void RefuseRestrictions(Section property, FieldType type)
    {
        if (property.Has("enum"))
            property.Refuse("enum", "the value is computed, not sent", "restrict the field that it is derived from");
        if (property.Child("logicalTypeOptions") is not { } options)
            return;
        foreach (var key in options.Keys.Where(key => !(key == "format" && type is IntegerType)))
            options.Refuse(key, "the value is computed, not sent", "restrict the field that it is derived from");
    }

    /// <summary>The logic, taken apart.</summary>
    private sealed partial record Call(string Function, string Source, int Number, string? Salt)
    {
        private static readonly string[] Names = ["date", "hour", "month", "year", "truncate", "lower", "bucket", "sha256"];

        /// <summary>A function misspelt, or with its number behind the field.</summary>
        public static string? Meant(string logic)
        {
            if (Any().Match(logic) is not { Success: true } match || Nearest.To(match.Groups["function"].Value, Names) is not { } function)
                return null;
            var (first, second) = (match.Groups["first"].Value, match.Groups["second"].Value);
            var meant = second.Length == 0 ? $"{function}({first})" : second.All(char.IsAsciiDigit) ? $"{function}({second}, {first})" : $"{function}({first}, {second})";
            return Parse(meant) is null ? null : meant;
        }

        public static Call? Parse(string logic)
        {
            var match = Written().Match(logic);
            if (!match.Success)
                return null;
            var number = int.TryParse(match.Groups["n"].Value, out var n) ? n : 0;
            var salt = match.Groups["salt"] is { Success: true } group ? group.Value : null;
            return new Call(match.Groups["function"].Value, match.Groups["field"].Value, number, salt);
        }

        [GeneratedRegex(@"^\s*(?<function>[A-Za-z0-9_]+)\s*\(\s*(?<first>[^\s,()]+)\s*(,\s*(?<second>[^\s,()]+)\s*)?\)\s*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
        private static partial Regex Any();

        [GeneratedRegex(@"^\s*((?<function>date|hour|month|year|lower)\s*\(\s*(?<field>[^\s,()']+)" +
            @"|(?<function>truncate|bucket)\s*\(\s*(?<n>[1-9][0-9]{0,5})\s*,\s*(?<field>[^\s,()']+)" +
            @"|(?<function>sha256)\s*\(\s*(?<field>[^\s,()']+)\s*,\s*'(?<salt>[A-Za-z0-9/_.\-]{1,128})')\s*\)\s*\z",
            RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
        private static partial Regex Written();
    }

    /// <summary>What a function takes and gives.</summary>
    private sealed record Rules(Func<FieldType, bool> Takes, string Wants, Func<FieldType, bool> Gives, string Result, Func<Field, Derivation> Make)
    {
        public static Rules For(Call call) => call.Function switch
        {
            "date" => new(t => t is TimestampType, "a timestamp", t => t is DateType, "logicalType date", f => new Derivation.DateOf(f)),
            "hour" => new(t => t is TimestampType, "a timestamp", Holds(23), "logicalType integer", f => new Derivation.HourOf(f)),
            "month" => new(t => t is TimestampType or DateType, "a timestamp or a date", Holds(12), "logicalType integer", f => new Derivation.MonthOf(f)),
            "year" => new(t => t is TimestampType or DateType, "a timestamp or a date", Holds(9999), "logicalType integer of 16 bits or more", f => new Derivation.YearOf(f)),
            "truncate" => new(t => t is StringType, "a string", HoldsText(call.Number), "logicalType string, long enough", f => new Derivation.Truncate(call.Number, f)),
            "lower" => new(t => t is StringType, "a string", t => t is StringType { MaxLength: null }, "logicalType string without a length", f => new Derivation.Lower(f)),
            "bucket" => new(t => t is StringType or IntegerType, "a string or an integer", Holds(call.Number - 1), $"logicalType integer that holds {call.Number - 1}", f => new Derivation.Bucket(call.Number, f)),
            "sha256" => new(t => t is StringType, "a string", HoldsText(64), "logicalType string of 64 characters or more", f => new Derivation.Sha256(f, call.Salt!)),
            _ => throw new InvalidOperationException($"Unknown function {call.Function}."),
        };

        private static Func<FieldType, bool> Holds(int most) => type => type is IntegerType { Width: var width } && width.Limits().Most >= most;

        private static Func<FieldType, bool> HoldsText(int length) => type => type is StringType text && !(text.MaxLength < length);
    }
}
