namespace ReferencePipeline.Rehearsal.Duck;

/// <summary>The engine refuses a statement; the message is its own.</summary>
public sealed class DuckException(string message) : Exception(message);

/// <summary>The engine is not on this machine; the message says how it gets there.</summary>
public sealed class EngineMissingException(string message) : Exception(message);
