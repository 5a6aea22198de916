using System.Text;
using System.Text.Json;
using ReferencePipeline.Transform.Runtime;

namespace ReferencePipeline.Transform.Firehose;

/// <summary>Finds the records of a Firehose transformation event, without copying any of them.</summary>
internal static class EventReader
{
    private const string NotFirehose = "Event.NotFirehose";

    public static void Read(ReadOnlyMemory<byte> utf8, List<EventRecord> records)
    {
        records.Clear();
        var reader = new Utf8JsonReader(utf8.Span);
        try
        {
            if (!ReadRoot(ref reader, records))
                throw Foreign("it holds no list called 'records'");
        }
        catch (JsonException e)
        {
            throw Foreign($"it is not JSON ({e.Message})");
        }
        RefuseRepeatedIds(utf8, records);
    }

    private static bool ReadRoot(ref Utf8JsonReader reader, List<EventRecord> records)
    {
        var found = false;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw Foreign("it is not a JSON object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isRecords = reader.ValueTextEquals("records"u8);
            reader.Read();
            if (isRecords && reader.TokenType == JsonTokenType.StartArray)
            {
                found = true;
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    records.Add(ReadRecord(ref reader, records.Count));
            }
            else
            {
                reader.Skip();
            }
        }
        // Nothing may follow the event; the reader throws if it does.
        reader.Read();
        return found;
    }

    private static EventRecord ReadRecord(ref Utf8JsonReader reader, int index)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Foreign($"records[{index}] is not an object");
        Slice? id = null, data = null;
        long? arrival = null, streamArrival = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("recordId"u8))
                id = ReadText(ref reader);
            else if (reader.ValueTextEquals("data"u8))
                data = ReadText(ref reader);
            else if (reader.ValueTextEquals("approximateArrivalTimestamp"u8))
                arrival = ReadNumber(ref reader);
            else if (reader.ValueTextEquals("kinesisRecordMetadata"u8))
                streamArrival = ReadMetadata(ref reader);
            else
                SkipValue(ref reader);
        }
        if (id is not { Length: > 0 } found)
            throw Foreign($"records[{index}] has no 'recordId', so it cannot be answered");
        // A record counts as arrived when the stream took it, however long the delivery stream stood still.
        return new(found, data, streamArrival ?? arrival ?? throw Foreign($"records[{index}] has no 'approximateArrivalTimestamp'"));
    }

    private static long? ReadMetadata(ref Utf8JsonReader reader)
    {
        long? arrival = null;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("approximateArrivalTimestamp"u8))
                arrival = ReadNumber(ref reader);
            else
                SkipValue(ref reader);
        }
        return arrival;
    }

    private static Slice? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return new((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length, reader.ValueIsEscaped);
        reader.Skip();
        return null;
    }

    private static long? ReadNumber(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) && number is >= 0 and <= LastMillisecond)
            return number;
        reader.Skip();
        return null;
    }

    // 9999-12-31T23:59:59.999Z: what DateTime can hold.
    private const long LastMillisecond = 253_402_300_799_999;

    private static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    /// <summary>Firehose fails both records of an id that comes back twice, and which of them was meant is unknowable.</summary>
    private static void RefuseRepeatedIds(ReadOnlyMemory<byte> utf8, List<EventRecord> records)
    {
        var seen = new HashSet<Slice>(records.Count, new SameText(utf8));
        foreach (var record in records)
        {
            if (!seen.Add(record.Id))
                throw Foreign($"the record id '{Encoding.UTF8.GetString(record.Id.In(utf8.Span))}' occurs twice");
        }
    }

    private static FunctionException Foreign(string why) => new(NotFirehose,
        $"This is not an event of a Firehose delivery stream: {why}. To try the function by hand, use the console's test event 'Amazon Data Firehose'.");
}
