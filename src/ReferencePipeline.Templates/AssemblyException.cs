namespace ReferencePipeline.Templates;

/// <summary>An assembly cannot be read, or holds what this library does not understand: where, what, and what instead.</summary>
public sealed class AssemblyException(string where, string what, string? instead = null)
    : Exception($"{where}: {what}{(instead is null ? "" : $"; {instead}")}");
