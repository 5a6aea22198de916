namespace ReferencePipeline.Contracts.Reading;

/// <summary>The rules of keys: numbered from 1 without gap or double, and of a partition key's type.</summary>
internal static class Partitions
{
    /// <summary>The position that a property claims; <c>null</c> when it is no key.</summary>
    public static int? Position(Section property, string flag, string position)
    {
        var isKey = property.Flag(flag) ?? false;
        var at = property.Integer(position);
        if (at is null or -1)
            return isKey ? 0 : null;
        if (at < 1)
            property.Refuse(position, $"{at} is not a position", "positions start at 1; -1 means none");
        else if (!isKey)
            property.Refuse(position, $"a position without '{flag}: true'", $"add '{flag}: true', or write -1");
        else
            return at;
        return isKey ? 0 : null;
    }

    public static void Check(IReadOnlyList<Section> properties, IReadOnlyList<Field> fields)
    {
        CheckOrder(properties, fields, field => field.PartitionPosition, "partitionKeyPosition");
        CheckOrder(properties, fields, field => field.PrimaryKeyPosition, "primaryKeyPosition");

        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i].PartitionPosition is null)
                continue;
            if (fields[i].Type is not (DateType or IntegerType or StringType or BooleanType or UnreadType))
                properties[i].Refuse("partitioned", "a partition key cannot be of this type", "use a date, integer, string or boolean; derive one, like 'date(field)' of a timestamp");
            if (!fields[i].Required)
                properties[i].Refuse("partitioned", "a partition key must always be there", fields[i].IsDerived ? "make the field it is derived from required" : "add 'required: true'");
        }
    }

    /// <summary>A single key may leave its position out.</summary>
    public static int? OrOnly(int? position, int keys) => position == 0 && keys == 1 ? 1 : position;

    private static void CheckOrder(IReadOnlyList<Section> properties, IReadOnlyList<Field> fields, Func<Field, int?> position, string key)
    {
        var keys = Enumerable.Range(0, fields.Count).Where(i => position(fields[i]) is not null).ToList();
        for (var n = 0; n < keys.Count; n++)
        {
            var at = position(fields[keys[n]]);
            var twin = keys.Take(n).FirstOrDefault(other => position(fields[other]) == at && at > 0, -1);
            if (at == 0 && properties[keys[n]].Integer(key) is null or -1)
                properties[keys[n]].Refuse($"'{key}' is missing", $"number the {keys.Count} keys from 1");
            else if (twin >= 0)
                properties[keys[n]].Refuse(key, $"position {at} is also that of '{fields[twin].Name}'", $"number the {keys.Count} keys from 1, each once");
            else if (at > keys.Count)
                properties[keys[n]].Refuse(key, $"position {at} leaves a gap among {keys.Count} {(keys.Count == 1 ? "key" : "keys")}", $"number them from 1 to {keys.Count}");
        }
    }
}
