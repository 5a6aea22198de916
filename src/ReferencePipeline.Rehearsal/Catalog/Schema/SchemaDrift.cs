namespace ReferencePipeline.Rehearsal.Catalog.Schema;

/// <summary>A difference between a table's columns and what its files hold.</summary>
/// <param name="Path">The column, or what is nested in it: <c>stops[].name</c>.</param>
/// <param name="InTable">Its type in the table; <c>null</c> when the table has none.</param>
/// <param name="InFiles">Its type in the files; <c>null</c> when they have none.</param>
/// <param name="IsRead">Whether Athena reads the column all the same.</param>
/// <param name="Reading">What a reader gets.</param>
/// <param name="Crawling">What the crawlers would do about it.</param>
/// <param name="Files">How many files differ so.</param>
/// <param name="Example">The first of them.</param>
public sealed record SchemaDrift(string Path, string? InTable, string? InFiles, bool IsRead, string Reading, string Crawling, int Files, string Example);
