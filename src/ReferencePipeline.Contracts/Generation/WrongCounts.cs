using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Generation;

internal static class WrongCounts
{
    private const int MostWritten = 1000;

    public static IEnumerable<WrongValue> Of(ObjectType type, ObjectMaker good)
    {
        var required = good.Members.Count(member => member.Required);
        if (type.MinProperties > 0 && required < type.MinProperties)
            yield return new("too few properties", Reason.Properties, good.Bounded(null, type.MinProperties - 1));
        if (type.MaxProperties < good.Members.Count)
            yield return new("too many properties", Reason.Properties, good.Bounded(type.MaxProperties + 1, null));
    }

    public static IEnumerable<WrongValue> Of(ArrayType type, ListMaker good)
    {
        if (type.MinItems > 0)
            yield return new("too few items", Reason.Items, good.OfLength(type.MinItems.Value - 1));
        if (type.MaxItems < MostWritten)
            yield return new("too many items", Reason.Items, good.OfLength(type.MaxItems.Value + 1));
        if (type.UniqueItems && type.MaxItems is null or > 1)
            yield return new("an item twice", Reason.UniqueItems, good.Doubled(Math.Max(2, type.MinItems ?? 0))) { Within = "[1]" };
    }

    public static IEnumerable<WrongValue> Of(MapType type, MapMaker good)
    {
        if (type.MinProperties > 0)
            yield return new("too few entries", Reason.Properties, good.OfLength(type.MinProperties.Value - 1));
        if (type.MaxProperties < MostWritten && good.KeyCount > type.MaxProperties)
            yield return new("too many entries", Reason.Properties, good.OfLength(type.MaxProperties.Value + 1));
    }
}
