using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Validation;

public class NestedTests
{
    private const string Orders = """
        { name: lineItems, logicalType: array, logicalTypeOptions: { minItems: 1, maxItems: 3 }, items: { logicalType: object, properties: [{ name: sku, logicalType: string, required: true }, { name: price, logicalType: number, physicalType: 'decimal(5,2)' }] } }
        { name: attributes, logicalType: map, logicalTypeOptions: { maxProperties: 2 }, map: { key: { logicalType: string, logicalTypeOptions: { maxLength: 5 } }, value: { logicalType: integer } } }
        { name: device, logicalType: object, logicalTypeOptions: { minProperties: 1, maxProperties: 2 }, properties: [{ name: osName, logicalType: string }, { name: size, logicalType: integer }] }
        """;

    [Theory]
    [InlineData("""{"lineItems":[{"price":1.5,"sku":"a"},{"sku":"b","price":null}]}""", """{"line_items":[{"price":1.5,"sku":"a"},{"sku":"b"}]}""")]
    [InlineData("""{"lineItems":[]}""", "lineItems: items")]
    [InlineData("""{"lineItems":[{"sku":"a"},{"sku":"a"},{"sku":"a"},{"sku":"a"}]}""", "lineItems: items")]
    [InlineData("""{"lineItems":[{"sku":"a"},null]}""", """{"line_items":[{"sku":"a"},null]}""")]
    [InlineData("""{"lineItems":[{"sku":"a"},{"price":1.555},"x"]}""", "lineItems[1].price: digits, lineItems[1].sku: missing, lineItems[2]: wrong-type")]
    [InlineData("""{"lineItems":[{"sku":"a","sku":"b"}]}""", "lineItems[0].sku: duplicate-key")]
    [InlineData("""{"lineItems":{}}""", "lineItems: wrong-type")]
    [InlineData("""{"attributes":{"a":1,"b":null}}""", """{"attributes":{"a":1,"b":null}}""")]
    [InlineData("""{"attributes":{}}""", """{"attributes":{}}""")]
    [InlineData("""{"attributes":{"\u0061\n":1}}""", """{"attributes":{"\u0061\n":1}}""")]
    [InlineData("""{"attributes":{"a":1,"b":2,"c":3}}""", "attributes: properties")]
    [InlineData("""{"attributes":{"a":1,"\u0061":2}}""", "attributes.a: duplicate-key")]
    [InlineData("""{"attributes":{"a b":"x"}}""", "attributes[\"a b\"]: wrong-type")]
    [InlineData("""{"attributes":{"abcdef":1}}""", "attributes.abcdef: too-long")]
    [InlineData("""{"attributes":[]}""", "attributes: wrong-type")]
    [InlineData("""{"attributes":5,"lineItems":[]}""", "attributes: wrong-type, lineItems: items")]
    [InlineData("""{"lineItems":"x","attributes":{"a":"y"}}""", "lineItems: wrong-type, attributes.a: wrong-type")]
    [InlineData("""{"device":true,"attributes":{"a":"y"}}""", "device: wrong-type, attributes.a: wrong-type")]
    [InlineData("""{"attributes":{"\ud83d":1}}""", "attributes[\"\\\\ud83d\"]: invalid-utf8")]
    [InlineData("""{"attributes":{"\u0061bcdef":1}}""", "attributes.abcdef: too-long")]
    [InlineData("""{"device":{"size":4,"osName":"x"}}""", """{"device":{"size":4,"os_name":"x"}}""")]
    [InlineData("""{"device":{}}""", "device: properties")]
    [InlineData("""{"device":{"size":null}}""", "device: properties")]
    [InlineData("""{"device":{"size":4,"osName":"x","more":1}}""", "device: properties")]
    [InlineData("""{"device":{"size":4,"more":1}}""", """{"device":{"size":4}}""")]
    [InlineData("""{"device":{"size":"4"}}""", "device.size: wrong-type")]
    [InlineData("""{"device":null,"lineItems":null,"attributes":null}""", "{}")]
    public void Structs_lists_and_maps_name_where_they_fail(string json, string expected) => Assert.Equal(expected, Check.Of(Orders).Record(json));

