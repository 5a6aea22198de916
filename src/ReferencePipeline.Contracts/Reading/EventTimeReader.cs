namespace ReferencePipeline.Contracts.Reading;

/// <summary>Reads how late and how early an event may be.</summary>
internal static class EventTimeReader
{
    public static EventTime? Read(Section dataset, CustomPropertyReader custom, IReadOnlyList<Field> fields)
    {
        var late = Duration(custom, "eventTimeMaxLate");
        var early = Duration(custom, "eventTimeMaxEarly");
        if (custom.Text("eventTimeField") is not { } name)
        {
            foreach (var bound in new[] { "eventTimeMaxLate", "eventTimeMaxEarly" }.Where(bound => custom[bound] is not null && custom["eventTimeField"] is null))
                custom[bound]!.Refuse("a bound on no field", "add the custom property 'eventTimeField'");
            return null;
        }

        var section = custom["eventTimeField"]!;
        var field = fields.FirstOrDefault(candidate => candidate.Name == name);
        if (field is null)
            section.Refuse("value", $"'{name}' is no property of this dataset", Words.DidYouMean(name, [.. fields.Where(f => f.Type is TimestampType).Select(f => f.Name)]));
        else if (field.IsDerived || field.Type is not (TimestampType or UnreadType))
            section.Refuse("value", $"'{name}' is not a timestamp that the event carries", "name a timestamp that is not derived");

        foreach (var (bound, like) in new[] { ("eventTimeMaxLate", "7 d"), ("eventTimeMaxEarly", "1 h") }.Where(pair => custom[pair.Item1] is null))
            section.Refuse($"without '{bound}', an event may open partitions without end", $"add the custom property '{bound}', like '{like}'");
        if (late == TimeSpan.Zero)
            custom["eventTimeMaxLate"]!.Refuse("value", "every event arrives after it happened", "write a duration above 0");
        return field is not null && late is not null && early is not null ? new EventTime(field, late.Value, early.Value) : null;
    }

    private static TimeSpan? Duration(CustomPropertyReader custom, string name)
    {
        if (custom.Text(name) is not { } text)
            return null;
        var (value, what, instead) = Durations.Of(text);
        if (what is null)
            return value;
        custom[name]!.Refuse("value", what, instead);
        return null;
    }
}

/// <summary>Reads which field spreads the records over shards.</summary>
internal static class StreamKeyReader
{
    public static Field? Read(CustomPropertyReader custom, IReadOnlyList<Field> fields)
    {
        if (custom.Text("streamKey") is not { } name)
            return null;

        var section = custom["streamKey"]!;
        var fit = fields.Where(field => !field.IsDerived && field.Required && field.Type is StringType or IntegerType).ToList();
        var field = fields.FirstOrDefault(candidate => candidate.Name == name);
        if (field is null)
            section.Refuse("value", $"'{name}' is no property of this dataset", Words.DidYouMean(name, [.. fit.Select(f => f.Name)]));
        else if (field.IsDerived || !field.Required || field.Type is not (StringType or IntegerType or UnreadType))
            section.Refuse("value", $"'{name}' cannot spread records over shards", "name a required string or integer that the event carries");
        return field;
    }
}
