using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Rehearsal.Delivery;

/// <summary>What was read, and what became of it. Each thread has its own, and adds it to the run's now and then.</summary>
internal sealed class Tally
{
    private readonly Dictionary<string, (long Records, Place First)> _reasons = [];

    public long Read { get; private set; }

    public long Bytes { get; private set; }

    public long Accepted { get; private set; }

    public long Refused { get; private set; }

    public long UnknownFields { get; private set; }

    public IReadOnlyDictionary<string, (long Records, Place First)> Reasons => _reasons;

    public void Take(int bytes)
    {
        Read++;
        Bytes += bytes;
    }

    public void Accept(int unknownFields)
    {
        Accepted++;
        UnknownFields += unknownFields;
    }

    public void Refuse(IReadOnlyList<Violation> violations, Place place)
    {
        Refused++;
        for (var i = 0; i < violations.Count; i++)
        {
            // A record with two values out of range is one record out of range.
            if (!IsToldBefore(violations, i))
                Count(violations[i].Reason.Code(), 1, place with { Path = violations[i].Path });
        }
    }

    public void Refuse(string code, Place place)
    {
        Refused++;
        Count(code, 1, place);
    }

    /// <summary>Adds all of another, and empties that.</summary>
    public void Absorb(Tally other)
    {
        Read += other.Read;
        Bytes += other.Bytes;
        Accepted += other.Accepted;
        Refused += other.Refused;
        UnknownFields += other.UnknownFields;
        foreach (var (code, (records, first)) in other._reasons)
            Count(code, records, first);
        (other.Read, other.Bytes, other.Accepted, other.Refused, other.UnknownFields) = (0, 0, 0, 0, 0);
        other._reasons.Clear();
    }

    private static bool IsToldBefore(IReadOnlyList<Violation> violations, int place)
    {
        for (var earlier = 0; earlier < place; earlier++)
        {
            if (violations[earlier].Reason == violations[place].Reason)
                return true;
        }

        return false;
    }

    private void Count(string code, long records, Place place) =>
        _reasons[code] = _reasons.TryGetValue(code, out var known) ? (known.Records + records, known.First.Index <= place.Index ? known.First : place) : (records, place);
}

/// <summary>Where a record stands.</summary>
/// <param name="Index">Among all that are read.</param>
/// <param name="Source">The file.</param>
/// <param name="Line">The line in it.</param>
/// <param name="Path">The field; empty for the record itself.</param>
internal readonly record struct Place(long Index, string Source, long Line, string Path);
