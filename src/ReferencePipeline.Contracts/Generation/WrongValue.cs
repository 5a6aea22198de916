using System.Text;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Generation;

/// <summary>A value that a field does not take, and the reason that the validator gives.</summary>
internal sealed record WrongValue(string Name, Reason Reason, Maker Value)
{
    /// <summary>What follows the field's path: where in the value it is wrong.</summary>
    public string Within { get; init; } = "";

    public WrongValue(string name, Reason reason, string json) : this(name, reason, new ConstantMaker(Encoding.UTF8.GetBytes(json))) { }

    /// <summary>Everything that can be wrong with the value itself, not with a part of it.</summary>
    public static IEnumerable<WrongValue> Of(Field field, Maker good) => field.Type switch
    {
        StringType text => [OfType("7"), .. WrongTexts.Of(field, text)],
        IntegerType or DecimalType or FloatType => [OfType("\"7\""), .. WrongNumbers.Of(field)],
        BooleanType => [OfType("\"true\"")],
        TimestampType { Format: TemporalFormat.Epoch } moment => [OfType("\"1767225600\""), .. WrongTimes.Of(moment)],
        TimestampType moment => [OfType("1767225600"), .. WrongTimes.Of(moment)],
        DateType date => [OfType("20260101"), .. WrongTimes.Of(date)],
        TimeType time => [OfType("930"), .. WrongTimes.Of(time)],
        ObjectType @object => [OfType("[]"), .. WrongCounts.Of(@object, (ObjectMaker)good)],
        ArrayType array => [OfType("{}"), .. WrongCounts.Of(array, (ListMaker)good)],
        MapType map => [OfType("[]"), .. WrongCounts.Of(map, (MapMaker)good)],
        _ => throw new InvalidOperationException($"Unknown type {field.Type}."),
    };

    private static WrongValue OfType(string json) => new("another JSON type", Reason.WrongType, json);
}
