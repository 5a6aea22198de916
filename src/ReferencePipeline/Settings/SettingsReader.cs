using ReferencePipeline.Contracts.Reading;

namespace ReferencePipeline.Settings;

/// <summary>One group of settings being read. Nothing is thrown: each problem is noted and the default stands in, so that all come out together.</summary>
internal sealed class SettingsReader
{
    private readonly SettingsTrace trace;
    private readonly SettingNode.Group group;
    private readonly string path;
    private readonly bool inherits;
    private readonly List<string> known = [];

    private SettingsReader(SettingsTrace trace, string path, SettingNode node, bool inherits)
    {
        this.trace = trace;
        this.path = path;
        this.inherits = inherits;
        group = node as SettingNode.Group ?? SettingNode.Group.Empty;
        if (node is not SettingNode.Group)
            trace.Refuse(path, node.Says, "write a group in braces");
    }

    /// <summary>Reads a whole group, and refuses what is in it beyond that.</summary>
    public static T Read<T>(SettingsTrace trace, string path, SettingNode node, Func<SettingsReader, T> read, bool inherits = false)
    {
        var reader = new SettingsReader(trace, path, node, inherits);
        var value = read(reader);
        reader.RefuseUnknown();
        return value;
    }

    /// <summary>What a group is when nobody wrote anything.</summary>
    public static T Defaults<T>(Func<SettingsReader, T> read) => Read(new SettingsTrace("defaults"), "", SettingNode.Group.Empty, read);

    public bool Has(string key) => group.Members.ContainsKey(key);

    public T Value<T>(string key, SettingKind<T> kind, T otherwise, string decides)
    {
        Declare(key, kind.Type, kind.Allowed, inherits ? "as for all" : kind.Show(otherwise), decides);
        return Has(key) ? One(At(key), group[key], kind, otherwise, $"the default is {kind.Show(otherwise)}") : otherwise;
    }

    public IReadOnlyList<T> List<T>(string key, SettingKind<T> kind, IReadOnlyList<T> otherwise, string decides)
    {
        Declare(key, $"a list of {kind.Type[2..]}s", kind.Allowed, inherits ? "as for all" : $"[{string.Join(", ", otherwise.Select(kind.Show))}]", decides);
        if (!Has(key))
            return otherwise;
        if (group[key] is not SettingNode.Sequence { Items: var items })
        {
            trace.Refuse(At(key), group[key].Says, "write a list in square brackets");
            return otherwise;
        }

        for (var i = 1; i < items.Count; i++)
            if (items.Take(i).Any(earlier => earlier.ToString() == items[i].ToString()))
                trace.Refuse($"{At(key)}[{i}]", $"{items[i]} is there twice", "write it once");
        return [.. items.Select((item, i) => One($"{At(key)}[{i}]", item, kind, default!))];
    }

    public T Group<T>(string key, Func<SettingsReader, T> read)
    {
        known.Add(key);
        return Read(trace, At(key), Member(key), read);
    }

    /// <summary>Groups under names that the user chooses; what they leave out is as for all.</summary>
    public IReadOnlyDictionary<TKey, T> Map<TKey, T>(string key, string placeholder, SettingKind<TKey> names, Func<SettingsReader, T> read) where TKey : notnull
    {
        known.Add(key);
        var entries = new Dictionary<TKey, T>();
        if (trace.Documents)
            Read(trace, $"{At(key)}.<{placeholder}>", SettingNode.Group.Empty, read, inherits: true);
        Read(trace, At(key), Member(key), named =>
        {
            foreach (var (name, node) in named.group.Members)
            {
                named.known.Add(name);
                var id = One($"{named.path}.{name}", new SettingNode.Text(name), names, default!);
                entries[id] = Read(trace, $"{named.path}.{name}", node, read, inherits: true);
            }

            return entries;
        });
        return entries;
    }

    /// <summary>Texts under names that the user chooses.</summary>
    public IReadOnlyDictionary<string, string> Texts(string key, SettingKind<string> names, SettingKind<string> values, string decides)
    {
        Declare(key, "a group of texts", $"names: {names.Allowed}; values: {values.Allowed}", "{}", decides);
        return Read(trace, At(key), Member(key), named =>
        {
            var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, node) in named.group.Members)
            {
                named.known.Add(name);
                var where = $"{named.path}.{name}";
                texts[One(where, new SettingNode.Text(name), names, name)] = One(where, node, values, "");
            }

            return texts;
        });
    }

    public void Refuse(string key, string what, string instead) => trace.Refuse(At(key), what, instead);

    private T One<T>(string where, SettingNode node, SettingKind<T> kind, T otherwise, string? instead = null)
    {
        if (!kind.Fits(node))
        {
            trace.Refuse(where, node.Says, $"write {kind.Type}: {kind.Allowed}");
            return otherwise;
        }

        var (inRange, value) = kind.Read(node);
        if (inRange)
            return value;
        trace.Refuse(where, $"{node} {kind.Unless} {kind.Allowed}", instead);
        return otherwise;
    }

    private void Declare(string key, string type, string allowed, string otherwise, string decides)
    {
        known.Add(key);
        trace.Declare(new(At(key), type, allowed, otherwise, decides));
    }

    private void RefuseUnknown()
    {
        foreach (var key in group.Members.Keys.Where(key => !known.Contains(key)))
            trace.Refuse(At(key), "is not a setting", Nearest.To(key, known) is { } nearest ? $"did you mean {nearest}?" : $"known here: {string.Join(", ", known)}");
    }

    /// <summary>A group that nobody wrote is empty; one that is null is a mistake.</summary>
    private SettingNode Member(string key) => Has(key) ? group[key] : SettingNode.Group.Empty;

    private string At(string key) => path.Length == 0 ? key : $"{path}.{key}";
}
