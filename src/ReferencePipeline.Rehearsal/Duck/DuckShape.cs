namespace ReferencePipeline.Rehearsal.Duck;

/// <summary>The type of a column of a result, with the types inside it.</summary>
internal sealed record DuckShape(DuckTypeId Id, IReadOnlyList<DuckShape> Parts, IReadOnlyList<string> Names, int Scale, DuckTypeId Holder)
{
    public static DuckShape OfColumn(ref DuckResultData result, ulong column) => Take(Native.ColumnLogicalType(ref result, column));

    /// <summary>Reads a type of the engine's and gives it back.</summary>
    private static DuckShape Take(nint pointer)
    {
        using var type = new OwnedType(pointer);
        var id = Native.TypeId(pointer);
        return id switch
        {
            DuckTypeId.List => new(id, [Take(Native.ListItemType(pointer))], [], 0, id),
            DuckTypeId.Map => new(id, [Take(Native.MapKeyType(pointer)), Take(Native.MapValueType(pointer))], [], 0, id),
            DuckTypeId.Struct => Struct(pointer),
            DuckTypeId.Decimal => new(id, [], [], Native.DecimalScale(pointer), Native.DecimalHolder(pointer)),
            _ => new(id, [], [], 0, id),
        };
    }

    private static DuckShape Struct(nint pointer)
    {
        var (parts, names) = (new List<DuckShape>(), new List<string>());
        for (var member = 0UL; member < Native.StructMemberCount(pointer); member++)
        {
            parts.Add(Take(Native.StructMemberType(pointer, member)));
            var name = Native.StructMemberName(pointer, member);
            names.Add(Native.Text(name));
            Native.Free(name);
        }

        return new(DuckTypeId.Struct, parts, names, 0, DuckTypeId.Struct);
    }
}
