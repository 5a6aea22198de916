using System.Runtime.Intrinsics;

namespace ReferencePipeline.Contracts.Validation;

/// <summary>Where a value belongs: a stored column, a member of a struct, the items of a list, or the values of a map.</summary>
public sealed class RecordColumn
{
    internal RecordColumn(int index, string name, FieldType type, bool named)
    {
        Index = index;
        Name = name;
        Type = type;
        Key = named ? System.Text.Encoding.UTF8.GetBytes($"\"{name}\":") : [];
        KeyLength = Key.Length;
        Span<byte> block = stackalloc byte[KeyBlockLength];
        block.Clear();
        if (KeyLength <= KeyBlockLength)
            Key.CopyTo(block);
        KeyBlock = Vector256.Create<byte>(block);
    }

    /// <summary>The position among the dataset's stored columns, or among the members of its struct; 0 in lists and maps.</summary>
    public int Index { get; }

    public string Name { get; }
    public FieldType Type { get; }

    /// <summary>The members of a struct in the contract's order; the item of a list; the value of a map.</summary>
    public IReadOnlyList<RecordColumn> Children { get; internal set; } = [];

    /// <summary>The name as JSON writes it before the value; empty in lists and maps.</summary>
    internal byte[] Key { get; }

    internal int KeyLength { get; }

    /// <summary>The key as a block, which is copied whole sooner than its length is looked at; means nothing where the key is longer.</summary>
    internal Vector256<byte> KeyBlock { get; }

    internal const int KeyBlockLength = 32;
}
