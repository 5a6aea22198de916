using ReferencePipeline.Contracts.Validation;

namespace ReferencePipeline.Contracts.Tests.Validation;

public class DerivedTests
{
    private static Salts Secrets => new(new Dictionary<string, byte[]> { ["app/salt"] = "key"u8.ToArray(), ["app/pepper"] = "Jefe"u8.ToArray() });

    [Theory]
    [InlineData("date", "date(at)", "2026-03-05T23:30:00-02:00", "\"2026-03-06\"")]
    [InlineData("integer", "hour(at)", "2026-03-05T23:30:00-02:00", "1")]
    [InlineData("integer", "month(at)", "2026-03-05T00:00:00Z", "3")]
    [InlineData("integer", "year(at)", "2026-01-01T00:30:00+01:00", "2025")]
    [InlineData("integer", "hour(at)", "2026-03-05T09:59:59Z", "9")]
    [InlineData("integer", "hour(at)", "2026-03-05T10:00:00Z", "10")]
    [InlineData("integer", "hour(at)", "2026-03-05T00:00:00Z", "0")]
    [InlineData("integer", "month(at)", "2026-10-05T00:00:00Z", "10")]
    [InlineData("integer", "year(at)", "1000-01-01T00:00:00Z", "1000")]
    public void Parts_of_a_moment_are_those_of_utc(string type, string logic, string at, string expected) => Assert.Equal(
        $"{{\"at\":\"{Normalized(at)}\",\"d\":{expected}}}",
        Check.Of($$"""
            { name: at, logicalType: timestamp, required: true }
            { name: d, logicalType: {{type}}, transformSourceObjects: [at], transformLogic: '{{logic}}' }
            """).Record($$"""{"at":"{{at}}"}"""));

    [Theory]
    [InlineData("month(on)", "3")]
    [InlineData("year(on)", "2026")]
    public void Parts_of_a_day(string logic, string expected) => Assert.Equal(
        $$"""{"on":"2026-03-05","d":{{expected}}}""",
        Check.Of($$"""
            { name: on, logicalType: date, required: true }
            { name: d, logicalType: integer, transformSourceObjects: [on], transformLogic: {{logic}} }
            """).Record("""{"on":"2026-03-05"}"""));

    [Theory]
    [InlineData("string", "truncate(2, s)", "añb", "\"añ\"")]
    [InlineData("string", "truncate(2, s)", "a", "\"a\"")]
    [InlineData("string", "truncate(2, s)", "\\ud83d\\ude00\\\"x", "\"\U0001F600\\\"\"")]
    [InlineData("string", "truncate(2, s)", "añ", "\"añ\"")]
    [InlineData("string", "truncate(5, s)", "añbñ", "\"añbñ\"")]
    [InlineData("string", "truncate(3, s)", "añbñ", "\"añb\"")]
    [InlineData("string", "truncate(3, s)", "ab\\n\\u001fc", "\"ab\\n\"")]
    [InlineData("string", "lower(s)", "A\\b\\f\\n\\r\\t\\u0001\\u001F\\\\\\\"\\/", "\"a\\b\\f\\n\\r\\t\\u0001\\u001f\\\\\\\"/\"")]
    [InlineData("string", "lower(s)", "ÀÉZ-ω", "\"àéz-ω\"")]
    [InlineData("string", "lower(s)", "\u023A\u023A\u023A", "\"\u2C65\u2C65\u2C65\"")]
    [InlineData("integer", "bucket(100, s)", "iceberg", "89")]
    public void Parts_of_a_text(string type, string logic, string value, string expected) => Assert.EndsWith(
        $",\"d\":{expected}}}",
        Check.Of($$"""
            { name: s, logicalType: string, required: true }
            { name: d, logicalType: {{type}}, transformSourceObjects: [s], transformLogic: '{{logic}}' }
            """).Record($$"""{"s":"{{value}}"}"""),
        StringComparison.Ordinal);

