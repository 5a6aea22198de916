namespace ReferencePipeline.Transform.Runtime;

/// <summary>One call of the function. The event's bytes belong to the runtime and hold until the next call.</summary>
internal readonly record struct Invocation(string RequestId, DateTimeOffset Deadline, ReadOnlyMemory<byte> Event);

/// <summary>What the runtime calls.</summary>
internal interface IHandler
{
    /// <summary>The response's bytes; they hold until the next call.</summary>
    /// <exception cref="FunctionException">The invocation fails, with a message for whoever reads the error.</exception>
    ReadOnlyMemory<byte> Handle(in Invocation invocation);
}

/// <summary>A failure that says what to do; anything else that is thrown is a defect.</summary>
internal sealed class FunctionException(string type, string message) : Exception(message)
{
    /// <summary>What Lambda calls the error's type, like <c>Event.NotFirehose</c>.</summary>
    public string Type { get; } = type;
}