    [Theory]
    [InlineData("integer", "[1,2,3]", "[1,2,3]")]
    [InlineData("integer", "[1,2,1.0]", "v[2]: unique-items")]
    [InlineData("integer", "[10,1e1]", "v[1]: unique-items")]
    [InlineData("integer", "[-1,1]", "[-1,1]")]
    [InlineData("integer", "[null,null]", "v[1]: unique-items")]
    [InlineData("string", "[\"a\",\"b\"]", "[\"a\",\"b\"]")]
    [InlineData("string", "[\"a\",\"\\u0061\"]", "v[1]: unique-items")]
    [InlineData("string", "[\"\",\"\\ud83d\"]", "v[1]: invalid-utf8")]
    [InlineData("string", "[1,\"a\",\"a\"]", "v[0]: wrong-type, v[2]: unique-items")]
    [InlineData("boolean", "[true,false]", "[true,false]")]
    [InlineData("boolean", "[true,false,true]", "v[2]: unique-items")]
    public void Unique_items_differ_by_value(string type, string value, string expected) =>
        Assert.Equal(expected, Check.Value($"logicalType: array, logicalTypeOptions: {{ uniqueItems: true }}, items: {{ logicalType: {type} }}").With(value));

    [Theory]
    [InlineData("""[{"a":"x","b":["y"]},{"b":["y"],"a":"\u0078"}]""", "v[1]: unique-items")]
    [InlineData("""[{"a":"x","b":["y"]},{"a":"x","b":["y","y"]}]""", """[{"a":"x","b":["y"]},{"a":"x","b":["y","y"]}]""")]
    [InlineData("""[{"a":"x"},{"a":null}]""", """[{"a":"x"},{}]""")]
    public void Unique_objects_differ_whatever_the_order_of_their_keys(string value, string expected) => Assert.Equal(
        expected,
        Check.Value("logicalType: array, logicalTypeOptions: { uniqueItems: true }, items: { logicalType: object, properties: [{ name: a, logicalType: string }, { name: b, logicalType: array, items: { logicalType: string } }] }").With(value));

    [Fact]
    public void A_struct_may_have_more_members_than_a_word_has_bits()
    {
        var properties = string.Join('\n', Enumerable.Range(0, 130).Select(i => $"{{ name: f{i}, logicalType: integer, required: {(i is 63 or 64 or 129 ? "true" : "false")} }}"));
        var check = Check.Of(properties);

        Assert.Equal("f63: missing, f64: missing, f129: missing", check.Record("{}"));
        Assert.Equal("f64: duplicate-key", check.Record("""{"f64":1,"f63":1,"f129":1,"f64":1}"""));
        Assert.Equal("""{"f129":1,"f64":2,"f63":3}""", check.Record("""{"f129":1,"f64":2,"f63":3}"""));
    }

    [Theory]
    [InlineData("array, items: { logicalType: integer, required: true }", "[1,null]", "v[1]: missing")]
    [InlineData("map, map: { key: { logicalType: string }, value: { logicalType: integer, required: true } }", "{\"a\":null}", "v.a: missing")]
    [InlineData("map, logicalTypeOptions: { minProperties: 2 }, map: { key: { logicalType: string }, value: { logicalType: integer } }", "{\"a\":1}", "v: properties")]
    [InlineData("map, logicalTypeOptions: { minProperties: 2 }, map: { key: { logicalType: string }, value: { logicalType: integer } }", "{\"a\":1,\"b\":2}", "{\"a\":1,\"b\":2}")]
    public void Parts_may_be_required_and_counted(string type, string value, string expected) =>
        Assert.Equal(expected, Check.Value($"logicalType: {type}").With(value));

    [Fact]
    public void The_parts_of_a_column_have_names_and_places()
    {
        var columns = RecordValidator.Compile(Check.Dataset(Orders), Salts.None).Columns;

        Assert.Equal(["line_items", "attributes", "device"], columns.Select(column => column.Name));
        Assert.Equal([0, 1, 2], columns.Select(column => column.Index));
        Assert.Equal(["items", "value", "os_name", "size"], columns.SelectMany(column => column.Children).Select(column => column.Name));
        Assert.Equal(["sku", "price"], columns[0].Children[0].Children.Select(column => column.Name));
        Assert.Equal([0, 1], columns[2].Children.Select(column => column.Index));
    }
}