    /// <summary>The vectors of Iceberg's specification, appendix B: 34, "iceberg" and 00 01 02 03.</summary>
    [Theory]
    [InlineData(new byte[] { 34, 0, 0, 0, 0, 0, 0, 0 }, 2017239379)]
    [InlineData(new byte[] { (byte)'i', (byte)'c', (byte)'e', (byte)'b', (byte)'e', (byte)'r', (byte)'g' }, 1210000089)]
    [InlineData(new byte[] { 0, 1, 2, 3 }, -188683207)]
    public void The_hash_is_that_of_icebergs_specification(byte[] bytes, int expected) => Assert.Equal(expected, (int)Murmur3.Hash(bytes));

    [Theory]
    [InlineData("34", 16, 2017239379 % 16)]
    [InlineData("34", 1000, 379)]
    public void A_whole_number_falls_into_icebergs_bucket(string value, int count, int expected)
    {
        var check = Check.Of($$"""
            { name: n, logicalType: integer, required: true }
            { name: d, logicalType: integer, transformSourceObjects: [n], transformLogic: 'bucket({{count}}, n)' }
            """);

        Assert.Equal($$"""{"n":{{value}},"d":{{expected}}}""", check.Record($$"""{"n":{{value}}}"""));
    }

    [Fact]
    public void A_negative_hash_falls_into_a_bucket_all_the_same() =>
        Assert.Equal((-188683207 & int.MaxValue) % 10, Murmur3.Bucket(new byte[] { 0, 1, 2, 3 }, 10));

    [Fact]
    public void A_pseudonym_is_hmac_sha_256_under_the_named_secret()
    {
        // The well-known vector: HMAC_SHA256("key", "The quick brown fox jumps over the lazy dog").
        var check = Check.Of(
            """
            { name: s, logicalType: string, required: true }
            { name: d, logicalType: string, transformSourceObjects: [s], transformLogic: "sha256(s, 'app/salt')" }
            """,
            salts: Secrets);

        Assert.Equal(
            """{"s":"The quick brown fox jumps over the lazy dog","d":"f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8"}""",
            check.Record("""{"s":"The quick brown fox jumps over the lazy dog"}"""));
    }

    [Fact]
    public void Each_pseudonym_has_its_own_secret_record_after_record()
    {
        var check = Check.Of(
            """
            { name: s, logicalType: string, required: true }
            { name: d, logicalType: string, transformSourceObjects: [s], transformLogic: "sha256(s, 'app/salt')" }
            { name: e, logicalType: string, transformSourceObjects: [s], transformLogic: "sha256(s, 'app/pepper')" }
            """,
            salts: Secrets);
        foreach (var text in new[] { "what do ya want for nothing?", "a", "what do ya want for nothing?" })
        {
            var (d, e) = (Pseudonym("key", text), Pseudonym("Jefe", text));
            Assert.Equal($$"""{"s":"{{text}}","d":"{{d}}","e":"{{e}}"}""", check.Record($$"""{"s":"{{text}}"}"""));
        }

        static string Pseudonym(string secret, string text) =>
            Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret), System.Text.Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void What_one_record_had_is_not_derived_for_the_next_one()
    {
        var check = Check.Of("""
            { name: n, logicalType: integer }
            { name: s, logicalType: string }
            { name: d, logicalType: string, transformSourceObjects: [s], transformLogic: lower(s) }
            """);

        Assert.Equal("""{"s":"A","d":"a"}""", check.Record("""{"s":"A"}"""));
        Assert.Equal("""{"n":1}""", check.Record("""{"n":1}"""));
    }

    [Fact]
    public void A_secret_that_nobody_knows_is_named()
    {
        var properties = """
            { name: s, logicalType: string, required: true }
            { name: d, logicalType: string, transformSourceObjects: [s], transformLogic: "sha256(s, 'other/salt')" }
            """;

        Assert.Contains("'other/salt'", Assert.Throws<InvalidOperationException>(() => Check.Of(properties, salts: Secrets)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_derived_from_nothing_is_absent() => Assert.Equal(
        """{"n":1}""",
        Check.Of("""
            { name: n, logicalType: integer }
            { name: s, logicalType: string }
            { name: d, logicalType: string, transformSourceObjects: [s], transformLogic: lower(s) }
            """).Record("""{"n":1,"s":null}"""));

    private static string Normalized(string at) => DateTimeOffset.Parse(at).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
}
