namespace ReferencePipeline.Contracts.Tests.Validation;

public class FormatTests
{
    [Theory]
    [InlineData("uuid", "5f0c6a1e-0b6d-4c58-9a2e-3f1d7c9b8a40")]
    [InlineData("uuid", "5F0C6A1E-0B6D-4C58-9A2E-3F1D7C9B8A40")]
    [InlineData("email", "reader@example.com")]
    [InlineData("email", "o'neil+x_1@sub-domain.example")]
    [InlineData("email", "root@localhost")]
    [InlineData("email", "a@b.de")]
    [InlineData("email", "a123456789012345678901234567890123456789012345678901234567890123@example.com")]
    [InlineData("hostname", "a.b-c.example")]
    [InlineData("hostname", "xn--bcher-kva.example")]
    [InlineData("hostname", "1.2.3.4")]
    [InlineData("ipv4", "0.0.0.0")]
    [InlineData("ipv4", "255.255.255.255")]
    [InlineData("ipv4", "192.168.1.9")]
    [InlineData("ipv6", "::")]
    [InlineData("ipv6", "::1")]
    [InlineData("ipv6", "1::")]
    [InlineData("ipv6", "2001:db8:0:1::25")]
    [InlineData("ipv6", "1:2:3:4:5:6:7:8")]
    [InlineData("ipv6", "1:2:3:4:5:6:7::")]
    [InlineData("ipv6", "::ffff:192.0.2.1")]
    [InlineData("ipv6", "1:2:3:4:5:6:192.0.2.1")]
    [InlineData("ipv6", "FE80::ABCD")]
    [InlineData("uri", "https://example.com/a?b=c&d=%20#e")]
    [InlineData("uri", "urn:isbn:0451450523")]
    [InlineData("uri", "mailto:a@example.com")]
    [InlineData("uri", "git+ssh://example.com")]
    [InlineData("uri", "a-b.c+1:d")]
    [InlineData("uri", "a:")]
    [InlineData("uri", "http://example.com/%20")]
    [InlineData("uri", "http://example.com/%aF%09#%41")]
    [InlineData("byte", "")]
    [InlineData("byte", "AAECAwQFBgc=")]
    [InlineData("byte", "c2lnbmF0dXJl")]
    [InlineData("binary", "any text é")]
    [InlineData("password", "any text é")]
    public void A_text_of_the_format_passes(string format, string text) => Assert.Equal($"\"{text}\"", Result(format, text));

    [Theory]
    [InlineData("uuid", "5f0c6a1e0b6d4c589a2e3f1d7c9b8a40")]
    [InlineData("uuid", "{5f0c6a1e-0b6d-4c58-9a2e-3f1d7c9b8a40}")]
    [InlineData("uuid", "5f0c6a1e-0b6d-4c58-9a2e-3f1d7c9b8a4g")]
    [InlineData("uuid", "5f0c6a1e-0b6d-4c58-9a2e 3f1d7c9b8a40")]
    [InlineData("email", "reader")]
    [InlineData("email", "@example.com")]
    [InlineData("email", "reader@")]
    [InlineData("email", ".reader@example.com")]
    [InlineData("email", "reader.@example.com")]
    [InlineData("email", "re..ader@example.com")]
    [InlineData("email", "re ader@example.com")]
    [InlineData("email", "reader@exa_mple.com")]
    [InlineData("email", "réader@example.com")]
    [InlineData("email", "a1234567890123456789012345678901234567890123456789012345678901234@example.com")]
    [InlineData("hostname", "")]
    [InlineData("hostname", "-a.example")]
    [InlineData("hostname", "a-.example")]
    [InlineData("hostname", "a..example")]
    [InlineData("hostname", "a.example.")]
    [InlineData("hostname", "a_b.example")]
    [InlineData("hostname", "a123456789012345678901234567890123456789012345678901234567890123.example")]
    [InlineData("ipv4", "256.1.1.1")]
    [InlineData("ipv4", "1.1.1")]
    [InlineData("ipv4", "1.1.1.1.1")]
    [InlineData("ipv4", "01.1.1.1")]
    [InlineData("ipv4", "1.1.1.")]
    [InlineData("ipv4", "1111.1.1.1")]
    [InlineData("ipv6", "")]
    [InlineData("ipv6", ":")]
    [InlineData("ipv6", ":::")]
    [InlineData("ipv6", "1::2::3")]
    [InlineData("ipv6", "1:2:3:4:5:6:7")]
    [InlineData("ipv6", "1:2:3:4:5:6:7:8:9")]
    [InlineData("ipv6", "1:2:3:4::5:6:7:8")]
    [InlineData("ipv6", "12345::")]
    [InlineData("ipv6", "fe80::1%eth0")]
    [InlineData("ipv6", "[::1]")]
    [InlineData("ipv6", "192.0.2.1::")]
    [InlineData("ipv6", "1:2:3:4:5:6:7:192.0.2.1")]
    [InlineData("ipv6", "192.0.2.1")]
    [InlineData("uri", "example.com/a")]
    [InlineData("uri", "/a/b")]
    [InlineData("uri", "1http://example.com")]
    [InlineData("uri", "http://exa mple.com")]
    [InlineData("uri", "http://example.com/%2")]
    [InlineData("uri", "http://example.com/%zz")]
    [InlineData("uri", "http://example.com/é")]
    [InlineData("uri", "http://example.com/#a#b")]
    [InlineData("uri", ":a")]
    [InlineData("uri", "")]
    [InlineData("uri", "abc")]
    [InlineData("uri", "a_b:c")]
    [InlineData("uri", "http://example.com/%")]
    [InlineData("uri", "http://example.com/%2g")]
    [InlineData("byte", "AAA")]
    [InlineData("byte", "AA=A")]
    [InlineData("byte", "AAAA    ")]
    [InlineData("byte", "AAA A")]
    [InlineData("byte", "AA\\n\\n")]
    [InlineData("byte", "A-__")]
    public void A_text_of_another_format_is_refused(string format, string text) => Assert.Equal("v: format", Result(format, text));

    [Theory]
    [InlineData("hostname", "")]
    [InlineData("hostname", "example.")]
    [InlineData("hostname", "a.b.c-d.")]
    [InlineData("email", "a@")]
    [InlineData("email", "reader@mail.")]
    public void A_label_has_63_characters_at_most(string format, string before)
    {
        foreach (var label in new[] { "b" + new string('c', 62), $"b-{new string('c', 60)}d" })
        {
            Assert.Equal($"\"{before}{label}\"", Result(format, $"{before}{label}"));
            Assert.Equal($"\"{before}{label}.example\"", Result(format, $"{before}{label}.example"));
            Assert.Equal("v: format", Result(format, $"{before}{label}d"));
            Assert.Equal("v: format", Result(format, $"{before}{label}d.example"));
        }
    }

    [Theory]
    [InlineData("hostname", "", 253)]
    [InlineData("email", "a@", 254)]
    public void A_name_has_so_many_characters_at_most(string format, string before, int longest)
    {
        var name = before + string.Concat(Enumerable.Repeat("abcdefg.", 40))[..(longest - before.Length - 1)];

        Assert.Equal($"\"{name}x\"", Result(format, name + "x"));
        Assert.Equal("v: format", Result(format, name + "xy"));
    }

    private static string Result(string format, string text) =>
        Check.Value($"logicalType: string, logicalTypeOptions: {{ format: {format} }}").With($"\"{text}\"");
}
