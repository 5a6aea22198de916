using ReferencePipeline.Contracts;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Tests.Settings;

/// <summary>Every setting with a value that is not its default, and where it arrives.</summary>
public sealed class SettingPromises
{
    private static readonly RoleName Dispatcher = RoleName.TryParse("dispatcher")!.Value;

    private static readonly TableName Parcels = TableName.TryParse("parcels")!.Value;

    /// <summary>Path, JSON, what arrives; and whatever else must be written for it to be allowed.</summary>
    private static readonly (string Path, string Json, Func<PipelineSettings, object> Arrives, object Expected)[] All =
    [
        ("removal", "\"destroy\"", s => s.Removal, Removal.Destroy),
        ("stream.mode", "\"provisioned\"", s => s.Stream.Capacity is Capacity.Provisioned, true),
        ("stream", """{ "mode": "provisioned", "shards": 7 }""", s => ((Capacity.Provisioned)s.Stream.Capacity).Shards, 7),
        ("stream.retentionHours", "336", s => s.Stream.RetentionHours, 336),
        ("stream.fanOutConsumers", """["fraud", "search"]""", s => string.Join('+', s.Stream.FanOutConsumers), "fraud+search"),
        ("stream.datasets.parcels", """{ "mode": "provisioned", "shards": 3 }""", s => ((Capacity.Provisioned)s.Stream.CapacityOf(Parcels)).Shards, 3),
        ("stream.datasets.parcels.mode", "\"provisioned\"", s => ((Capacity.Provisioned)s.Stream.CapacityOf(Parcels)).Shards, 1),
        ("producerAccounts", """["012345678901"]""", s => s.ProducerAccounts.Single().Value, "012345678901"),
        ("delivery.bufferMiB", "65", s => s.Delivery.BufferMiB, 65),
        ("delivery.intervalSeconds", "61", s => s.Delivery.IntervalSeconds, 61),
        ("delivery.retrySeconds", "62", s => s.Delivery.RetrySeconds, 62),
        ("delivery.compression", "\"gzip\"", s => s.Delivery.Compression, ParquetCompression.Gzip),
        ("delivery.rawBackup", "false", s => s.Delivery.RawBackup, false),
        ("function.architecture", "\"x64\"", s => s.Function.Architecture, Architecture.X64),
        ("function.memoryMiB", "2048", s => s.Function.MemoryMiB, 2048),
        ("function.timeoutSeconds", "45", s => s.Function.TimeoutSeconds, 45),
        ("retention.dataDays", "11", s => s.Retention.DataDays, 11),
        ("retention.rawDays", "12", s => s.Retention.RawDays, 12),
        ("retention.quarantineDays", "13", s => s.Retention.QuarantineDays, 13),
        ("retention.resultsDays", "14", s => s.Retention.ResultsDays, 14),
        ("retention.logDays", "1096", s => s.Retention.LogDays, 1096),
        ("retention.accessLogDays", "15", s => s.Retention.AccessLogDays, 15),
        ("governance.mode", "\"iam\"", s => s.Governance.Mode, GovernanceMode.Iam),
        ("governance.hybridAccess", "true", s => s.Governance.HybridAccess, true),
        ("governance.breakGlassRoles", """["arn:aws:iam::*:role/oncall/Fire-*"]""", s => s.Governance.BreakGlassRoles.Single().Value, "arn:aws:iam::*:role/oncall/Fire-*"),
        ("consumers", """{ "ownAccount": false, "accounts": ["123456789012"] }""", s => s.Consumers.Trust.OwnAccount, false),
        ("consumers.accounts", """["123456789012"]""", s => s.Consumers.Trust.Accounts.Single().Value, "123456789012"),
        ("consumers.roles", """["arn:aws-us-gov:iam::*:role/Analyst"]""", s => s.Consumers.Trust.Roles.Single().Value, "arn:aws-us-gov:iam::*:role/Analyst"),
        ("consumers.identityCenterRoles", """["arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Analyst_*"]""",
            s => s.Consumers.Trust.IdentityCenterRoles.Single().Value, "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Analyst_*"),
        ("consumers.samlProviders", """["arn:aws-us-gov:iam::123456789012:saml-provider/Login"]""",
            s => s.Consumers.Trust.SamlProviders.Single().Value, "arn:aws-us-gov:iam::123456789012:saml-provider/Login"),
        ("consumers.byRole.dispatcher", """{ "ownAccount": false, "accounts": ["123456789012"] }""", s => s.Consumers.TrustOf(Dispatcher).OwnAccount, false),
        ("consumers.byRole.dispatcher.accounts", """["123456789012"]""", s => s.Consumers.TrustOf(Dispatcher).Accounts.Single().Value, "123456789012"),
        ("consumers.byRole.dispatcher.roles", """["arn:aws:iam::*:role/Crew"]""", s => s.Consumers.TrustOf(Dispatcher).Roles.Single().Value, "arn:aws:iam::*:role/Crew"),
        ("consumers.byRole.dispatcher.identityCenterRoles", """["arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Crew_0123456789abcdef"]""",
            s => s.Consumers.TrustOf(Dispatcher).IdentityCenterRoles.Count, 1),
        ("consumers.byRole.dispatcher.samlProviders", """["arn:aws:iam::123456789012:saml-provider/Crew"]""", s => s.Consumers.TrustOf(Dispatcher).SamlProviders.Count, 1),
        ("personas.megabytesPerQuery", "10", s => s.Personas.PersonaOf(Dispatcher).BytesPerQuery, 10_000_000L),
        ("personas.resultsDays", "9", s => s.Personas.PersonaOf(Dispatcher).ResultsDays, 9),
        ("personas.byRole.dispatcher.megabytesPerQuery", "5000000", s => s.Personas.PersonaOf(Dispatcher).BytesPerQuery, 5_000_000_000_000L),
        ("personas.byRole.dispatcher.resultsDays", "8", s => s.Personas.PersonaOf(Dispatcher).ResultsDays, 8),
        ("warehouse.enabled", "false", s => s.Warehouse.Enabled, false),
        ("warehouse.baseRpu", "4", s => s.Warehouse.BaseRpu, 4),
        ("warehouse.maxRpu", "128", s => s.Warehouse.MaxRpu, 128),
        ("warehouse.port", "8200", s => s.Warehouse.Port, 8200),
        ("warehouse.adminUser", "\"keeper\"", s => s.Warehouse.AdminUser.Value, "keeper"),
        ("warehouse.network", "\"172.20.8.0/22\"", s => s.Warehouse.Network.ToString(), "172.20.8.0/22"),
        ("warehouse.autoRefresh", "false", s => s.Warehouse.AutoRefresh, false),
        ("warehouse.snapshotDays", "16", s => s.Warehouse.SnapshotDays, 16),
        ("alarms.emails", """["data@example.org"]""", s => s.Alarms.Emails.Single().Value, "data@example.org"),
        ("budget.monthlyUsd", "17", s => s.Budget.MonthlyUsd, 17),
        ("budget.notifyAtPercent", "[50, 120]", s => string.Join('+', s.Budget.NotifyAtPercent), "50+120"),
        ("tags", """{ "cost center": "42" }""", s => s.Tags.User["cost center"], "42"),
    ];

    public static TheoryData<string> Paths => [.. All.Select(promise => promise.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_setting_arrives_where_it_is_asked_for(string path)
    {
        var (_, json, arrives, expected) = All.Single(promise => promise.Path == path);

        Assert.NotEqual(expected, Default(arrives));
        Assert.Equal(expected, arrives(Stage.With(path, json)));
    }

    [Fact]
    public void No_setting_is_without_such_a_promise()
    {
        var declared = PipelineSettings.Declarations().Select(setting => setting.Path.Replace("<table>", "parcels").Replace("<role>", "dispatcher"));
        // Shards and a closed own account are written together with what allows them, so their promise stands at their group.
        var promised = All.Select(promise => promise.Path)
            .Concat(["stream.shards", "stream.datasets.parcels.shards", "consumers.ownAccount", "consumers.byRole.dispatcher.ownAccount"]);

        Assert.Empty(declared.Except(promised));
    }

    private static object? Default(Func<PipelineSettings, object> arrives)
    {
        try
        {
            return arrives(Stage.Sandbox("{}"));
        }
        catch (Exception absent) when (absent is InvalidOperationException or InvalidCastException or KeyNotFoundException)
        {
            return null;
        }
    }
}
