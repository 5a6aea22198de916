using System.Text;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Validation;

/// <summary>Two items are one value, or they are not: on this stands <c>uniqueItems</c>.</summary>
public class CanonicalJsonTests
{
    private const string Long = "98765432101234567890123456789012345678";

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("100", "1e2")]
    [InlineData("-0", "0")]
    [InlineData("1200e-2", "12")]
    [InlineData(Long, Long + ".0")]
    [InlineData("\"a\"", "\"\\u0061\"")]
    [InlineData("\"\\ud83d\\ude00\"", "\"\U0001F600\"")]
    [InlineData("[1,2]", " [ 1.0 , 2e0 ]")]
    [InlineData("{\"a\":1,\"b\":[true]}", "{ \"b\" : [ true ] , \"\\u0061\" : 1.0 }")]
    [InlineData("{\"b\":{\"y\":null,\"x\":1}}", "{\"b\":{\"x\":1,\"y\":null}}")]
    [InlineData("{}", "{ }")]
    public void One_value_is_one_row_of_bytes_however_it_is_written(string one, string other) => Assert.Equal(Bytes(one), Bytes(other.TrimStart()));

    [Theory]
    [InlineData("1", "-1")]
    [InlineData("1", "10")]
    [InlineData("1", "\"1\"")]
    [InlineData("1e10", "1e11")]
    [InlineData("1e10", "1e-10")]
    [InlineData("123456", "123457")]
    [InlineData("123456e7", "123457e7")]
    [InlineData(Long, "98765432101234567890123456789012345677")]
    [InlineData(Long + "1", Long + "2")]
    [InlineData("true", "false")]
    [InlineData("null", "\"null\"")]
    [InlineData("\"abcdef\"", "\"abcdeg\"")]
    [InlineData("\"abcdef\"", "\"abcdefg\"")]
    [InlineData("\"\"", "\"a\"")]
    [InlineData("[1,2]", "[12]")]
    [InlineData("[1,2]", "[2,1]")]
    [InlineData("[[1],2]", "[[1,2]]")]
    [InlineData("[[],[1]]", "[[[],1]]")]
    [InlineData("[\"a\",\"b\"]", "[\"a,\\\"\\u0001\\u0000\\u0000\\u0000b\"]")]
    [InlineData("[\"a\",\"b\"]", "[\"a,\\\"\\u0000\\u0000\\u0000\\u0000b\"]")]
    [InlineData("[\"ab\",\"c\"]", "[\"a\",\"bc\"]")]
    [InlineData("{\"a\":1}", "{\"b\":1}")]
    [InlineData("{\"a\":1}", "{\"a\":2}")]
    [InlineData("{\"a\":1}", "{\"a\":1,\"b\":1}")]
    [InlineData("{\"a\":{\"b\":1},\"c\":2}", "{\"a\":{\"b\":1,\"c\":2}}")]
    [InlineData("{\"a\":[]}", "{\"a\":{}}")]
    [InlineData("{\"\\ud83d\":1}", "{\"\\ud83e\":1}")]
    [InlineData("{\"\\ud83d\":1}", "{\"\\ud83d\":2}")]
    public void Two_values_are_two(string one, string other) => Assert.NotEqual(Bytes(one), Bytes(other));

    [Fact]
    public void A_text_of_any_length_has_room()
    {
        var scratch = new ByteWriter();
        for (var length = 0; length < 5000; length = length is >= 1000 and < 1040 ? length + 1 : length + 40)
        {
            var text = new string('x', length);
            var bytes = CanonicalJson.Of(Encoding.UTF8.GetBytes($"\"{text}y\""), scratch).ToArray();
            Assert.EndsWith(text + "y", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
            Assert.Equal(length + 1 + 1 + sizeof(int), bytes.Length);
        }
    }

    // Each on its own, so that nothing of the one is left for the other.
    private static byte[] Bytes(string json) => CanonicalJson.Of(Encoding.UTF8.GetBytes(json), new()).ToArray();
}
