using System.Text.Json;
using ReferencePipeline.Settings;
using WarehouseSettings = ReferencePipeline.Settings.Warehouse;

namespace ReferencePipeline.Tests.Settings;

/// <summary>The <c>cdk.json</c> that a user starts from.</summary>
public sealed class RepositorySettingsTests
{
    private static readonly string CdkJson = Repository.PathOf("cdk.json");

    [Theory]
    [InlineData("sandbox", Removal.Destroy)]
    [InlineData("production", Removal.Retain)]
    public void Both_stages_can_be_used(string stage, Removal removal)
    {
        var settings = PipelineSettings.From(PipelineContext.Load(CdkJson, stage));

        Assert.Equal((stage, removal), (settings.Stage.Value, settings.Removal));
    }

    [Theory]
    [InlineData("sandbox")]
    [InlineData("production")]
    public void Each_stage_spells_out_every_setting(string stage)
    {
        var written = PipelineContext.Load(CdkJson).Root["stages"][stage];
        // Shards mean something under provisioned capacity only, and what stands under a name of the user's has no name yet.
        var missing = PipelineSettings.Declarations()
            .Select(setting => setting.Path)
            .Where(path => path is not "stream.shards" && !path.Contains('<'))
            .Where(path => path.Split('.').Aggregate(written, (node, key) => node[key]) is SettingNode.Nothing);

        Assert.Empty(missing);
    }

    [Fact]
    public void Nothing_is_asked_of_the_network()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(CdkJson));
        foreach (var key in new[] { "notices", "versionReporting", "pathMetadata", "assetMetadata" })
            Assert.False(json.RootElement.GetProperty(key).GetBoolean(), key);
        Assert.False(json.RootElement.GetProperty("context").GetProperty("cli-telemetry").GetBoolean());
    }

    [Fact]
    public void No_account_stands_in_it() =>
        Assert.DoesNotMatch("[0-9]{12}", File.ReadAllText(CdkJson));

    [Fact]
    public void Defaults_are_what_an_empty_stage_has()
    {
        var empty = Stage.Sandbox("{}");

        Assert.Equal((Delivery.Default, Function.Default, Retention.Default, WarehouseSettings.Default), (empty.Delivery, empty.Function, empty.Retention, empty.Warehouse));
        Assert.Equal(StreamSettings.Default.RetentionHours, empty.Stream.RetentionHours);
        Assert.Equal(Governance.Default.Mode, empty.Governance.Mode);
        Assert.Equal(Personas.Default.Persona, empty.Personas.Persona);
        Assert.Equal(Budget.Default.NotifyAtPercent, empty.Budget.NotifyAtPercent);
        Assert.Equal(Removal.Retain, empty.Removal);
    }

    [Fact]
    public void What_a_name_leaves_out_is_as_for_all()
    {
        var settings = Stage.Sandbox("""
            {
              "retention": { "resultsDays": 3 },
              "stream": { "mode": "provisioned", "shards": 4, "datasets": { "parcels": {}, "orders": { "mode": "on-demand" } } },
              "personas": { "megabytesPerQuery": 20, "byRole": { "dispatcher": { "resultsDays": 5 } } },
              "consumers": { "accounts": ["123456789012"], "byRole": { "dispatcher": { "ownAccount": false } } }
            }
            """);

        Assert.Equal(4, Assert.IsType<Capacity.Provisioned>(settings.Stream.Datasets.Single(d => d.Key.Value == "parcels").Value).Shards);
        Assert.IsType<Capacity.OnDemand>(settings.Stream.Datasets.Single(d => d.Key.Value == "orders").Value);
        Assert.Equal((20, 3), (settings.Personas.Persona.MegabytesPerQuery, settings.Personas.Persona.ResultsDays));
        Assert.Equal((20, 5), (settings.Personas.ByRole.Single().Value.MegabytesPerQuery, settings.Personas.ByRole.Single().Value.ResultsDays));
        Assert.Equal("123456789012", settings.Consumers.ByRole.Single().Value.Accounts.Single().Value);
    }
}
