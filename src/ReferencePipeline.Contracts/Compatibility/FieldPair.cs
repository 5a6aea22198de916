namespace ReferencePipeline.Contracts.Comparing;

/// <summary>A field in both versions, and what a stricter or looser rule on it means for whom; nested is one inside a struct, an array or a map.</summary>
internal sealed record FieldPair(DatasetPair Dataset, Field Old, Field New, bool IsNested)
{
    public bool IsCarried => !Old.IsDerived && !New.IsDerived;

    public void Add(ChangeKind kind, string what, Breaks breaks = Breaks.Nothing, Engines inPlace = Engines.All) =>
        Dataset.Add(New.Path, kind, what, breaks, inPlace);

    /// <summary>Values that were taken are refused now, and are in the stored rows. Nobody sends a derived value.</summary>
    public Breaks Tightening => IsCarried ? Breaks.Producers | Breaks.OldData : Breaks.OldData;

    /// <summary>Values come that readers were promised not to meet.</summary>
    public static Breaks Loosening => Breaks.OldReaders;

    public void Tighten(ChangeKind kind, string what) => Add(kind, what, Tightening);

    public void Loosen(ChangeKind kind, string what) => Add(kind, what, Loosening);

    /// <summary>Neither is a part of the other.</summary>
    public void Replace(ChangeKind kind, string what) => Add(kind, what, Tightening | Loosening);
}
