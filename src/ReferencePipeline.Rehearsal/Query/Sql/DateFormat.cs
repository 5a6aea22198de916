using System.Text;
using System.Text.Json.Nodes;

namespace ReferencePipeline.Rehearsal.Query.Sql;

/// <summary>The formats of date_format and date_parse are MySQL's, and the engine takes those of C.</summary>
internal static class DateFormat
{
    /// <summary>MySQL's letter, and what it is in C.</summary>
    private const string Pairs = "a=%a b=%b d=%d e=%-d f=%f H=%H h=%I I=%I i=%M j=%j k=%-H l=%-I M=%B m=%m c=%-m p=%p S=%S s=%S T=%H:%M:%S W=%A Y=%Y y=%y %=%%";

    private static readonly Dictionary<char, string> Letters = Pairs.Split(' ').ToDictionary(pair => pair[0], pair => pair[2..]);

    public static void Respell(JsonObject call, string name, SqlPlace place)
    {
        if (name is not ("date_format" or "date_parse"))
            return;
        if (call.List("children") is not [_, JsonObject format] || format.Class() != "CONSTANT" || format["value"]!["value"] is not JsonValue value || !value.TryGetValue<string>(out var text))
            throw new QueryException($"NOT_SUPPORTED: {place}: {name} takes a literal format here");
        var made = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
                made.Append(text[i]);
            else if (i + 1 < text.Length && Letters.TryGetValue(text[++i], out var letter))
                made.Append(letter);
            else
                throw new QueryException($"NOT_SUPPORTED: {place}: {name} does not take '%{(i < text.Length ? text[i] : ' ')}' here");
        }

        format["value"]!["value"] = made.ToString();
    }
}
