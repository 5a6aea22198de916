using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Lake;

[Collection(nameof(Synthesized))]
public sealed class LifecycleTests(Synthesized synthesized)
{
    public static TheoryData<string, int, string> Prefixes => new()
    {
        // Seven years by the contract: long enough for every class that Athena still reads.
        { "data/orders/", 2555, "INTELLIGENT_TIERING after 30, GLACIER_IR after 365" },
        // 400 days: an archive class would charge for ninety days from day 365.
        { "data/page_views/", 400, "INTELLIGENT_TIERING after 30" },
        { "data/tickets/", 45, "" },
        { "data/notes/", 45, "" },
        // Promises nothing: the stage's own days, just enough for the archive's ninety.
        { "data/parcels/", 455, "INTELLIGENT_TIERING after 30, GLACIER_IR after 365" },
        // Retired: its data stays for as long as it was promised.
        { "data/letters/", 455, "INTELLIGENT_TIERING after 30, GLACIER_IR after 365" },
        { "raw/orders/", 120, "GLACIER after 30" },
        { "raw/letters/", 120, "GLACIER after 30" },
        { "errors/orders/", 33, "" },
        { "errors/letters/", 33, "" },
    };

    [Theory, MemberData(nameof(Prefixes))]
    public void A_prefix_lives_as_long_as_promised_in_classes_that_pay(string prefix, int days, string classes)
    {
        var rule = Rules(Variant.Unlike, "Bucket Data").Single(rule => rule.Find("Prefix")?.Text == prefix);

        Assert.Equal((days, "Enabled"), (rule["ExpirationInDays"].Number, rule["Status"].Literal));
        Assert.Equal(classes, Classes(rule));
    }

    [Theory]
    [InlineData("sandbox", 1)]
    [InlineData("production", 30)]
    public void Old_versions_and_half_uploads_go_from_everywhere(string stage, int days)
    {
        var rule = Rules(stage == "sandbox" ? Variant.Sandbox : Variant.Production, "Bucket Data").Single(rule => rule.Find("Prefix") is null);

        Assert.Equal((days, 2), (rule["NoncurrentVersionExpiration.NoncurrentDays"].Number, rule["AbortIncompleteMultipartUpload.DaysAfterInitiation"].Number));
        Assert.True(rule["ExpiredObjectDeleteMarker"].Json.GetBoolean());
    }

    [Theory]
    // The longest of all personas', since the shorter of two rules wins.
    [InlineData("Bucket Results", 21)]
    [InlineData("Bucket AccessLogs", 44)]
    public void What_surrounds_the_data_goes_when_the_settings_say(string bucket, int days)
    {
        var rule = Rules(Variant.Unlike, bucket).Single(rule => rule.Find("Prefix") is null);

        Assert.Equal((days, 1, 1), (rule["ExpirationInDays"].Number,
            rule["NoncurrentVersionExpiration.NoncurrentDays"].Number, rule["AbortIncompleteMultipartUpload.DaysAfterInitiation"].Number));
    }

    [Theory]
    [InlineData("status_page/", 3)]
    [InlineData("clerk/", 21)]
    [InlineData("data_scientist/", 9)]
    [InlineData("operations/", 9)]
    public void Results_go_when_their_personas_settings_say(string prefix, int days) => Assert.Equal(days,
        Rules(Variant.Unlike, "Bucket Results").Single(rule => rule.Find("Prefix")?.Text == prefix)["ExpirationInDays"].Number);

    [Fact]
    public void Every_workgroups_results_have_a_rule()
    {
        var places = synthesized.Of(Variant.Unlike).Of("AWS::Athena::WorkGroup").Select(workgroup => workgroup["WorkGroupConfiguration.ResultConfiguration.OutputLocation"].Text.Split('/')[3] + "/");

        Assert.Subset(Rules(Variant.Unlike, "Bucket Results").Where(rule => rule.Find("Prefix") is not null).Select(rule => rule["Prefix"].Literal).ToHashSet(), places.ToHashSet());
    }

    [Fact]
    public void Every_prefix_that_is_written_has_a_rule_and_every_rule_a_prefix_of_the_contracts()
    {
        var templates = synthesized.Of(Variant.Sandbox);
        var ruled = Rules(Variant.Sandbox, "Bucket Data").Where(rule => rule.Find("Prefix") is not null).Select(rule => rule["Prefix"].Literal).ToList();
        var written = templates.Of("AWS::KinesisFirehose::DeliveryStream").SelectMany(delivery => new[]
        {
            delivery["ExtendedS3DestinationConfiguration.Prefix"].Text,
            delivery["ExtendedS3DestinationConfiguration.ErrorOutputPrefix"].Text,
            delivery["ExtendedS3DestinationConfiguration.S3BackupConfiguration.Prefix"].Text,
        });

        Assert.Equal(ruled.Order(StringComparer.Ordinal), written.Select(prefix => string.Concat(prefix.Split('/').Take(2).Select(folder => $"{folder}/"))).Order(StringComparer.Ordinal));
    }

    private static string Classes(TemplateValue rule) =>
        string.Join(", ", (rule.Find("Transitions")?.Items ?? []).Select(to => $"{to["StorageClass"].Literal} after {to["TransitionInDays"].Number}"));

    private IEnumerable<TemplateValue> Rules(Variant variant, string bucket) =>
        synthesized.Of(variant).Of("AWS::S3::Bucket").Single(one => one.Name == bucket)["LifecycleConfiguration.Rules"].Items;
}
