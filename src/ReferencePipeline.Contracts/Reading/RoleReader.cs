using ReferencePipeline.Contracts.Reading.RowFilters;
using ReferencePipeline.Contracts.Reading.Yaml;

namespace ReferencePipeline.Contracts.Reading;

/// <summary>Reads <c>roles</c>: who sees which classifications, columns and rows of which datasets.</summary>
internal sealed class RoleReader
{
    private static readonly IReadOnlyList<Classification> DefaultClearance = [Classification.Public, Classification.Internal];

    private readonly Section _role;
    private readonly CustomPropertyReader _custom;
    private readonly IReadOnlyList<Dataset> _all;

    private RoleReader(Section role, IReadOnlyList<Dataset> datasets)
    {
        _role = role;
        _all = datasets;
        _custom = CustomPropertyReader.Read(role, KnownProperties.Role);
    }

    public static IReadOnlyList<Role> ReadAll(Section contract, IReadOnlyList<Dataset> datasets)
    {
        var sections = contract.Children("roles");
        foreach (var twice in sections.GroupBy(section => section.Text("role"), StringComparer.OrdinalIgnoreCase).Where(group => group.Key is not null).SelectMany(group => group.Skip(1)))
            twice.Refuse("role", "a second role of the same name", "name each role once; IAM does not tell upper from lower case");
        return [.. sections.Select(section => new RoleReader(section, datasets).Read())];
    }

    private Role Read()
    {
        var clearance = Clearance();
        return new Role
        {
            Name = Name(),
            Access = Access(),
            Description = _role.Text("description"),
            FirstLevelApprovers = _role.Text("firstLevelApprovers"),
            SecondLevelApprovers = _role.Text("secondLevelApprovers"),
            Clearance = clearance,
            Datasets = DatasetAccesses(clearance),
            CustomProperties = _custom.Properties,
            Line = _role.Line,
        };
    }

    private RoleName Name()
    {
        if (_role.Text("role") is not { } text)
            return default;
        if (RoleName.TryParse(text) is { } name)
            return name;
        _role.Refuse("role", $"'{text}' is not a role's name", $"use {RoleName.Allowed}");
        return default;
    }

    private RoleAccess Access()
    {
        if (_role.Text("access") is not { } text)
            return RoleAccess.Read;
        if (text.ToLowerInvariant() is "read" or "write")
            return Enum.Parse<RoleAccess>(text, ignoreCase: true);
        _role.Refuse("access", $"'{text}' is not a kind of access", "use read or write");
        return RoleAccess.Read;
    }

    private IReadOnlyList<Classification> Clearance()
    {
        if (_custom.Texts("readableClassifications") is not { } names)
            return DefaultClearance;
        var section = _custom["readableClassifications"]!;
        foreach (var name in names.Where(name => Classifications.Parse(name) is null))
            section.Refuse("value", $"'{name}' is none of the classifications", $"use {Words.Or(Classifications.Names)}");
        if (names.Count == 0)
            section.Refuse("value", "it may read nothing", "name at least one classification, or remove the role");
        return [.. names.Select(Classifications.Parse).OfType<Classification>().Distinct().Order()];
    }

    private IReadOnlyList<DatasetAccess> DatasetAccesses(IReadOnlyList<Classification> clearance)
    {
        var reached = Reached();
        var columns = PerDataset("readableColumns", reached);
        var filters = PerDataset("rowFilter", reached);
        return [.. reached.Select(dataset => Access(dataset, clearance, columns.GetValueOrDefault(dataset.Name), filters.GetValueOrDefault(dataset.Name)))];
    }

    private DatasetAccess Access(Dataset dataset, IReadOnlyList<Classification> clearance, YamlNode? columns, YamlNode? filter)
    {
        var limited = columns is null ? null : Columns(dataset, columns);
        return new DatasetAccess
        {
            Dataset = dataset,
            Columns = limited,
            RowFilter = filter is null ? null : RowFilter(dataset, filter),
            VisibleFields = [.. dataset.Fields.Where(field => clearance.Contains(field.Classification) && limited?.Contains(field) != false)],
        };
    }

    private IReadOnlyList<Dataset> Reached()
    {
        if (_custom.Texts("datasets") is not { } names)
            return _all;
        var section = _custom["datasets"]!;
        if (names.Count == 0)
            section.Refuse("value", "it reaches no dataset", "name at least one, or remove the role");
        foreach (var name in names.Where(name => !_all.Any(dataset => dataset.Name == name)))
            section.Refuse("value", $"'{name}' is no dataset of this contract", Words.DidYouMean(name, [.. _all.Select(dataset => dataset.Name)]));
        return [.. _all.Where(dataset => names.Contains(dataset.Name))];
    }

    /// <summary>One value for all datasets that the role reaches, or a map with one for each.</summary>
    private IReadOnlyDictionary<string, YamlNode> PerDataset(string property, IReadOnlyList<Dataset> reached)
    {
        if (_custom[property]?.Node("value") is not { } value)
            return new Dictionary<string, YamlNode>();
        if (value is not YamlMap map)
            return reached.DistinctBy(dataset => dataset.Name).ToDictionary(dataset => dataset.Name, _ => value);

        var section = _custom[property]!;
        foreach (var entry in map.Entries.Where(entry => !reached.Any(dataset => dataset.Name == entry.Key)))
            section.Problems.Add(entry.Line, section.Path, $"'{entry.Key}' is no dataset that the role reaches", Words.DidYouMean(entry.Key, [.. reached.Select(dataset => dataset.Name)]));
        return map.Entries.ToDictionary(entry => entry.Key, entry => entry.Value);
    }

    private IReadOnlyList<Field> Columns(Dataset dataset, YamlNode value)
    {
        var section = _custom["readableColumns"]!;
        var names = CustomPropertyReader.Texts(section, value) ?? [];
        if (value is YamlList { Items.Count: 0 })
            section.Refuse("value", "it may read no column", "name at least one");
        foreach (var name in names.Where(name => Find(dataset, name) is null))
            section.Refuse("value", $"'{name}' is no column of '{dataset.Name}'", Words.DidYouMean(name, [.. dataset.Fields.Select(field => field.Column.Value ?? field.Name)]));
        return [.. names.Select(name => Find(dataset, name)).OfType<Field>().Distinct()];
    }

    private static Field? Find(Dataset dataset, string name) =>
        dataset.Fields.FirstOrDefault(field => field.Column.Value == name) ?? dataset.Fields.FirstOrDefault(field => field.Name == name);

    private RowFilter? RowFilter(Dataset dataset, YamlNode value)
    {
        var section = _custom["rowFilter"]!;
        if (value is not YamlScalar { ScalarKind: ScalarKind.Text } scalar)
        {
            section.Refuse("value", $"{value.Kind} is not a condition", "write one, like country IN ('DE', 'AT')");
            return null;
        }

        try
        {
            return RowFilterParser.Parse(scalar.Text, dataset);
        }
        catch (RowFilterFault fault)
        {
            section.Problems.Add(scalar.Line, section.Path, fault.Message, fault.Instead);
            return null;
        }
    }
}
