using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Contracts.Tests.Dialects;

public sealed class NestedTypeTests
{
    private static readonly FieldType LineItems = Make.Array(Make.Object(
        Make.Field("sku", new StringType()),
        Make.Field("unitPrice", Make.Decimal(18, 2)),
        Make.Field("order", Make.Object(Make.Field("weights", Make.Array(Make.Array(Make.Integer(IntegerWidth.U16))))))));

    [Fact]
    public void Structs_arrays_and_maps_nest_in_Hive_without_blanks() =>
        Assert.Equal("array<struct<sku:string,unit_price:decimal(18,2),order:struct<weights:array<array<int>>>>>", GlueType.Of(LineItems));

    [Fact]
    public void DuckDB_quotes_every_member() =>
        Assert.Equal("STRUCT(\"sku\" VARCHAR, \"unit_price\" DECIMAL(18,2), \"order\" STRUCT(\"weights\" INTEGER[][]))[]", DuckDbType.Of(LineItems));

    [Fact]
    public void Redshift_keeps_what_is_nested_as_super()
    {
        Assert.Equal("super", RedshiftType.Of(LineItems));
        Assert.Equal("super", RedshiftType.Of(Make.Map(new StringType())));
        Assert.Equal("super", RedshiftType.Of(Make.Object(Make.Field("a", new StringType()))));
    }

    [Fact]
    public void A_map_names_its_key_first()
    {
        var map = Make.Map(Make.Integer(IntegerWidth.I64));
        Assert.Equal("map<string,bigint>", GlueType.Of(map));
        Assert.Equal("MAP(VARCHAR, BIGINT)", DuckDbType.Of(map));
    }

    [Fact]
    public void Names_and_nesting_survive_the_way_there_and_back()
    {
        const string expected =
            "array(items struct(sku {0}, unit_price {1}, order struct(weights array(items array(items {2})))))";
        Assert.Equal(string.Format(expected, "string", "decimal(18,2)", "int"), TypeTree.OfHive(GlueType.Of(LineItems)).ToString());
        Assert.Equal(string.Format(expected, "VARCHAR", "DECIMAL(18,2)", "INTEGER"), TypeTree.OfDuckDb(DuckDbType.Of(LineItems)).ToString());
    }
}
