using System.Text;

namespace ReferencePipeline.Contracts.Dialects;

/// <summary>A column of a Glue table; <see cref="Comment"/> is what the contract says of it, cut to what Glue keeps.</summary>
public sealed record GlueColumn(string Name, string Type, string? Comment);

/// <summary>A table's columns, in the contract's order and within the limits of Glue's <c>Column</c>.</summary>
public static class GlueColumns
{
    /// <summary>"Column - AWS Glue": at most this many characters, none of them a line break.</summary>
    public const int MaxComment = 255;

    /// <summary>"Column - AWS Glue": the longest type text.</summary>
    public const int MaxType = 131_072;

    /// <summary>The columns inside the files: all but the partition keys, then the one for unknown fields where they are kept.</summary>
    /// <exception cref="InvalidOperationException">A type's text is longer than Glue takes.</exception>
    public static IReadOnlyList<GlueColumn> Of(Dataset dataset)
    {
        var columns = dataset.Columns.Select(Of);
        if (dataset.UnknownFields is UnknownFields.Keep)
            columns = columns.Append(new(Dataset.UnknownFieldsColumn, "string", "Fields that the contract does not name, as JSON text."));
        return [.. columns];
    }

    /// <summary>The partition keys, outermost folder first.</summary>
    public static IReadOnlyList<GlueColumn> PartitionKeysOf(Dataset dataset) => [.. dataset.PartitionKeys.Select(Of)];

    private static GlueColumn Of(Field field)
    {
        var type = GlueType.Of(field.Type);
        if (type.Length > MaxType)
        {
            throw new InvalidOperationException(
                $"{field.Path}: its Hive type is {type.Length} characters long, Glue takes {MaxType}; give it fewer members, or use a map.");
        }

        return new(field.Column.Value, type, Comment(field.Description ?? field.BusinessName));
    }

    /// <summary>One line of at most <see cref="MaxComment"/> characters; what is longer ends in an ellipsis.</summary>
    private static string? Comment(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var line = OneLine(text);
        if (line.Length <= MaxComment)
            return line;
        var cut = MaxComment - 1;
        return string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[cut - 1]) ? cut - 1 : cut), "…");
    }

    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && c < '\uFFFE')
                line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }
}
