using System.Text.Encodings.Web;
using System.Text.Json;
using ReferencePipeline.Rehearsal.Duck;
using ReferencePipeline.Rehearsal.Query;

namespace ReferencePipeline.Cli;

/// <summary>Writes the answer of a query; each way tells how many rows there were.</summary>
internal static class AnswerText
{
    /// <summary>Rows that decide how wide a table's columns are; later ones may stand out.</summary>
    private const int Measured = 1000;
    private const int Widest = 120;

    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Columns below each other, for people.</summary>
    public static int Table(TextWriter to, QueryAnswer answer, CancellationToken stop)
    {
        var count = 0;
        using var rows = answer.Rows.Select(row => row.Select(value => (Text: OnOneLine(ValueText.Of(value)), IsNumber: value is long or double or Int128 or DuckDecimal)).ToArray()).GetEnumerator();
        var first = new List<(string Text, bool IsNumber)[]>();
        while (first.Count < Measured && rows.MoveNext())
            first.Add(rows.Current);
        var widths = answer.Columns.Select((name, i) => Math.Min(Widest, first.Select(row => row[i].Text.Length).Append(name.Length).Max())).ToList();
        Line([.. answer.Columns.Select(name => (name, false))]);
        to.WriteLine(string.Join("  ", widths.Select(width => new string('-', width))));
        foreach (var row in first)
            Line(row);
        while (rows.MoveNext())
            Line(rows.Current);
        return count - 1;

        void Line((string Text, bool IsNumber)[] row)
        {
            stop.ThrowIfCancellationRequested();
            to.WriteLine(string.Join("  ", row.Select((cell, i) => cell.IsNumber ? cell.Text.PadLeft(widths[i]) : cell.Text.PadRight(widths[i]))).TrimEnd());
            count++;
        }
    }

    /// <summary>RFC 4180 as Athena keeps to it: every value in quotes, NULL without.</summary>
    public static int Csv(TextWriter to, QueryAnswer answer, CancellationToken stop)
    {
        var count = 0;
        to.WriteLine(string.Join(',', answer.Columns.Select(Quoted)));
        foreach (var row in answer.Rows)
        {
            stop.ThrowIfCancellationRequested();
            to.WriteLine(string.Join(',', row.Select(value => value is null ? "" : Quoted(ValueText.Of(value)))));
            count++;
        }

        return count;
    }

    /// <summary>One object a row, each on a line of its own.</summary>
    public static int Json(TextWriter to, QueryAnswer answer, CancellationToken stop)
    {
        var count = 0;
        using var bytes = new MemoryStream();
        foreach (var row in answer.Rows)
        {
            stop.ThrowIfCancellationRequested();
            bytes.SetLength(0);
            using (var json = new Utf8JsonWriter(bytes, OneLine))
                Write(json, new DuckStruct([.. answer.Columns.Select((name, i) => KeyValuePair.Create(name, row[i]))]));
            to.WriteLine(System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
            count++;
        }

        return count;
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case long or Int128 or DuckDecimal:
                json.WriteRawValue(ValueText.Of(value));
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case DuckList list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            case DuckStruct row:
                json.WriteStartObject();
                foreach (var (name, member) in row.Members)
                    Member(name, member);
                json.WriteEndObject();
                break;
            case DuckMap map:
                json.WriteStartObject();
                foreach (var (key, entry) in map.Entries)
                    Member(ValueText.Of(key), entry);
                json.WriteEndObject();
                break;
            default:
                json.WriteStringValue(ValueText.Of(value));
                break;
        }

        void Member(string name, object? member)
        {
            json.WritePropertyName(name);
            Write(json, member);
        }
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string OnOneLine(string text) => text.AsSpan().ContainsAny('\n', '\r', '\t') ? text.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal) : text;
}
