namespace ReferencePipeline.Contracts.Generation;

/// <summary>The contract, or what was asked for, leaves no event to generate; the message says where, why and what to do.</summary>
public sealed class GenerationException(string message) : Exception(message);
