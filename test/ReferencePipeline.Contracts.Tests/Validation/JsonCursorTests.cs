using System.Text;
using System.Text.Json;
using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Validation;

/// <summary>The tokenizer is held against the platform's, token by token.</summary>
public class JsonCursorTests
{
    private const string Signs = "\"\\{}[],:019eE+-. \n\t\u0001\u001f ntf/xuaF";

    public static TheoryData<string> Texts =>
    [
        """{"a":[1,2.5e-3,true,false,null,{"b":"\u00e9\n"}],"c":{}}""",
        """ [ "0123456789abcdef" , "0123456789abcde\"" , "" , -0 , 1E+2 , [ ] ] """,
        """{"escapes":"\"\\\/\b\f\n\r\t\u0041\uD83D\uDE00é"}""",
        """[123456789.12345678e12,0,-1,"\u00aF",{"":[[{}]]}]""",
    ];

    [Theory, MemberData(nameof(Texts))]
    public void A_text_cut_off_or_changed_anywhere_has_the_platforms_tokens(string text)
    {
        var json = Encoding.UTF8.GetBytes(text);
        IsReadAsThePlatformReads(json);
        for (var at = 0; at < json.Length; at++)
        {
            IsReadAsThePlatformReads(json[..at]);
            IsReadAsThePlatformReads([.. json[..at], .. json[(at + 1)..]]);
            if (json[at] >= 0x80)
                continue;
            foreach (var sign in Signs)
                IsReadAsThePlatformReads([.. json[..at], (byte)sign, .. json[(at + 1)..]]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\\n")]
    [InlineData("\\u0041")]
    [InlineData("\\x")]
    [InlineData("\\u004")]
    [InlineData("\\u004g")]
    [InlineData("\u001f")]
    [InlineData(" ")]
    [InlineData("\"")]
    public void A_text_ends_where_it_ends_however_long_it_was_and_whatever_follows(string part)
    {
        for (var before = 0; before < 40; before++)
        {
            foreach (var after in new[] { 0, 1, 15, 16, 17, 33 })
            {
                var text = new string('x', before) + part + new string('y', after);
                IsReadAsThePlatformReads(Encoding.UTF8.GetBytes($"[\"{text}\",1]"));
                IsReadAsThePlatformReads(Encoding.UTF8.GetBytes($"\"{text}\""));
                IsReadAsThePlatformReads(Encoding.UTF8.GetBytes($"\"{text}"));
            }
        }
    }

    [Theory]
    [InlineData("[1 2]")]
    [InlineData("{\"a\":1 \"b\":2}")]
    [InlineData("[01]")]
    public void After_a_fault_there_is_no_token(string text)
    {
        var cursor = new JsonCursor(Encoding.UTF8.GetBytes(text));
        while (cursor.Read())
        {
        }

        for (var time = 0; time < 3; time++)
        {
            Assert.False(cursor.Read());
            Assert.Equal(JsonTokenType.None, cursor.TokenType);
        }

        Assert.True(cursor.IsNotJson);
        Assert.False(cursor.IsTooDeep);
    }

    [Fact]
    public void A_level_too_deep_ends_the_tokens_and_is_no_fault()
    {
        var cursor = new JsonCursor(Encoding.UTF8.GetBytes(new string('[', 65)));
        for (var depth = 1; depth <= 64; depth++)
        {
            Assert.True(cursor.Read());
            Assert.Equal(depth, cursor.Depth);
        }

        Assert.False(cursor.Read());
        Assert.False(cursor.Read());
        Assert.True(cursor.IsTooDeep);
        Assert.False(cursor.IsNotJson);
    }

    [Theory]
    [InlineData("""{"a":1,"b":"x"}""", "a=1 b=x")]
    [InlineData("""{"a": 1,"d":"x" ,"e":2}""", "a=1 d=x -1")]
    [InlineData("""{"a":1,"e":"x"}""", "a=1 e=x")]
    [InlineData("""{"a":1,"f":2}""", "a=1 -1")]
    [InlineData("""{"d":1,"f":true}""", "d=1 f=true")]
    [InlineData("""{"e":1}""", "-1")]
    [InlineData("""{"a":1 ,"b":2}""", "a=1 -1")]
    [InlineData("""{"a" :1}""", "-1")]
    [InlineData("""{ "a":1}""", "-1")]
    [InlineData("""{"b":1,"a":2}""", "b=1 -1")]
    [InlineData("""{}""", "-1")]
    public void A_member_is_found_plainly_written_when_three_at_most_are_absent(string text, string expected)
    {
        var names = new NameTable(["a", "b", "c", "d", "e", "f"]);
        // Behind the text, since a key is compared as a block where there are bytes for one.
        foreach (var padding in new[] { 0, 40 })
        {
            var cursor = new JsonCursor(Encoding.UTF8.GetBytes(text + new string(' ', padding)));
            Assert.True(cursor.Read());
            var found = new List<string>();
            for (var next = 0; cursor.TryReadMember(names.Keys, next) is var index && cursor.TokenType != JsonTokenType.None; next = index + 1)
            {
                found.Add(index < 0 ? "-1" : $"{(char)('a' + index)}={Encoding.UTF8.GetString(cursor.Value)}");
                if (index < 0 || text[cursor.TokenEnd..] == "}")
                    break;
            }

            Assert.Equal(expected, string.Join(' ', found));
        }
    }

    [Fact]
    public void No_name_is_found_among_none() => Assert.Equal(-1, new NameTable([]).Find("a"u8));

    private static void IsReadAsThePlatformReads(byte[] json) => Assert.Equal(Platform(json), Ours(json));

    private static string Ours(byte[] json)
    {
        var tokens = new StringBuilder();
        var cursor = new JsonCursor(json);
        while (cursor.Read())
        {
            var start = cursor.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? (byte)'"' : json[cursor.TokenStart];
            Assert.Equal(start, json[cursor.TokenStart]);
            Append(tokens, cursor.TokenType, cursor.Value, cursor.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && cursor.IsEscaped);
        }

        return cursor.IsNotJson ? "not json" : tokens.ToString();
    }

    private static string Platform(byte[] json)
    {
        var tokens = new StringBuilder();
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
                Append(tokens, reader.TokenType, reader.ValueSpan, reader.ValueIsEscaped);
            return tokens.ToString();
        }
        catch (JsonException)
        {
            return "not json";
        }
    }

    private static void Append(StringBuilder tokens, JsonTokenType type, ReadOnlySpan<byte> value, bool isEscaped)
    {
        tokens.Append(type);
        if (type is JsonTokenType.String or JsonTokenType.PropertyName or JsonTokenType.Number)
            tokens.Append(' ').Append(Encoding.UTF8.GetString(value)).Append(isEscaped ? " escaped" : "");
        tokens.Append('\n');
    }
}
