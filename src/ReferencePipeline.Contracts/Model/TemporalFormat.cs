namespace ReferencePipeline.Contracts;

/// <summary>How a date, timestamp or time is written in an event.</summary>
public abstract record TemporalFormat
{
    private protected TemporalFormat() { }

    /// <summary>ISO 8601, what ODCS means when a contract says nothing.</summary>
    public sealed record Iso : TemporalFormat
    {
        internal Iso() { }
    }

    /// <summary>A JDK <c>DateTimeFormatter</c> pattern, as ODCS asks; parsed once, here.</summary>
    public sealed record Pattern : TemporalFormat
    {
        internal Pattern() { }

        public required JdkPattern Jdk { get; init; }
    }

    /// <summary>A JSON number counting from 1970-01-01T00:00:00Z (custom property <c>epochUnit</c>).</summary>
    public sealed record Epoch : TemporalFormat
    {
        internal Epoch() { }

        public required EpochUnit Unit { get; init; }
    }
}

public enum EpochUnit
{
    Seconds,
    Milliseconds,
}
