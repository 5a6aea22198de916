namespace ReferencePipeline.Contracts.Reading;

/// <summary>Reads <c>slaProperties</c>: latency, retention and frequency, for all datasets or for those that <c>element</c> names.</summary>
internal sealed class SlaReader
{
    /// <summary>The other properties that ODCS names: promises to people, which build nothing here.</summary>
    public static IReadOnlyList<string> NotUsed { get; } =
    [
        "availability", "av", "throughput", "th", "errorRate", "er", "generalAvailability", "ga", "endOfSupport", "es", "endOfLife", "el",
        "timeToDetect", "td", "timeToNotify", "tn", "timeToRepair", "tr", "timeOfAvailability",
    ];

    private static readonly Dictionary<string, string> Used = new(StringComparer.OrdinalIgnoreCase)
    {
        ["latency"] = "latency",
        ["ly"] = "latency",
        ["retention"] = "retention",
        ["re"] = "retention",
        ["frequency"] = "frequency",
        ["fy"] = "frequency",
    };

    private readonly Section _contract;
    private readonly List<Promise> _promises = [];
    private readonly List<(string Name, IReadOnlyList<Field> Fields)> _datasets = [];

    private SlaReader(Section contract) => _contract = contract;

    public static SlaReader Read(Section contract)
    {
        var reader = new SlaReader(contract);
        foreach (var section in contract.Children("slaProperties"))
            reader.Add(section);
        return reader;
    }

    /// <summary>The service level of one dataset, once its fields are known.</summary>
    public ServiceLevel For(string dataset, IReadOnlyList<Field> fields)
    {
        _datasets.Add((dataset, fields));
        Promise? Of(string property)
        {
            var promises = _promises.Where(promise => promise.Property == property && promise.Concerns(dataset, fields, IsOnly)).ToList();
            foreach (var second in promises.Skip(1))
                second.Section.Refuse($"a second {property} for '{dataset}', first in line {promises[0].Section.Line}", "promise it once for each dataset");
            return promises.FirstOrDefault();
        }

        var latency = Of("latency");
        return new ServiceLevel(latency?.Value, Of("retention")?.Value, Of("frequency")?.Value) { LatencyLine = latency?.Section.Line ?? 1 };
    }

    /// <summary>To be asked last, when all datasets are known.</summary>
    public void RefuseUnknownElements()
    {
        // Without any dataset there is a worse problem to mend first.
        foreach (var promise in _datasets.Count == 0 ? [] : _promises)
        {
            foreach (var element in promise.Elements.Where(element => !_datasets.Any(dataset => Promise.IsIn(element, dataset.Name, dataset.Fields, IsOnly))))
            {
                var section = promise.OwnElement ? promise.Section : _contract;
                section.Refuse(promise.OwnElement ? "element" : "slaDefaultElement", $"'{element}' names no dataset or field of this contract",
                    $"write {Words.Or([.. _datasets.Select(dataset => dataset.Name)])}, or one of them with a field, like 'dataset.field'");
            }
        }
    }

    private bool IsOnly => _contract.Children("schema").Count == 1;

    private void Add(Section section)
    {
        if (section.Text("property") is not { } written)
            return;
        if (Used.GetValueOrDefault(written) is not { } property)
        {
            if (!NotUsed.Contains(written, StringComparer.OrdinalIgnoreCase) && Nearest.To(written, Used.Keys.Where(key => key.Length > 2)) is { } near)
                section.Refuse("property", $"'{written}' is not an SLA property that the pipeline knows", $"did you mean '{near}'?");
            return;
        }

        if (Duration(section) is { } value)
        {
            var element = section.Text("element");
            _promises.Add(new Promise(section, property, value, Split(element ?? _contract.Text("slaDefaultElement")), element is not null));
        }
    }

    private static TimeSpan? Duration(Section section)
    {
        if (!section.Has("value"))
            return null;
        if (section.Number("value") is not { } count)
        {
            section.Refuse("value", $"{section.Node("value")!.Kind} is not a number", "write a number, and the unit in 'unit'");
            return null;
        }

        if (section.Text("unit") is not { } unit)
        {
            section.Refuse("'unit' is missing", $"add 'unit: d' or another of {Durations.Units}");
            return null;
        }

        var (value, what, instead) = Durations.Of(count, unit);
        if (what is not null)
            section.Refuse("unit", what, instead);
        else if (value == TimeSpan.Zero)
            section.Refuse("value", "nothing can be promised within no time", "write a number above 0");
        else
            return value;
        return null;
    }

    private static IReadOnlyList<string> Split(string? elements) =>
        elements?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private sealed record Promise(Section Section, string Property, TimeSpan Value, IReadOnlyList<string> Elements, bool OwnElement)
    {
        public bool Concerns(string dataset, IReadOnlyList<Field> fields, bool isOnly) =>
            Elements.Count == 0 || Elements.Any(element => IsIn(element, dataset, fields, isOnly));

        public static bool IsIn(string element, string dataset, IReadOnlyList<Field> fields, bool isOnly) =>
            element == dataset ||
            element.StartsWith(dataset + ".", StringComparison.Ordinal) && IsField(element[(dataset.Length + 1)..], fields) ||
            isOnly && IsField(element, fields);

        private static bool IsField(string name, IReadOnlyList<Field> fields) =>
            fields.Any(field => field.Name == name || field.Column.Value == name);
    }
}
