using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Policy;

/// <summary>Rules that hold for every statement of every policy, whoever wrote it.</summary>
[Collection(nameof(Synthesized))]
public sealed class StatementTests(Synthesized synthesized)
{
    /// <summary>Actions that AWS knows no resource for.</summary>
    private static readonly HashSet<string> WithoutResource = new(
    [
        "lakeformation:GetDataAccess", "glue:GetSecurityConfiguration", "cloudwatch:PutMetricData", "kinesis:ListStreams",
        "redshift-data:DescribeStatement", "redshift-data:GetStatementResult",
        "logs:CreateLogDelivery", "logs:GetLogDelivery", "logs:UpdateLogDelivery", "logs:DeleteLogDelivery", "logs:ListLogDeliveries",
        "logs:PutResourcePolicy", "logs:DescribeResourcePolicies", "logs:DescribeLogGroups",
        "xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets",
    ], StringComparer.Ordinal);

    /// <summary>EventBridge names no account when it sends to what is encrypted; see the key's policy.</summary>
    private static readonly HashSet<string?> WithoutAccount = new(["EventsSendMessages", "EventsOfThisAccount"], StringComparer.Ordinal);

    /// <summary>Whoever reads actions reads texts; one that is put together would be passed over.</summary>
    [Fact]
    public void Every_statement_says_in_plain_words_which_actions_it_allows_or_denies() => Assert.All(All, statement =>
    {
        Assert.Contains(statement.Value["Effect"].Literal, (string[])["Allow", "Deny"]);
        Assert.Equal(statement.Value["Action"].Texts, statement.Actions);
    });

    [Fact]
    public void Nothing_allows_all_actions_of_a_service_but_the_keys_own_account() => Assert.DoesNotContain(All,
        statement => statement.Allows && statement.Actions.Any(action => action is "*" || action.EndsWith(":*", StringComparison.Ordinal))
            && !(statement.Owner.Type == "AWS::KMS::Key" && statement.Accounts is ["arn:<Partition>:iam::<AccountId>:root"]));

    [Fact]
    public void What_a_role_may_do_names_its_resource_wherever_AWS_knows_one() => Assert.DoesNotContain(All,
        statement => statement is { Allows: true, Kind: PolicyKind.Identity } && statement.On.Any(resource => resource is "*" or "arn:*") && !statement.Actions.All(WithoutResource.Contains));

    [Fact]
    public void A_role_may_use_keys_of_this_pipeline_only_and_the_lakes_key_through_one_service_only()
    {
        var uses = All.Where(statement => statement is { Allows: true, Kind: PolicyKind.Identity } && statement.Actions.Any(action => action.StartsWith("kms:", StringComparison.Ordinal))).ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, use => Assert.True(use.On.All(resource => resource.StartsWith("<Key ", StringComparison.Ordinal)), use.ToString()));
        Assert.All(uses.Where(use => use.On.Contains("<Key LakeKey>")), use => Assert.True(use.Condition.StartsWith("StringEquals kms:ViaService ", StringComparison.Ordinal), use.ToString()));
        Assert.DoesNotContain(uses, use => use.Actions.Any(action => action.Contains('*', StringComparison.Ordinal)));
    }

    [Fact]
    public void A_service_may_become_a_role_for_this_account_only()
    {
        var trusts = All.Where(statement => statement.Kind is PolicyKind.Trust && statement.Services.Length > 0).ToList();

        Assert.NotEmpty(trusts);
        Assert.All(trusts, trust => Assert.True(trust.Condition.Contains("StringEquals aws:SourceAccount <AccountId>", StringComparison.Ordinal), trust.ToString()));
        Assert.All(trusts, trust => Assert.Single(trust.Services));
    }

    [Fact]
    public void A_service_is_let_into_a_resource_for_this_account_only()
    {
        var grants = All.Where(statement => statement is { Allows: true, Kind: PolicyKind.Resource } && statement.Services.Length > 0 && !WithoutAccount.Contains(statement.Sid)).ToList();

        Assert.NotEmpty(grants);
        Assert.All(grants, grant => Assert.True(
            grant.Condition.Contains("aws:SourceAccount <AccountId>", StringComparison.Ordinal)
            || grant.Condition.Contains("ArnEquals aws:SourceArn <Rule ", StringComparison.Ordinal)
            || grant.Condition.Contains("ArnEquals aws:SourceArn <Topic Alarms>", StringComparison.Ordinal)
            || grant.Condition.Contains("ArnLike aws:SourceArn arn:<Partition>:sns:<Region>:<AccountId>:*", StringComparison.Ordinal)
            || grant.Condition.Contains("StringEquals aws:SourceArn arn:<Partition>:cloudtrail:<Region>:<AccountId>:trail/referencepipeline-", StringComparison.Ordinal)
            || grant.Condition.Contains("kms:EncryptionContext:aws:logs:arn arn:<Partition>:logs:<Region>:<AccountId>:log-group:*", StringComparison.Ordinal), grant.ToString()));
    }

    /// <summary>An endpoint's policy can name whole accounts by a condition only.</summary>
    [Fact]
    public void An_endpoint_serves_this_account_only()
    {
        var endpoints = All.Where(statement => statement.Owner.Type == "AWS::EC2::VPCEndpoint").ToList();

        Assert.NotEmpty(endpoints);
        Assert.All(endpoints, statement => Assert.Equal("StringEquals aws:PrincipalAccount <AccountId>", statement.Condition));
    }

    [Fact]
    public void Nobody_is_let_in_by_a_bare_star() => Assert.DoesNotContain(All, statement => statement.Allows && statement.Owner.Type != "AWS::EC2::VPCEndpoint"
        && (statement.IsForEverybody || statement.Services.Contains("*") || statement.Value.Find("Principal") is { IsText: true }));

    private IReadOnlyList<PolicyStatement> All { get; } =
        [.. new[] { Variant.Sandbox, Variant.Production, Variant.Unlike, Variant.UnderIam }.SelectMany(variant => PolicyStatement.In(synthesized.Of(variant)))];
}
