using ReferencePipeline.Contracts.Reading;

namespace ReferencePipeline.Contracts.Tests.Reading;

public sealed class FundamentalsTests
{
    [Fact]
    public void The_sample_is_a_good_contract() => Assert.Empty(Sample.Problems(Sample.Good));

    [Theory]
    [InlineData("v3.0.0")]
    [InlineData("v3.0.1")]
    [InlineData("v3.0.2")]
    [InlineData("v3.1.0")]
    [InlineData("v3.2.0")]
    public void Every_supported_version_is_read(string version) =>
        Assert.Equal(version, Sample.Accepted(Sample.With("v3.1.0", version)).ApiVersion);

    [Theory]
    [InlineData("apiVersion: v3.1.0", "apiVersion: v2.2.2", "1: apiVersion: 'v2.2.2' is not a version that the pipeline reads; use v3.0.0, v3.0.1, v3.0.2, v3.1.0 or v3.2.0")]
    [InlineData("apiVersion: v3.1.0", "apiVersion: 3.1.0", "1: apiVersion: '3.1.0' is not a version that the pipeline reads; did you mean 'v3.1.0'?")]
    [InlineData("kind: DataContract", "kind: DataProduct", "2: kind: 'DataProduct' is not a data contract; use DataContract")]
    [InlineData("kind: DataContract\n", "", "1: 'kind' is missing; a contract needs it, like 'kind: DataContract'")]
    [InlineData("id: shop", "id:", "3: 'id' has no value; a contract needs one, like 'id: orders'")]
    [InlineData("id: shop", "id: ''", "3: 'id' has no value; a contract needs one, like 'id: orders'")]
    [InlineData("status: active", "status: retird", "5: status: 'retird' is no status that the pipeline knows; did you mean 'retired'?")]
    [InlineData("status: active", "status: live", "5: status: 'live' is no status that the pipeline knows; use proposed, draft, active, deprecated or retired")]
    [InlineData("apiVersion: v3.1.0\nkind: DataContract", "apiVersion: v1\nkind: Deployment", "2: kind: 'Deployment' is not a data contract; use DataContract")]
    [InlineData("id: shop", "id: [shop]", "3: id: a list stands here; write a text")]
    [InlineData("id: shop", "ID: shop\nid: shop", "3: 'ID' is not an ODCS key of a contract; did you mean 'id'?")]
    [InlineData("status: active", "status: active\ncolour: blue", "6: 'colour' is not an ODCS key of a contract; remove it, or carry it as a custom property")]
    [InlineData("status: active", "status: active\nname: {}", "6: name: a map stands here; write a text")]
    [InlineData("status: active", "status: active\ntags: shop", "6: tags: 'shop' stands here; write a list, like [shop]")]
    [InlineData("status: active", "status: active\nteam: shop", "6: team: 'shop' stands here; write a map of 'key: value' lines")]
    [InlineData("status: active", "status: active\nservers:\n  - server: a\n    type: s3\n  - server: a\n    type: s3", "9: servers.a.server: a second server of the same name; name each server once")]
    public void A_wrong_beginning_is_refused(string from, string to, string problem) => Sample.IsRefused(from, to, problem);

    [Fact]
    public void All_problems_come_at_once_in_the_files_order()
    {
        var yaml = Sample.Good
            .Replace("access: read", "access: maybe", StringComparison.Ordinal)
            .Replace("version: 2.1.0", "versoin: 2.1.0", StringComparison.Ordinal)
            .Replace("logicalType: boolean", "logicalType: bool", StringComparison.Ordinal);

        Assert.Equal(
        [
            "1: 'version' is missing; a contract needs it, like 'version: 1.0.0'",
            "4: 'versoin' is not an ODCS key of a contract; did you mean 'version'?",
            "25: schema.orders.properties.paid.logicalType: 'bool' is not an ODCS type; use 'boolean'",
            "42: roles.clerk.access: 'maybe' is not a kind of access; use read or write",
        ], Sample.Problems(yaml));
    }

    [Theory]
    [InlineData("services:\n  web:\n    image: shop\n  db:\n    image: postgres\n")]
    [InlineData("name: build\non: push\njobs: {}\n")]
    [InlineData("version: 2\nmodels: []\n")]
    public void Another_kind_of_file_is_told_in_one_line(string yaml) =>
        Assert.Equal(["1: this is no data contract; write one, starting with 'apiVersion: v3.1.0' and 'kind: DataContract'"], Sample.Problems(yaml));

