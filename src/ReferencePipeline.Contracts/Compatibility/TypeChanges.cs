using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Contracts.Comparing;

/// <summary>A field's type, then what it allows, then its parts.</summary>
internal static class TypeChanges
{
    public static void Compare(FieldPair pair)
    {
        var (old, @new) = (pair.Old.Type, pair.New.Type);
        var widens = TypeInclusion.Includes(@new, old);
        var narrows = TypeInclusion.Includes(old, @new);
        var what = $"the type goes from {Text.Of(old)} to {Text.Of(@new)}";
        switch (widens, narrows)
        {
            case (true, false):
                pair.Add(ChangeKind.TypeWidened, what, FieldPair.Loosening, EnginesFor(pair));
                break;
            case (false, true):
                pair.Add(ChangeKind.TypeNarrowed, what, pair.Tightening, EnginesFor(pair));
                break;
            case (false, false):
                pair.Add(ChangeKind.TypeReplaced, what, pair.Tightening | FieldPair.Loosening, EnginesFor(pair));
                break;
            case (true, true):
                break;
        }

        ValueChanges.CompareEnum(pair);
        CompareWithin(pair, old, @new);
    }

    private static void CompareWithin(FieldPair pair, FieldType old, FieldType @new)
    {
        switch (old, @new)
        {
            case (StringType before, StringType after):
                ValueChanges.Compare(pair, before, after);
                break;
            case (IntegerType before, IntegerType after):
                ValueChanges.CompareNumber(pair, before.Range, after.Range, before.MultipleOf, after.MultipleOf);
                break;
            case (DecimalType before, DecimalType after):
                ValueChanges.CompareNumber(pair, before.Range, after.Range, before.MultipleOf, after.MultipleOf);
                break;
            case (FloatType before, FloatType after):
                ValueChanges.CompareNumber(pair, before.Range, after.Range, before.MultipleOf, after.MultipleOf);
                break;
            case (BooleanType, BooleanType):
                break;
            case (DateType before, DateType after):
                TemporalChanges.CompareFormat(pair, before.Format, after.Format);
                Bounds.Compare(pair, before.Range, after.Range);
                break;
            case (TimestampType before, TimestampType after):
                TemporalChanges.Compare(pair, before, after);
                break;
            case (TimeType before, TimeType after):
                TemporalChanges.CompareFormat(pair, before.Format, after.Format);
                Bounds.Compare(pair, before.Range, after.Range);
                break;
            case (ObjectType before, ObjectType after):
                CountChanges.Compare(pair, "number of properties", before.MinProperties, before.MaxProperties, after.MinProperties, after.MaxProperties);
                FieldChanges.CompareMembers(pair, before, after);
                break;
            case (ArrayType before, ArrayType after):
                CountChanges.Compare(pair, before, after);
                FieldChanges.Compare(new FieldPair(pair.Dataset, before.Items, after.Items, IsNested: true));
                break;
            case (MapType before, MapType after):
                CountChanges.Compare(pair, "number of entries", before.MinProperties, before.MaxProperties, after.MinProperties, after.MaxProperties);
                FieldChanges.Compare(new FieldPair(pair.Dataset, before.Key, after.Key, IsNested: true));
                FieldChanges.Compare(new FieldPair(pair.Dataset, before.Value, after.Value, IsNested: true));
                break;
            default:
                // Of two kinds of value, the options of one say nothing about the other.
                if (old.GetType() == @new.GetType())
                    throw new InvalidOperationException($"Nothing is known of {old}.");
                break;
        }
    }

    /// <summary>
    /// "Change a column data type" of Athena's guide lists what Parquet may be read as, and only where the table has partitions.
    /// Spectrum fails a query over a file whose type is not the column's ("How do I resolve data incompatibility errors in Redshift Spectrum?").
    /// </summary>
    private static Engines EnginesFor(FieldPair pair)
    {
        var (old, @new) = (GlueType.Of(pair.Old.Type), GlueType.Of(pair.New.Type));
        if (old == @new)
            return Engines.All;
        var isKey = pair.Old.PartitionPosition is not null || pair.New.PartitionPosition is not null;
        var hasPartitions = pair.Dataset.Old.PartitionKeys.Any() && pair.Dataset.New.PartitionKeys.Any();
        return !isKey && !pair.IsNested && hasPartitions && AthenaReads(old, @new) ? Engines.Athena | Engines.Firehose : Engines.Firehose;
    }

    private static bool AthenaReads(string file, string column) => (file, column) switch
    {
        ("tinyint", "smallint" or "int" or "bigint") => true,
        ("smallint", "int" or "bigint") => true,
        ("int", "bigint") => true,
        ("float", "double") => true,
        _ => false,
    };
}
