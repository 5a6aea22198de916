namespace ReferencePipeline.Rehearsal.Query;

/// <summary>A query is not answered; the message is what Athena would say, or why a rehearsal cannot.</summary>
/// <param name="message">One line.</param>
/// <param name="isRefused">Whether the query is right, and may not or must not run.</param>
public sealed class QueryException(string message, bool isRefused = false) : Exception(message)
{
    /// <summary>Not the SQL is at fault: grants, partitions or the ceiling are against it.</summary>
    public bool IsRefused { get; } = isRefused;
}
