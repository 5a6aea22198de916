namespace ReferencePipeline.Transform.Firehose;

/// <summary>What one invocation counted.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, int> _reasons = new(StringComparer.Ordinal);

    public int Accepted { get; private set; }
    public int Refused { get; private set; }
    public long BytesIn { get; private set; }
    public long BytesOut { get; private set; }
    public long UnknownFields { get; private set; }

    /// <summary>Refused records by their reasons, in the order of the codes; a record with two reasons counts under both.</summary>
    public IReadOnlyDictionary<string, int> Reasons => _reasons;

    public void Clear()
    {
        _reasons.Clear();
        (Accepted, Refused, BytesIn, BytesOut, UnknownFields) = (0, 0, 0, 0, 0);
    }

    public void Accept(int bytesIn, int bytesOut, int unknownFields)
    {
        Accepted++;
        BytesIn += bytesIn;
        BytesOut += bytesOut;
        UnknownFields += unknownFields;
    }

    public void Refuse(int bytesIn, IReadOnlyList<Refusal> reasons)
    {
        Refused++;
        BytesIn += bytesIn;
        for (var i = 0; i < reasons.Count; i++)
        {
            if (IsFirstOfItsCode(reasons, i))
                _reasons[reasons[i].Code] = _reasons.GetValueOrDefault(reasons[i].Code) + 1;
        }
    }

    private static bool IsFirstOfItsCode(IReadOnlyList<Refusal> reasons, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (reasons[i].Code == reasons[index].Code)
                return false;
        }
        return true;
    }
}
