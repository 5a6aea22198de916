namespace ReferencePipeline.Contracts.Reading.Types;

internal static class ScalarTypes
{
    private static readonly IReadOnlyList<string> Formats = [.. Enum.GetNames<StringFormat>().Skip(1).Select(name => name.ToLowerInvariant())];

    public static FieldType String(Section property, PhysicalType? physical, TypeOptions options)
    {
        var (least, most) = options.Counts("minLength", "maxLength");
        return new StringType
        {
            Format = Format(property, physical, options),
            MinLength = least,
            MaxLength = Bounded(property, physical, least, most),
            Pattern = Pattern(options),
        };
    }

    private static StringFormat Format(Section property, PhysicalType? physical, TypeOptions options)
    {
        var isUuid = physical?.Name == "uuid";
        if (options.Text("format") is not { } text)
            return isUuid ? StringFormat.Uuid : StringFormat.None;
        if (!Formats.Contains(text))
            options.Section!.Refuse("format", $"'{text}' is not a format of ODCS", text switch
            {
                "date" or "time" => $"use logicalType: {text}",
                "date-time" => "use logicalType: timestamp",
                _ => Words.DidYouMean(text, Formats),
            });
        else if (isUuid && text != "uuid")
            property.Refuse("physicalType", $"physicalType uuid and format {text} disagree", "write one of the two");
        else
            return Enum.Parse<StringFormat>(text, ignoreCase: true);
        return StringFormat.None;
    }

    private static int? Bounded(Section property, PhysicalType? physical, int? least, int? most)
    {
        if (physical is not { Arguments.Count: > 0 })
            return most;
        var length = physical.Arguments[0];
        if (physical.Arguments.Count > 1 || physical.Name is "string" or "text" or "uuid" || length == 0)
            property.Refuse("physicalType", $"'{property.Text("physicalType")}' does not say a length", "write it like varchar(20)");
        else if (least > length)
            property.Refuse("physicalType", $"it holds {length} characters, and 'minLength' asks for {least}", "lower minLength or widen the type");
        return Math.Min(most ?? int.MaxValue, length);
    }

    private static EcmaPattern? Pattern(TypeOptions options)
    {
        if (options.Text("pattern") is not { } text)
            return null;
        if (!EcmaPattern.TryParse(text, out var pattern, out var problem))
            options.Section!.Refuse("pattern", problem.What, problem.Instead);
        return pattern;
    }
}
