using ReferencePipeline.Transform.Secrets;

namespace ReferencePipeline.Transform.Tests;

public sealed class RequestSignatureTests
{
    // The key that AWS's own signing examples use.
    private static readonly Credentials Example = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null);

    private static SortedDictionary<string, string> Headers(params (string Name, string Value)[] more)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = "example.amazonaws.com", ["x-amz-date"] = "20150830T123600Z" };
        foreach (var (name, value) in more)
            headers[name] = value;
        return headers;
    }

    [Theory]
    [InlineData("GET", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("POST", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    public void Signs_as_the_published_test_suite_expects(string method, string signature) => Assert.Equal(
        $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature={signature}",
        RequestSignature.Of(method, Headers(), [], Example, "us-east-1", "service"));

    [Fact]
    public void Signs_a_body_and_its_type_as_the_published_test_suite_expects() => Assert.Equal(
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=content-type;host;x-amz-date, "
        + "Signature=ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
        RequestSignature.Of("POST", Headers(("content-type", "application/x-www-form-urlencoded")), "Param1=value1"u8, Example, "us-east-1", "service"));

    [Fact]
    public void Time_is_written_in_UTC_to_the_second() =>
        Assert.Equal("20260301T071530Z", RequestSignature.Time(new(2026, 3, 1, 8, 15, 30, 250, TimeSpan.FromHours(1))));
}
