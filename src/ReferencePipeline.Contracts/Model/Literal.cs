using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ReferencePipeline.Contracts;

/// <summary>A value written in a contract: an example, a member of a list, a custom property.</summary>
public abstract record Literal
{
    private protected Literal() { }

    public sealed record Null : Literal
    {
        internal Null() { }
    }

    public sealed record Boolean(bool Value) : Literal;

    /// <summary>A number with the digits as written.</summary>
    public sealed record Number(string Digits) : Literal;

    public sealed record Text(string Value) : Literal;

    public sealed record List(IReadOnlyList<Literal> Items) : Literal;

    public sealed record Map(IReadOnlyList<KeyValuePair<string, Literal>> Entries) : Literal;
}

/// <summary>The <c>customProperties</c> of one element, in the contract's order.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "ODCS's own word.")]
public sealed class CustomProperties : IReadOnlyCollection<KeyValuePair<string, Literal>>
{
    private readonly IReadOnlyList<KeyValuePair<string, Literal>> _entries;

    internal CustomProperties(IReadOnlyList<KeyValuePair<string, Literal>> entries) => _entries = entries;

    public static CustomProperties Empty { get; } = new([]);

    public int Count => _entries.Count;

    public Literal? this[string property] => _entries.FirstOrDefault(entry => entry.Key == property).Value;

    public IEnumerator<KeyValuePair<string, Literal>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
