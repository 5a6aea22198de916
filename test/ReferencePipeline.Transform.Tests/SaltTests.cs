using System.Net;
using System.Text;
using ReferencePipeline.Transform.Runtime;
using ReferencePipeline.Transform.Secrets;

namespace ReferencePipeline.Transform.Tests;

public sealed class SaltTests
{
    private const string Secret = "kept to ourselves";

    private static SecretsManagerSalts Salts(FakeSecretsManager service) => new(name => name switch
    {
        "AWS_REGION" => "eu-central-1",
        "AWS_ENDPOINT_URL_SECRETS_MANAGER" => $"http://{service.Authority}",
        "AWS_ACCESS_KEY_ID" => "AKID",
        "AWS_SECRET_ACCESS_KEY" => "key",
        "AWS_SESSION_TOKEN" => "token",
        "SALTS" => """{"other":"arn:other","page-views/email-salt":"arn:salt-AbCdEf","email-salt":"arn:salt"}""",
        _ => null,
    }, new SteppingClock(Bench.Now));

    [Theory]
    [InlineData("""{"Name":"n","SecretString":"kept to ourselves"}""")]
    [InlineData("""{"SecretBinary":"a2VwdCB0byBvdXJzZWx2ZXM="}""")]
    public void A_salt_is_the_secret_that_the_stack_made_for_it(string answer)
    {
        using var service = new FakeSecretsManager(HttpStatusCode.OK, answer);

        Assert.Equal(Secret, Encoding.UTF8.GetString(Salts(service).Find("page-views/email-salt")));

        Assert.Equal("""{"SecretId":"arn:salt-AbCdEf"}""", service.Body);
        Assert.Equal("secretsmanager.GetSecretValue", service.Headers["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.1", service.Headers["Content-Type"]);
        Assert.Equal("20260301T081530Z", service.Headers["X-Amz-Date"]);
        Assert.Equal("token", service.Headers["X-Amz-Security-Token"]);
    }

    [Fact]
    public void What_is_sent_is_what_was_signed()
    {
        using var service = new FakeSecretsManager(HttpStatusCode.OK, """{"SecretString":"s"}""");

        Salts(service).Find("email-salt");

        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in (string[])["content-type", "host", "x-amz-date", "x-amz-security-token", "x-amz-target"])
            signed[name] = service.Headers[name]!;
        Assert.Equal(
            RequestSignature.Of("POST", signed, Encoding.UTF8.GetBytes(service.Body), new("AKID", "key", "token"), "eu-central-1", "secretsmanager"),
            service.Headers["Authorization"]);
    }

    public static TheoryData<HttpStatusCode, string, string> Unreadable => new()
    {
        { HttpStatusCode.BadRequest, """{"__type":"ResourceNotFoundException","Message":"Secrets Manager can't find the specified secret."}""", "ResourceNotFoundException" },
        { HttpStatusCode.BadRequest, """{"__type":"AccessDeniedException","Message":"kept to ourselves"}""", "AccessDeniedException" },
        { HttpStatusCode.InternalServerError, "{}", "status 500" },
        { HttpStatusCode.OK, """{"SecretString":""}""", "it is empty" },
        { HttpStatusCode.OK, "{}", "it is empty" },
        { HttpStatusCode.OK, "kept to ourselves", "not what Secrets Manager sends" },
    };

    [Theory, MemberData(nameof(Unreadable))]
    public void A_salt_that_cannot_be_read_fails_by_name_and_never_by_value(HttpStatusCode status, string answer, string why)
    {
        using var service = new FakeSecretsManager(status, answer);

        var failure = Assert.Throws<FunctionException>(() => Salts(service).Find("email-salt"));

        Assert.Equal("Init.NoSalt", failure.Type);
        Assert.Contains("'email-salt'", failure.Message, StringComparison.Ordinal);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_out_of_reach_fails_by_the_salt_name()
    {
        var service = new FakeSecretsManager(HttpStatusCode.OK, "");
        service.Dispose();

        Assert.Contains("'email-salt'", Assert.Throws<FunctionException>(() => Salts(service).Find("email-salt")).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Regions => new()
    {
        { "eu-central-1", "https://secretsmanager.eu-central-1.amazonaws.com/" },
        { "us-gov-west-1", "https://secretsmanager.us-gov-west-1.amazonaws.com/" },
        { "cn-north-1", "https://secretsmanager.cn-north-1.amazonaws.com.cn/" },
    };

    [Theory, MemberData(nameof(Regions))]
    public void The_service_is_that_of_the_functions_region(string region, string endpoint)
    {
        var settings = SecretsManagerSettings.FromEnvironment(name => name == "AWS_REGION" ? region : null);

        Assert.Equal((endpoint, region), (settings.Endpoint.ToString(), settings.Region));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{"email-salt":""}""")]
    [InlineData("""{"email-salt":7}""")]
    [InlineData("[]")]
    [InlineData("arn:salt")]
    public void A_salt_that_the_stack_did_not_name_is_told_before_anyone_is_asked(string? salts)
    {
        var failure = Assert.Throws<FunctionException>(() => new SecretsManagerSettings(new("http://127.0.0.1"), "eu-central-1", salts).SecretOf("email-salt"));

        Assert.Equal("Init.NoSalt", failure.Type);
        Assert.Contains("'email-salt'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("SALTS", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_are_the_roles_and_their_absence_is_told()
    {
        Assert.Equal(new("id", "secret", null), Credentials.FromEnvironment(name => name switch
        {
            "AWS_ACCESS_KEY_ID" => "id",
            "AWS_SECRET_ACCESS_KEY" => "secret",
            _ => null,
        }));
        Assert.Contains("AWS_ACCESS_KEY_ID", Assert.Throws<FunctionException>(() => Credentials.FromEnvironment(_ => "")).Message, StringComparison.Ordinal);
    }
}
