namespace ReferencePipeline.Tests.Settings;

public sealed class BoundsTests
{
    /// <summary>Just inside, and just outside.</summary>
    public static TheoryData<string, string, string> Bounds => new()
    {
        { "stream.retentionHours", "168 8760", "167 8761 12 24" },
        { "stream", """{"mode":"provisioned","shards":1} {"mode":"provisioned","shards":10000}""", """{"mode":"provisioned","shards":0} {"mode":"provisioned","shards":10001} {"shards":1}""" },
        { "stream.fanOutConsumers", """["a"] ["a.b-c_1"]""", """[""] ["a/b"] ["a","a"]""" },
        { "stream.datasets.Parcels", "", """{"mode":"on-demand"}""" },
        { "producerAccounts", """["000000000000"]""", """["00000000000"] ["0000000000000"] ["00000000000a"] ["*"]""" },
        { "delivery.bufferMiB", "64 128", "63 129" },
        { "delivery.intervalSeconds", "60 900", "59 901" },
        { "delivery.retrySeconds", "0 7200", "-1 7201" },
        { "delivery.compression", "\"snappy\"", "\"zstd\" \"SNAPPY\" \"uncompressed\"" },
        { "function.memoryMiB", "256 10240", "255 10241" },
        { "function.timeoutSeconds", "30 300", "29 301" },
        { "retention.dataDays", "1 36500", "0 36501" },
        { "retention.rawDays", "1 3650", "0 3651" },
        { "retention.quarantineDays", "1 3650", "0 3651" },
        { "retention.resultsDays", "1 365", "0 366" },
        { "retention.logDays", "1 3 5 7 14 30 60 90 120 150 180 365 400 545 731 1096 1827 2192 2557 2922 3288 3653", "0 2 8 31 366 1095 3654" },
        { "retention.accessLogDays", "1 3650", "0 3651" },
        { "governance.mode", "\"lake-formation\" \"iam\"", "\"lakeformation\" \"LakeFormation\" \"none\"" },
        { "governance.breakGlassRoles", """["arn:aws:iam::*:role/Fire"] ["arn:aws:iam::123456789012:role/a/b/Fire*"]""",
            """["*"] ["arn:aws:iam::*:role/*"] ["arn:aws:iam::*:role/F*"] ["arn:aws:iam::*:role/*/Fire"] ["arn:aws:iam::*:user/Fire"] ["arn:aws:sts::*:role/Fire"] ["arn:aws:iam::*:root"]""" },
        { "consumers.identityCenterRoles", """["arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Team_*"]""",
            """["arn:aws:iam::*:role/AWSReservedSSO_Team_*"] ["arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_*"] ["arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*"]""" },
        { "consumers.samlProviders", """["arn:aws:iam::123456789012:saml-provider/x"]""", """["arn:aws:iam::*:saml-provider/x"] ["arn:aws:iam::123456789012:saml-provider/*"]""" },
        { "personas.megabytesPerQuery", "10 10000000", "9 10000001" },
        { "personas.resultsDays", "1 365", "0 366" },
        { "personas.byRole.dispatcher.megabytesPerQuery", "10", "9" },
        { "warehouse.baseRpu", "4 8 16", "0 1 5 7 12 520" },
        { "warehouse.maxRpu", "8 512", "4 7 513 520" },
        { "warehouse.port", "5431 5455 8191 8215", "5430 5456 8190 8216" },
        { "warehouse.adminUser", "\"a\" \"admi\" \"admins\" \"a_1\"", "\"admin\" \"Admin\" \"public\" \"rdsdb\" \"1a\" \"\" \"a-b\"" },
        { "warehouse.network", "\"10.0.0.0/22\" \"10.255.252.0/22\" \"172.16.0.0/22\" \"172.31.252.0/22\" \"192.168.4.0/22\"",
            "\"10.0.0.0/21\" \"10.0.1.0/22\" \"10.0.0.4/22\" \"10.256.0.0/22\" \"10.00.0.0/22\" \"11.0.0.0/22\" \"172.15.0.0/22\" \"172.32.0.0/22\" \"192.169.0.0/22\" \"10.0.0.0\"" },
        { "warehouse.snapshotDays", "1 3653", "0 3654" },
        { "alarms.emails", """["a@b.org"] ["a.b+c@d-e.f.org"]""", """["a"] ["a@b"] ["a@b.org,c@d.org"] ["@c.org"]""" },
        { "budget.monthlyUsd", "1 10000000", "0 10000001" },
        { "budget.notifyAtPercent", "[1] [1000] [1,2,3,4,5]", "[] [0] [1001] [1,2,3,4,5,6] [80,80]" },
        { "tags", """{"a":""} {"AWS":"x"}""", """{"aws:a":"x"} {"AWS:a":"x"} {"stage":"x"} {"a":"<"} {"":"x"}""" },
    };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void Just_inside_is_taken_and_just_outside_is_refused(string path, string inside, string outside)
    {
        foreach (var json in Values(inside))
            _ = Stage.With(path, json);
        foreach (var json in Values(outside))
            Assert.StartsWith($"cdk.json: context.stages.sandbox.{path.Split('.')[0]}", Assert.Single(Stage.RefusalsWith(path, json)));
    }

    [Fact]
    public void A_twenty_first_fan_out_consumer_is_refused()
    {
        var names = Enumerable.Range(1, 21).Select(i => $"\"c{i}\"").ToList();

        _ = Stage.With("stream.fanOutConsumers", $"[{string.Join(',', names.Take(20))}]");
        Assert.Contains("21 consumers are too many", Assert.Single(Stage.RefusalsWith("stream.fanOutConsumers", $"[{string.Join(',', names)}]")));
    }

    [Fact]
    public void A_warehouse_cannot_scale_below_its_base() =>
        Assert.Equal(
            ["cdk.json: context.stages.sandbox.warehouse.maxRpu: 8 is below baseRpu, which is 16; write 16 or more"],
            Stage.RefusalsWith("warehouse", """{ "baseRpu": 16, "maxRpu": 8 }"""));

    [Fact]
    public void Hybrid_access_needs_Lake_Formation() =>
        Assert.Contains("nothing to be hybrid with", Assert.Single(Stage.RefusalsWith("governance", """{ "mode": "iam", "hybridAccess": true }""")));

    [Fact]
    public void A_role_that_nobody_could_take_on_is_refused() =>
        Assert.Contains("nobody could take on the role", Assert.Single(Stage.RefusalsWith("consumers.ownAccount", "false")));

    [Theory]
    [InlineData("producerAccounts", """["111122223333\n"]""")]
    [InlineData("alarms.emails", """["data@example.com\n"]""")]
    [InlineData("stream.fanOutConsumers", """["search\n"]""")]
    [InlineData("warehouse.adminUser", "\"owner\\n\"")]
    [InlineData("governance.breakGlassRoles", """["arn:aws:iam::*:role/Rescue-\n"]""")]
    public void A_line_break_at_the_end_is_part_of_a_text(string key, string json) => Assert.Single(Stage.RefusalsWith(key, json));

    private static string[] Values(string values) => values.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
