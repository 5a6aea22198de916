using System.Security.Cryptography;
using System.Text;

namespace ReferencePipeline.Transform.Secrets;

/// <summary>AWS Signature Version 4, for requests to a service's root path without a query.</summary>
internal static class RequestSignature
{
    /// <summary>The value of the <c>Authorization</c> header.</summary>
    /// <remarks>The headers are all that are signed, by lower-case name, <c>host</c> and <c>x-amz-date</c> among them.</remarks>
    public static string Of(string method, SortedDictionary<string, string> headers, ReadOnlySpan<byte> body,
        Credentials credentials, string region, string service)
    {
        var time = headers["x-amz-date"];
        var day = time[..8];
        var names = string.Join(';', headers.Keys);
        var request = $"{method}\n/\n\n{string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n"))}\n{names}\n{Hash(body)}";
        var scope = $"{day}/{region}/{service}/aws4_request";
        var toSign = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(request))}";

        var key = Encoding.UTF8.GetBytes("AWS4" + credentials.SecretAccessKey);
        foreach (var part in (string[])[day, region, service, "aws4_request"])
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
        return $"AWS4-HMAC-SHA256 Credential={credentials.AccessKeyId}/{scope}, SignedHeaders={names}, Signature={signature}";
    }

    public static string Time(DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'");

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
