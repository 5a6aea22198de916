namespace ReferencePipeline.Contracts.Validation.Rules;

/// <summary>A value that is computed at the record's end from one that was kept in a slot.</summary>
internal sealed class DerivedRule(Field field, RecordColumn column, int slot, int partition, byte[] salt)
{
    public Derivation Derivation { get; } = field.Derivation!;
    public RecordColumn Column { get; } = column;
    public string Name { get; } = field.Name;
    public bool IsSourceText { get; } = field.Derivation!.Source.Type is StringType;
    public bool IsUnsigned64 { get; } = field.Type is IntegerType { Width: IntegerWidth.U64 };
    public int Slot { get; } = slot;

    /// <summary>The folder that the value names, or -1.</summary>
    public int Partition { get; } = partition;

    /// <summary>The secret of <c>sha256</c>.</summary>
    public byte[] Salt { get; } = salt;
}

/// <summary>The bounds of an event's time, with the slot that it is kept in.</summary>
internal sealed record EventTimeRule(int Slot, string Name, TimeSpan MaxLate, TimeSpan MaxEarly);

/// <summary>Everything that a dataset asks of a record.</summary>
internal sealed class RecordRules
{
    public required ObjectRule Root { get; init; }
    public required DerivedRule[] Derived { get; init; }
    public required EventTimeRule? EventTime { get; init; }
    public required UnknownFields UnknownFields { get; init; }

    /// <summary>The column of kept unknown fields; <c>null</c> when they are not kept.</summary>
    public required RecordColumn? UnknownColumn { get; init; }
    public required int Slots { get; init; }
}
