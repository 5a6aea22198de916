namespace ReferencePipeline.Contracts;

/// <summary>A condition over a row. A closed family; <c>NOT IN</c>, <c>NOT BETWEEN</c>, <c>NOT LIKE</c> and <c>IS NOT NULL</c> are a <see cref="Not"/> of the plain one.</summary>
/// <remarks>As in SQL, a comparison with NULL is neither true nor false, and a row is seen only where the whole is true.</remarks>
public abstract record Condition
{
    private Condition() { }

    public sealed record And(Condition Left, Condition Right) : Condition;

    public sealed record Or(Condition Left, Condition Right) : Condition;

    public sealed record Not(Condition Inner) : Condition;

    public sealed record Compare(Field Column, RowOperator Operator, RowValue Value) : Condition;

    public sealed record In(Field Column, IReadOnlyList<RowValue> Values) : Condition;

    /// <summary>Both bounds belong to it.</summary>
    public sealed record Between(Field Column, RowValue Low, RowValue High) : Condition;

    /// <summary><c>%</c> stands for any text, <c>_</c> for one character.</summary>
    public sealed record Like(Field Column, string Pattern) : Condition;

    public sealed record IsNull(Field Column) : Condition;
}

public enum RowOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>A value in a condition, of its column's type.</summary>
public abstract record RowValue
{
    private RowValue() { }

    public sealed record Text(string Value) : RowValue;

    public sealed record Number(decimal Value) : RowValue;

    public sealed record Boolean(bool Value) : RowValue;

    public sealed record Date(DateOnly Value) : RowValue;

    /// <summary>In UTC.</summary>
    public sealed record Timestamp(DateTime Value) : RowValue;
}
