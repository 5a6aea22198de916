using System.Runtime.InteropServices;
using System.Text;

namespace ReferencePipeline.Rehearsal.Duck;

/// <summary>A list of a result.</summary>
public sealed record DuckList(IReadOnlyList<object?> Items);

/// <summary>A struct of a result: names and values in their order.</summary>
public sealed record DuckStruct(IReadOnlyList<KeyValuePair<string, object?>> Members);

/// <summary>A map of a result.</summary>
public sealed record DuckMap(IReadOnlyList<KeyValuePair<object?, object?>> Entries);

/// <summary>A decimal as it is kept: a whole number, and how many of its digits stand behind the point.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DuckDecimal(Int128 Digits, int Scale);

/// <summary>A moment in microseconds since 1970; <see cref="IsZoned"/> for one that knows its zone, which is UTC.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DuckMoment(long Micros, bool IsZoned);

/// <summary>Microseconds since midnight.</summary>
public readonly record struct DuckTime(long Micros);

/// <summary>A span of months, days and microseconds, which do not convert into each other.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckInterval(int Months, int Days, long Micros);

/// <summary>Reads values out of the engine's vectors.</summary>
internal static unsafe class DuckValue
{
    /// <summary><c>duckdb_list_entry</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Entry(ulong Offset, ulong Length);

    public static object? Of(DuckShape shape, nint vector, ulong row)
    {
        var validity = Native.VectorValidity(vector);
        if (validity is not null && (validity[row >> 6] & (1UL << (int)(row & 63))) == 0)
            return null;
        return shape.Id switch
        {
            DuckTypeId.List => List(shape, vector, row),
            DuckTypeId.Map => Map(shape, vector, row),
            DuckTypeId.Struct => Struct(shape, vector, row),
            DuckTypeId.Decimal => new DuckDecimal(Whole(shape.Holder, Native.VectorData(vector), row), shape.Scale),
            _ => Scalar(shape.Id, Native.VectorData(vector), row),
        };
    }

    private static object? Scalar(DuckTypeId type, byte* data, ulong row) => type switch
    {
        DuckTypeId.Boolean => data[row] != 0,
        DuckTypeId.TinyInt or DuckTypeId.SmallInt or DuckTypeId.Integer or DuckTypeId.BigInt => (long)Whole(type, data, row),
        DuckTypeId.UBigInt => ((ulong*)data)[row] is var large and > long.MaxValue ? (object)(Int128)large : (long)((ulong*)data)[row],
        DuckTypeId.HugeInt => Whole(type, data, row) is var huge && huge >= long.MinValue && huge <= long.MaxValue ? (object)(long)huge : huge,
        DuckTypeId.Float => (double)((float*)data)[row],
        DuckTypeId.Double => ((double*)data)[row],
        DuckTypeId.Varchar => Encoding.UTF8.GetString(DuckText.Of((DuckText*)data + row)),
        DuckTypeId.Blob => DuckText.Of((DuckText*)data + row).ToArray(),
        DuckTypeId.Date => DateOnly.FromDayNumber(DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber + ((int*)data)[row]),
        DuckTypeId.Time => new DuckTime(((long*)data)[row]),
        DuckTypeId.Timestamp => new DuckMoment(((long*)data)[row], IsZoned: false),
        DuckTypeId.TimestampZoned => new DuckMoment(((long*)data)[row], IsZoned: true),
        DuckTypeId.TimestampSeconds => new DuckMoment(((long*)data)[row] * 1_000_000, IsZoned: false),
        DuckTypeId.TimestampMilliseconds => new DuckMoment(((long*)data)[row] * 1_000, IsZoned: false),
        DuckTypeId.TimestampNanoseconds => new DuckMoment(((long*)data)[row] / 1_000, IsZoned: false),
        DuckTypeId.Interval => ((DuckInterval*)data)[row],
        DuckTypeId.Uuid => Uuid(((Int128*)data)[row]),
        DuckTypeId.Null => null,
        _ => throw new DuckException($"a column of type {(int)type} is not read here; cast it to VARCHAR"),
    };

    private static Int128 Whole(DuckTypeId holder, byte* data, ulong row) => holder switch
    {
        DuckTypeId.TinyInt => ((sbyte*)data)[row],
        DuckTypeId.SmallInt => ((short*)data)[row],
        DuckTypeId.Integer => ((int*)data)[row],
        DuckTypeId.BigInt => ((long*)data)[row],
        _ => ((Int128*)data)[row],
    };

    private static DuckList List(DuckShape shape, nint vector, ulong row)
    {
        var (entry, child) = (((Entry*)Native.VectorData(vector))[row], Native.ListChild(vector));
        var items = new object?[entry.Length];
        for (var i = 0UL; i < entry.Length; i++)
            items[i] = Of(shape.Parts[0], child, entry.Offset + i);
        return new(items);
    }

    /// <summary>A map is a list of structs of key and value.</summary>
    private static DuckMap Map(DuckShape shape, nint vector, ulong row)
    {
        var (entry, child) = (((Entry*)Native.VectorData(vector))[row], Native.ListChild(vector));
        var (keys, values) = (Native.StructChild(child, 0), Native.StructChild(child, 1));
        var entries = new KeyValuePair<object?, object?>[entry.Length];
        for (var i = 0UL; i < entry.Length; i++)
            entries[i] = new(Of(shape.Parts[0], keys, entry.Offset + i), Of(shape.Parts[1], values, entry.Offset + i));
        return new(entries);
    }

    private static DuckStruct Struct(DuckShape shape, nint vector, ulong row) =>
        new([.. shape.Parts.Select((part, member) => new KeyValuePair<string, object?>(shape.Names[member], Of(part, Native.StructChild(vector, (ulong)member), row)))]);

    /// <summary>Kept with the first bit turned over, so that whole numbers sort as the text does.</summary>
    private static Guid Uuid(Int128 kept)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt128BigEndian(bytes, kept ^ (Int128.One << 127));
        return new Guid(bytes, bigEndian: true);
    }
}
