namespace ReferencePipeline.Contracts.Reading;

/// <summary>What ODCS lets stand behind a key.</summary>
internal abstract record Shape
{
    private Shape() { }

    /// <summary>Text; a number or date without quotes is taken as it is written.</summary>
    public sealed record Text : Shape;

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public sealed record Flag : Shape;

    public sealed record Integer : Shape;

    public sealed record Number : Shape;

    /// <summary>Text, a number or a flag.</summary>
    public sealed record Scalar : Shape;

    /// <summary>Whatever the contract's author likes.</summary>
    public sealed record Anything : Shape;

    public sealed record ListOf(Shape Item) : Shape;

    /// <summary>A map whose keys ODCS names. Lazy, since properties hold properties.</summary>
    public sealed record Map(Func<OdcsElement> Element) : Shape;

    /// <summary>The first alternative that fits the kind of node is meant.</summary>
    public sealed record Either(Shape First, Shape Second) : Shape;
}

/// <summary>A map that ODCS defines, with every key it may hold.</summary>
/// <param name="Name">What a message calls it.</param>
/// <param name="NamedBy">The keys, best first, that name one of many in a path.</param>
/// <param name="Keys">All keys of ODCS 3.0 to 3.2.</param>
internal sealed record OdcsElement(string Name, IReadOnlyList<string> NamedBy, IReadOnlyList<OdcsKey> Keys)
{
    public OdcsKey? this[string key] => Keys.FirstOrDefault(candidate => candidate.Name == key);
}

/// <summary>A key, what may stand behind it, and, of a required one, a line like those that have it.</summary>
internal sealed record OdcsKey(string Name, Shape Shape, KeyUse Use, string? Like = null);

internal enum KeyUse
{
    /// <summary>Accepted and left alone: it does not touch what the pipeline builds.</summary>
    NotUsed,
    Used,
    Required,
}
