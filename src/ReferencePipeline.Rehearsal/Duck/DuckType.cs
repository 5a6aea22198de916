using System.Runtime.InteropServices;
using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Rehearsal.Duck;

/// <summary>A type of the engine's: what its vectors hold, and how SQL spells it.</summary>
public abstract record DuckType
{
    private DuckType() { }

    /// <summary>The type in SQL.</summary>
    public abstract string Sql { get; }

    internal abstract OwnedType Make();

    public sealed override string ToString() => Sql;

    public sealed record Scalar(ScalarKind Kind) : DuckType
    {
        public override string Sql => Kind.ToString().ToUpperInvariant();

        internal override OwnedType Make() => new(Native.CreateType(Kind switch
        {
            ScalarKind.Boolean => DuckTypeId.Boolean,
            ScalarKind.TinyInt => DuckTypeId.TinyInt,
            ScalarKind.SmallInt => DuckTypeId.SmallInt,
            ScalarKind.Integer => DuckTypeId.Integer,
            ScalarKind.BigInt => DuckTypeId.BigInt,
            ScalarKind.Float => DuckTypeId.Float,
            ScalarKind.Double => DuckTypeId.Double,
            ScalarKind.Date => DuckTypeId.Date,
            ScalarKind.Timestamp => DuckTypeId.Timestamp,
            ScalarKind.Varchar => DuckTypeId.Varchar,
            _ => throw new InvalidOperationException($"No type for {Kind}."),
        }));
    }

    public sealed record Decimal(int Precision, int Scale) : DuckType
    {
        public override string Sql => $"DECIMAL({Precision},{Scale})";

        internal override OwnedType Make() => new(Native.CreateDecimalType((byte)Precision, (byte)Scale));
    }

    public sealed record List(DuckType Item) : DuckType
    {
        public override string Sql => $"{Item.Sql}[]";

        internal override OwnedType Make()
        {
            using var item = Item.Make();
            return new(Native.CreateListType(item.Pointer));
        }
    }

    public sealed record Map(DuckType Key, DuckType Value) : DuckType
    {
        public override string Sql => $"MAP({Key.Sql}, {Value.Sql})";

        internal override OwnedType Make()
        {
            using var key = Key.Make();
            using var value = Value.Make();
            return new(Native.CreateMapType(key.Pointer, value.Pointer));
        }
    }

    public sealed record Struct(IReadOnlyList<(string Name, DuckType Type)> Members) : DuckType
    {
        public override string Sql => $"STRUCT({string.Join(", ", Members.Select(member => $"{SqlIdentifier.Quote(member.Name)} {member.Type.Sql}"))})";

        internal override unsafe OwnedType Make()
        {
            OwnedType[] types = [.. Members.Select(member => member.Type.Make())];
            nint[] names = [.. Members.Select(member => Marshal.StringToCoTaskMemUTF8(member.Name))];
            nint[] pointers = [.. types.Select(type => type.Pointer)];
            fixed (nint* first = pointers, name = names)
            {
                var made = Native.CreateStructType(first, name, (ulong)types.Length);
                foreach (var type in types)
                    type.Dispose();
                foreach (var text in names)
                    Marshal.FreeCoTaskMem(text);
                return new(made);
            }
        }
    }
}

public enum ScalarKind
{
    Boolean,
    TinyInt,
    SmallInt,
    Integer,
    BigInt,
    Float,
    Double,
    Date,
    Timestamp,
    Varchar,
}

/// <summary>A logical type of the engine's, until it is handed over.</summary>
internal sealed class OwnedType(nint pointer) : IDisposable
{
    private nint _pointer = pointer;

    public nint Pointer => _pointer;

    public void Dispose() => Native.DestroyType(ref _pointer);
}
