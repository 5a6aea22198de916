namespace ReferencePipeline.Rehearsal.Catalog;

/// <summary>Partitions that some readers see and others do not, for one reason.</summary>
/// <param name="SeenBy">Who reads the rows: <c>catalog</c> (Spectrum, Spark, quality runs), <c>athena</c> or <c>nobody</c>.</param>
/// <param name="Where">Stack, logical id, and the table's parameter where one decides.</param>
/// <param name="Why">What keeps the others from it.</param>
/// <param name="Instead">What to change.</param>
/// <param name="Partitions">How many.</param>
/// <param name="Rows">How many rows they hold.</param>
/// <param name="Example">The first of them, as S3 has it.</param>
public sealed record Disagreement(string SeenBy, string Where, string Why, string Instead, int Partitions, long Rows, string Example)
{
    public const string Catalog = "catalog";
    public const string Athena = "athena";
    public const string Nobody = "nobody";
}
