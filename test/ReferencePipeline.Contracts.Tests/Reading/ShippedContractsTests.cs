using ReferencePipeline.Contracts.Reading;

namespace ReferencePipeline.Contracts.Tests.Reading;

/// <summary>The README sends a newcomer to the shipped contracts for an example of anything: what can be written is in one of them.</summary>
public sealed class ShippedContractsTests
{
    private static readonly IReadOnlyList<DataContract> Contracts = ContractSet.Load(Repository.PathOf("contracts")).Contracts;
    private static readonly string Text = string.Concat(Contracts.Select(contract => File.ReadAllText(contract.File)));
    private static readonly IReadOnlyList<Field> Fields = [.. Contracts.SelectMany(contract => contract.Datasets).SelectMany(dataset => dataset.Fields).SelectMany(WithParts)];
    private static readonly IReadOnlyList<QualityRule> Rules = [.. Contracts.SelectMany(contract => contract.Datasets).SelectMany(dataset => dataset.Quality), .. Fields.SelectMany(field => field.Quality)];
    private static readonly IReadOnlyList<LibraryRule> Metrics = [.. Rules.OfType<LibraryRule>()];
    private static readonly IReadOnlyList<Role> Roles = [.. Contracts.SelectMany(contract => contract.Roles)];

    [Fact]
    public void Every_type_occurs() => Assert.Equal(Kinds<FieldType>(), Fields.Select(field => field.Type.GetType().Name).ToHashSet());

    [Fact]
    public void Every_width_and_format_occurs()
    {
        Assert.Equal(All<IntegerWidth>(), Fields.Select(field => field.Type).OfType<IntegerType>().Select(type => type.Width).ToHashSet());
        Assert.Equal(All<FloatWidth>(), Fields.Select(field => field.Type).OfType<FloatType>().Select(type => type.Width).ToHashSet());
        Assert.Equal(All<StringFormat>(), Fields.Select(field => field.Type).OfType<StringType>().Select(type => type.Format).ToHashSet());
        Assert.Equal(Kinds<TemporalFormat>(), Fields.Select(field => field.Type).OfType<TimestampType>().Select(type => type.Format.GetType().Name).ToHashSet());
        Assert.Equal(All<EpochUnit>(), Fields.Select(field => (field.Type as TimestampType)?.Format).OfType<TemporalFormat.Epoch>().Select(epoch => epoch.Unit).ToHashSet());
    }

    [Fact]
    public void Every_classification_and_every_derivation_occurs()
    {
        Assert.Equal(All<Classification>(), Fields.Select(field => field.Classification).ToHashSet());
        Assert.Equal(Kinds<Derivation>(), Fields.Select(field => field.Derivation?.GetType().Name).OfType<string>().ToHashSet());
    }

    [Fact]
    public void Every_kind_of_rule_metric_and_operator_occurs()
    {
        Assert.Equal(Kinds<QualityRule>(), Rules.Select(rule => rule.GetType().Name).ToHashSet());
        Assert.Equal(All<QualityMetric>(), Metrics.Select(rule => rule.Metric).ToHashSet());
        Assert.Equal(All<ComparisonOperator>(), Metrics.Select(rule => rule.Comparison.Operator).ToHashSet());
        Assert.Equal([false, true], Metrics.Select(rule => rule.Percent).Distinct().Order());
        Assert.Contains(Metrics, rule => rule.Pattern is not null);
    }

    [Fact]
    public void Every_shape_of_role_and_every_service_level_occurs()
    {
        Assert.Equal(All<RoleAccess>(), Roles.Select(role => role.Access).ToHashSet());
        Assert.All(KnownProperties.Role, property => Assert.Contains(Roles, role => role.CustomProperties[property] is not null));
        Assert.Contains(Roles, role => role.FirstLevelApprovers is not null && role.SecondLevelApprovers is not null);

        var levels = Contracts.SelectMany(contract => contract.Datasets).Select(dataset => dataset.ServiceLevel).ToList();
        Assert.Contains(levels, level => level is { Latency: not null, Retention: not null, Frequency: not null });
    }

    [Fact]
    public void Every_option_and_every_custom_property_occurs()
    {
        Assert.All(OdcsKeys.Options.Keys, option => Assert.Contains($" {option.Name}: ", Text, StringComparison.Ordinal));
        Assert.All(
            (string[])[.. KnownProperties.Contract, .. KnownProperties.Dataset, .. KnownProperties.Field],
            property => Assert.Contains($"property: {property}\n", Text.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    private static HashSet<T> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>()];

    /// <summary>The members of a closed family that a contract can be made of.</summary>
    private static HashSet<string> Kinds<T>() =>
        [.. typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && type != typeof(UnreadType)).Select(type => type.Name)];

    private static IEnumerable<Field> WithParts(Field field) =>
    [
        field,
        .. field.Type switch
        {
            ObjectType @object => @object.Fields.SelectMany(WithParts),
            ArrayType array => WithParts(array.Items),
            MapType map => [.. WithParts(map.Key), .. WithParts(map.Value)],
            _ => [],
        },
    ];
}
