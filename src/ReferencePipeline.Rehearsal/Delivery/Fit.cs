using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Rehearsal.Duck;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>Whether what the function hands over can be stored in a column of the table.</summary>
internal static class Fit
{
    /// <summary>
    /// Equal types, and wider numbers. What the table does not name is left out, and what the function does not hand over is null, as in Firehose.
    /// </summary>
    public static bool Stores(DuckType column, FieldType value) => (column, value) switch
    {
        (DuckType.Scalar { Kind: var kind }, IntegerType { Width: not IntegerWidth.U64 } number) => Bits(kind) >= Bits(number.Width),
        (DuckType.Scalar { Kind: ScalarKind.Double }, FloatType) => true,
        (DuckType.Decimal wide, DecimalType narrow) => wide.Scale == narrow.Scale && wide.Precision >= narrow.Precision,
        (DuckType.List list, ArrayType array) => Stores(list.Item, array.Items.Type),
        (DuckType.Map map, MapType entries) => Stores(map.Key, entries.Key.Type) && Stores(map.Value, entries.Value.Type),
        (DuckType.Struct members, ObjectType fields) => members.Members.All(member => fields.Fields.FirstOrDefault(field => field.Column.Value == member.Name) is not { } field || Stores(member.Type, field.Type)),
        _ => column.Sql == DuckDbType.Of(value),
    };

    private static int Bits(ScalarKind kind) => kind switch
    {
        ScalarKind.TinyInt => 8,
        ScalarKind.SmallInt => 16,
        ScalarKind.Integer => 32,
        ScalarKind.BigInt => 64,
        _ => 0,
    };

    /// <summary>Bits of a signed number that holds it.</summary>
    private static int Bits(IntegerWidth width) => width switch
    {
        IntegerWidth.I8 => 8,
        IntegerWidth.I16 or IntegerWidth.U8 => 16,
        IntegerWidth.I32 or IntegerWidth.U16 => 32,
        _ => 64,
    };
}
