using System.Collections;

namespace ReferencePipeline.Contracts.Comparing;

internal sealed class ChangeList : IEnumerable<Change>
{
    private readonly List<Change> _changes = [];

    public void Add(string path, ChangeKind kind, string what, Breaks breaks = Breaks.Nothing, Engines inPlace = Engines.All) =>
        _changes.Add(new(path, kind, what, breaks, inPlace));

    public IEnumerator<Change> GetEnumerator() => _changes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
