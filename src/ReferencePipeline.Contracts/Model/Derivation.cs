namespace ReferencePipeline.Contracts;

/// <summary>How a field is computed from another one of the same dataset: the written set of <c>transformLogic</c>.</summary>
public abstract record Derivation
{
    private protected Derivation(Field source) => Source = source;

    /// <summary>A top-level field that the event carries.</summary>
    public Field Source { get; }

    /// <summary><c>date(field)</c>: the UTC day of a timestamp.</summary>
    public sealed record DateOf : Derivation
    {
        internal DateOf(Field source) : base(source) { }
    }

    /// <summary><c>hour(field)</c>: 0 to 23, in UTC.</summary>
    public sealed record HourOf : Derivation
    {
        internal HourOf(Field source) : base(source) { }
    }

    /// <summary><c>month(field)</c>: 1 to 12, of a timestamp (in UTC) or a date.</summary>
    public sealed record MonthOf : Derivation
    {
        internal MonthOf(Field source) : base(source) { }
    }

    /// <summary><c>year(field)</c>: of a timestamp (in UTC) or a date.</summary>
    public sealed record YearOf : Derivation
    {
        internal YearOf(Field source) : base(source) { }
    }

    /// <summary><c>truncate(n, field)</c>: the first <c>n</c> code points of a text.</summary>
    public sealed record Truncate : Derivation
    {
        internal Truncate(int length, Field source) : base(source) => Length = length;

        public int Length { get; }
    }

    /// <summary><c>lower(field)</c>: a text in lower case, by Unicode's simple invariant mapping.</summary>
    public sealed record Lower : Derivation
    {
        internal Lower(Field source) : base(source) { }
    }

    /// <summary><c>bucket(n, field)</c>: murmur3 (32 bit, x86, seed 0) of the text or integer, as Iceberg computes it, modulo <c>n</c>.</summary>
    public sealed record Bucket : Derivation
    {
        internal Bucket(int count, Field source) : base(source) => Count = count;

        public int Count { get; }
    }

    /// <summary><c>sha256(field, salt)</c>: HMAC-SHA-256 under a secret named by reference, as 64 lower-case hex digits: a pseudonym.</summary>
    public sealed record Sha256 : Derivation
    {
        internal Sha256(Field source, string saltReference) : base(source) => SaltReference = saltReference;

        /// <summary>The name of the secret. The secret itself is never in a contract.</summary>
        public string SaltReference { get; }
    }
}
