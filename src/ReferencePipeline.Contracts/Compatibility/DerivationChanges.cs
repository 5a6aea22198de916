namespace ReferencePipeline.Contracts.Comparing;

/// <summary>How a value is computed. Stored values stay as they were made, so old and new rows differ.</summary>
internal static class DerivationChanges
{
    public static void Compare(FieldPair pair)
    {
        switch (pair.Old.Derivation, pair.New.Derivation)
        {
            case (null, null):
                break;
            case (null, { } derivation):
                var isRefused = pair.Dataset.New.UnknownFields is UnknownFields.Refuse;
                pair.Add(ChangeKind.MadeDerived, $"sent by the producer → made by {Text.Of(derivation)}: what is sent counts as an unknown field",
                    isRefused ? Breaks.Everyone : Breaks.OldData | Breaks.OldReaders, Engines.Firehose);
                break;
            case ({ } derivation, null):
                pair.Add(ChangeKind.MadeCarried, $"made by {Text.Of(derivation)} → sent by the producer",
                    pair.New.Required ? Breaks.Everyone : Breaks.OldData | Breaks.OldReaders, Engines.Firehose);
                break;
            case ({ } old, { } @new):
                // A source whose JSON key is renamed is the same source: the column tells.
                if (Text.Of(old, old.Source.Column.Value) != Text.Of(@new, @new.Source.Column.Value))
                    pair.Add(ChangeKind.DerivationChanged, $"made by {Text.Of(old)} → {Text.Of(@new)}", Breaks.OldData | Breaks.OldReaders, Engines.Firehose);
                break;
        }
    }
}