    [Theory]
    [InlineData("Active")]
    [InlineData("proposed")]
    [InlineData("draft")]
    [InlineData("deprecated")]
    [InlineData("RETIRED")]
    public void Every_status_that_ODCS_gives_as_an_example_is_read(string status) =>
        Assert.Equal(status, Sample.Accepted(Sample.With("status: active", $"status: {status}")).Status);

    [Fact]
    public void The_line_that_a_missing_key_asks_for_has_it() => Assert.All(
        new[] { OdcsKeys.Contract, OdcsKeys.Object, OdcsKeys.Property, OdcsKeys.Map, OdcsKeys.EnumValue, OdcsKeys.Role, OdcsKeys.Sla, OdcsKeys.Server, OdcsKeys.TeamMember, OdcsKeys.Support, OdcsKeys.CustomProperty }
            .SelectMany(element => element.Keys).Where(key => key.Use == KeyUse.Required),
        key => Assert.StartsWith($"{key.Name}: ", key.Like, StringComparison.Ordinal));

    [Fact]
    public void A_contract_without_objects_has_nothing_to_build()
    {
        var head = Sample.Good[..Sample.Good.IndexOf("schema:", StringComparison.Ordinal)];

        Assert.Equal(["1: 'schema' is missing; a contract needs it, like 'schema: [{name: orders, properties: [{name: orderId, logicalType: string}]}]'"], Sample.Problems(head));
        Assert.Equal(["6: 'schema' has no value; a contract needs one, like 'schema: [{name: orders, properties: [{name: orderId, logicalType: string}]}]'"], Sample.Problems(head + "schema: []\n"));
    }

    [Fact]
    public void What_describes_the_contract_is_read()
    {
        var contract = Sample.Accepted(Sample.With("status: active", """
            status: retired
            name: Shop
            domain: sales
            dataProduct: checkout
            tenant: acme
            tags: [a, b]
            contractCreatedTs: 2026-01-01T00:00:00Z
            description:
              purpose: Knowing.
              usage: Reading.
            price:
              priceAmount: 9.95
            servers:
              - server: prod
                type: kinesis
                environment: production
                region: eu-west-1
                port: 443
                customProperties: [{property: a, value: 1}]
            """));

        Assert.Equal(("shop", "2.1.0", "retired", true), (contract.Id, contract.Version, contract.Status, contract.IsRetired));
        Assert.Equal(("Shop", "sales", "checkout", "acme", "Knowing."), (contract.Name, contract.Domain, contract.DataProduct, contract.Tenant, contract.Purpose));
        Assert.Equal(["a", "b"], contract.Tags);
        var server = Assert.Single(contract.Servers);
        Assert.Equal(("prod", "kinesis", "production"), (server.Name, server.Type, server.Environment));
        Assert.Equal([new("region", "eu-west-1"), new("port", "443")], server.Settings);
    }

    [Theory]
    [InlineData("team:\n  name: shop\n  members:\n    - username: ann\n      role: Owner\n", "shop")]
    [InlineData("team:\n  - username: ann\n    role: Owner\n", null)]
    public void Both_shapes_of_a_team_are_read(string team, string? name)
    {
        var read = Sample.Accepted(team + Sample.Good).Team!;

        Assert.Equal(name, read.Name);
        Assert.Equal([new TeamMember("ann", null, "Owner", null, null)], read.Members);
    }

    [Fact]
    public void Support_channels_know_their_address()
    {
        var contract = Sample.Accepted("support:\n  - channel: help\n    url: mailto:help@example.com?subject=orders\n  - channel: ops@example.com\n    tool: Email\n  - channel: chat\n    tool: slack\n" + Sample.Good);

        Assert.Equal(["help@example.com", "ops@example.com", null], contract.Support.Select(channel => channel.Email));
    }

    [Theory]
    [InlineData("{channel: ops-team, tool: email}", "6: support.ops-team.channel: 'ops-team' is not an e-mail address; write one, like help@example.com, or add it as 'url: mailto:help@example.com'")]
    [InlineData("{channel: ops@, tool: EMAIL}", "6: support.ops@.channel: 'ops@' is not an e-mail address; write one, like help@example.com, or add it as 'url: mailto:help@example.com'")]
    [InlineData("{channel: ops, url: 'mailto:ops team@example.com'}", "6: support.ops.url: 'ops team@example.com' is not an e-mail address; write one address, like mailto:help@example.com")]
    [InlineData("{channel: ops, url: 'mailto:a@example.com,b@example.com'}", "6: support.ops.url: 'a@example.com,b@example.com' is not an e-mail address; write one address, like mailto:help@example.com")]
    public void A_channel_that_would_be_an_alarms_subscription_must_be_an_address(string channel, string problem) =>
        Sample.IsRefused("schema:", $"support: [{channel}]\nschema:", problem);
}
