using System.Reflection;
using ReferencePipeline.Contracts.Reading;

namespace ReferencePipeline.Contracts.Tests.Reading;

/// <summary>The keys as the JSON schemas of the standard list them (v3.0.2, v3.1.0 and v3.2.0 together), written down by hand from there.</summary>
public sealed class OdcsKeysTests
{
    /// <summary>In the text of v3.0 but not in its JSON schema.</summary>
    private static readonly Dictionary<string, string[]> OnlyInText = new() { ["Quality"] = ["validValues"] };

    /// <summary>The standard leaves arguments open; these are those of its metrics.</summary>
    private const string Arguments = "missingValues pattern properties validValues";

    public static TheoryData<string, string> Standard => new()
    {
        { "Contract", "apiVersion authoritativeDefinitions context contractCreatedTs customProperties dataProduct description domain id kind name price roles schema servers slaDefaultElement slaProperties status support tags team tenant version" },
        { "Description", "authoritativeDefinitions customProperties limitations purpose usage" },
        { "Object", "authoritativeDefinitions businessName context customProperties dataGranularityDescription description id logicalType name physicalName physicalType properties quality relationships synonyms tags" },
        { "Property", "authoritativeDefinitions businessName classification criticalDataElement customProperties description encryptedName enum examples id items logicalType logicalTypeOptions map name partitionKeyPosition partitioned physicalName physicalType primaryKey primaryKeyPosition properties quality relationships required semanticType synonyms tags transformDescription transformLogic transformSourceObjects unique" },
        { "Part", "authoritativeDefinitions businessName classification criticalDataElement customProperties description encryptedName enum examples id items logicalType logicalTypeOptions map name partitionKeyPosition partitioned physicalName physicalType primaryKey primaryKeyPosition properties quality relationships required semanticType synonyms tags transformDescription transformLogic transformSourceObjects unique" },
        { "Map", "key value" },
        { "Options", "defaultTimezone exclusiveMaximum exclusiveMinimum format maxItems maxLength maxProperties maximum minItems minLength minProperties minimum multipleOf pattern required timezone uniqueItems" },
        { "EnumValue", "authoritativeDefinitions customProperties description id label tags value" },
        { "Quality", "arguments authoritativeDefinitions businessImpact customProperties description dimension engine id implementation method metric mustBe mustBeBetween mustBeGreaterOrEqualTo mustBeGreaterThan mustBeLessOrEqualTo mustBeLessThan mustNotBe mustNotBeBetween name query rule schedule scheduler severity tags type unit" },
        { "Role", "access customProperties description firstLevelApprovers id role secondLevelApprovers" },
        { "Sla", "description driver element id property schedule scheduler unit value valueExt" },
        { "Server", "account catalog customProperties database dataset delimiter description endpointUrl environment format host id location path port project region regionName roles schema server serviceName stagingDir stream type warehouse workgroup" },
        { "Team", "authoritativeDefinitions customProperties description id members name tags" },
        { "TeamMember", "authoritativeDefinitions customProperties dateIn dateOut description id name replacedByUsername role tags username" },
        { "Support", "channel customProperties description id invitationUrl scope tool url" },
        { "CustomProperty", "description id property value" },
        { "Definition", "description id type url" },
        { "Price", "id priceAmount priceCurrency priceUnit" },
        { "Relationship", "customProperties from to type" },
        { "Synonym", "customProperties description id locale source status synonym" },
        { "Context", "constraints instructions verifiedStatements" },
        { "Statement", "answer authoritativeDefinitions customProperties id question tags" },
        { "Constraint", "authoritativeDefinitions constraint customProperties id tags" },
        { "Arguments", Arguments },
    };

    [Theory]
    [MemberData(nameof(Standard))]
    public void Every_key_of_the_standard_is_used_or_listed_as_not_used(string element, string keys)
    {
        var listed = Element(element).Keys.Select(key => key.Name).Except(OnlyInText.GetValueOrDefault(element, []));

        Assert.Equal(keys.Split(' '), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_element_is_compared_with_the_standard() =>
        Assert.Equal(Standard.Select(row => row.Data.Item1).Order(StringComparer.Ordinal), Elements.Select(property => property.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void No_element_lists_a_key_twice() =>
        Assert.All(Elements, property => Assert.Distinct(Element(property.Name).Keys.Select(key => key.Name)));

    private static IEnumerable<PropertyInfo> Elements =>
        typeof(OdcsKeys).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(OdcsElement));

    private static OdcsElement Element(string name) => (OdcsElement)Elements.Single(property => property.Name == name).GetValue(null)!;
}
