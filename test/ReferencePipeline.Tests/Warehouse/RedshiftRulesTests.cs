using System.Text.Json;
using System.Text.Json.Nodes;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Warehouse;

[Collection(nameof(Synthesized))]
public sealed class RedshiftRulesTests(Synthesized synthesized)
{
    private static readonly IReadOnlyDictionary<string, Func<JsonElement, string?>> All = RedshiftRules.Workgroup.Concat(RedshiftRules.Namespace).ToDictionary();

    /// <summary>A rule, and a template that breaks it while cfn-lint and cdk-nag have nothing to say.</summary>
    public static TheoryData<string, string> Violations => new()
    {
        { "is private", """{ "PubliclyAccessible": true }""" },
        { "is private", """{ "PubliclyAccessible": null }""" },
        { "routes through its network", """{ "EnhancedVpcRouting": false }""" },
        { "lies in three subnets", """{ "SubnetIds": ["a", "b"] }""" },
        { "lies in three subnets", """{ "SubnetIds": ["a", "b", "b"] }""" },
        { "asks for TLS", """{ "ConfigParameters": [{ "ParameterKey": "require_ssl", "ParameterValue": "false" }] }""" },
        { "asks for TLS", """{ "ConfigParameters": null }""" },
        { "keeps the case of names", """{ "ConfigParameters": [{ "ParameterKey": "require_ssl", "ParameterValue": "true" }] }""" },
        { "listens on a port that Redshift takes", """{ "Port": 5456 }""" },
        { "listens on a port that Redshift takes", """{ "Port": 8190 }""" },
        { "has a ceiling", """{ "MaxCapacity": null }""" },
        { "has a ceiling", """{ "MaxCapacity": 2 }""" },
        { "has a password that nobody knows", """{ "ManageAdminPassword": false }""" },
        { "has a password that nobody knows", """{ "AdminUserPassword": "Secret123" }""" },
        { "keeps the password under a key of its own", """{ "AdminPasswordSecretKmsKeyId": null }""" },
        { "keeps data under a key of its own", """{ "KmsKeyId": "AWS_OWNED_KMS_KEY" }""" },
        { "has an administrator of another name than admin", """{ "AdminUsername": "admin" }""" },
        { "writes all three logs", """{ "LogExports": ["userlog", "connectionlog"] }""" },
    };

    [Fact]
    public void Every_warehouse_keeps_every_rule() => Assert.All([Variant.Sandbox, Variant.Production, Variant.Unlike, Variant.UnderIam], variant => Assert.All(All, rule =>
    {
        var (of, problem) = (Resource(variant, rule.Key), (string?)null);
        problem = rule.Value(of);
        Assert.True(problem is null, $"{variant}: it must be one that {rule.Key}: {problem}");
    }));

    [Theory, MemberData(nameof(Violations))]
    public void A_template_that_breaks_a_rule_is_found(string rule, string change)
    {
        var properties = JsonNode.Parse(Resource(Variant.Sandbox, rule).GetRawText())!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
        {
            properties.Remove(name);
            if (value is not null)
                properties[name] = value.DeepClone();
        }

        using var changed = JsonDocument.Parse(properties.ToJsonString());
        Assert.NotNull(All[rule](changed.RootElement));
    }

    [Fact]
    public void No_rule_is_without_a_violation() => Assert.Equal(All.Keys.Order(StringComparer.Ordinal), Violations.Select(row => row.Data.Item1).Distinct().Order(StringComparer.Ordinal));

    private JsonElement Resource(Variant variant, string rule) => synthesized.Of(variant)
        .Of(RedshiftRules.Workgroup.ContainsKey(rule) ? "AWS::RedshiftServerless::Workgroup" : "AWS::RedshiftServerless::Namespace").Single().Properties.Json;
}
