using ReferencePipeline.Contracts.Reading.Yaml;

namespace ReferencePipeline.Contracts.Reading.Types;

/// <summary><c>logicalTypeOptions</c>, each allowed for its own types only.</summary>
internal sealed class TypeOptions
{
    private static readonly string[] Bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];

    public TypeOptions(Section property, LogicalType logical)
    {
        Section = property.Child("logicalTypeOptions");
        if (Section is null)
            return;

        string[] allowed = Allowed(logical);
        foreach (var key in Section.Keys.Where(key => OdcsKeys.Options[key] is not null && !allowed.Contains(key)))
        {
            var name = logical.ToString().ToLowerInvariant();
            Section.Refuse(key, $"'{key}' is no option of {name}", allowed.Length == 0 ? "remove it" : $"use {Words.Or(allowed)}, or remove it");
        }
    }

    /// <summary><c>null</c> when the property has none.</summary>
    public Section? Section { get; }

    public static string[] Allowed(LogicalType logical) => logical switch
    {
        LogicalType.String => ["minLength", "maxLength", "pattern", "format"],
        LogicalType.Integer or LogicalType.Number => [.. Bounds, "multipleOf", "format"],
        LogicalType.Boolean or LogicalType.Map => logical == LogicalType.Map ? ["minProperties", "maxProperties"] : [],
        LogicalType.Date => [.. Bounds, "format"],
        LogicalType.Timestamp or LogicalType.Time => [.. Bounds, "format", "timezone", "defaultTimezone"],
        LogicalType.Object => ["minProperties", "maxProperties", "required"],
        LogicalType.Array => ["minItems", "maxItems", "uniqueItems"],
        _ => throw new InvalidOperationException($"Unknown logical type {logical}."),
    };

    public string? Text(string key) => Section?.Text(key);

    public bool? Flag(string key) => Section?.Flag(key);

    /// <summary>Two counts that bound from below and above.</summary>
    public (int? Least, int? Most) Counts(string least, string most)
    {
        var (low, high) = (Count(least), Count(most));
        if (low > high)
            Section!.Refuse(least, $"{low} is above '{most}' {high}", "no value could satisfy both: lower it or raise the other");
        return (low, high);
    }

    /// <summary>The four bounds as one range, each value read by <paramref name="read"/>, which tells what is wrong.</summary>
    public Range<T> Range<T>(Func<YamlScalar, (T? Value, string? What, string Instead)> read) where T : struct, IComparable<T>
    {
        var (low, excludesLow) = Bound("minimum", "exclusiveMinimum", read);
        var (high, excludesHigh) = Bound("maximum", "exclusiveMaximum", read);
        if (low is { } least && high is { } most && least.CompareTo(most) is var order && (order > 0 || order == 0 && (excludesLow || excludesHigh)))
            Section!.Refuse(excludesLow && Section.Has("exclusiveMinimum") ? "exclusiveMinimum" : "minimum", "no value lies between the bounds", "lower it or raise the other");
        return new Range<T>(low, high, excludesLow, excludesHigh);
    }

    private (T? Value, bool Excluded) Bound<T>(string including, string excluding, Func<YamlScalar, (T?, string?, string)> read) where T : struct
    {
        // Before v3.1 some wrote 'exclusiveMinimum: true' beside 'minimum', as JSON Schema once did.
        if (Section?.Flag(excluding) is { } flag)
        {
            if (!Section.Has(including))
                Section.Refuse(excluding, $"it excludes no '{including}'", $"write the bound itself as '{excluding}'");
            return (Value(including, read), flag);
        }

        if (Section?.Has(including) == true && Section.Has(excluding))
            Section.Refuse(excluding, $"'{including}' bounds the same side", "write one of the two");
        return Section?.Has(excluding) == true ? (Value(excluding, read), true) : (Value(including, read), false);
    }

    private T? Value<T>(string key, Func<YamlScalar, (T?, string?, string)> read) where T : struct
    {
        if (Section?.Scalar(key) is not { } scalar)
            return null;
        var (value, what, instead) = read(scalar);
        if (what is not null)
            Section.Refuse(key, what, instead);
        return value;
    }

    private int? Count(string key)
    {
        if (Section?.Integer(key) is not { } count)
            return null;
        if (count >= 0)
            return count;
        Section.Refuse(key, $"{count} is below 0", "write 0 or more");
        return null;
    }
}
