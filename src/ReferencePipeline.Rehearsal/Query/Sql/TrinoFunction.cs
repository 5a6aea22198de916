namespace ReferencePipeline.Rehearsal.Query.Sql;

internal enum FunctionKind
{
    Scalar,
    Aggregate,
    Window,
}

/// <summary>A function of Trino's, and what the engine does for it.</summary>
/// <param name="Name">As queries call it, in lower case.</param>
/// <param name="Kind">What it takes: a value, the rows of a group, a window.</param>
/// <param name="Engine">The engine's function of the same result.</param>
/// <param name="Macro">The parameters and the expression, where the engine has no such function: <c>(x) AS …</c>.</param>
/// <param name="Difference">What is not as in Athena, if anything.</param>
internal sealed record TrinoFunction(string Name, FunctionKind Kind, string Engine, string? Macro = null, string? Difference = null)
{
    /// <summary>The statement that the engine learns it by.</summary>
    public string? Definition => Macro is null ? null : $"CREATE MACRO IF NOT EXISTS {Engine}{Macro}";
}
