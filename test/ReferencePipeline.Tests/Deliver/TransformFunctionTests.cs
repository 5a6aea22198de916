using System.Text.Json;
using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Deliver;

[Collection(nameof(Synthesized))]
public sealed class TransformFunctionTests(Synthesized synthesized)
{
    public static TheoryData<string, string> Promises => new()
    {
        { "Runtime", "dotnet10" },
        { "Handler", "ReferencePipeline.Transform" },
        { "Architectures", "[x86_64]" },
        { "MemorySize", "1777" },
        { "Timeout", "77" },
        { "LoggingConfig.LogGroup", "<LogGroup tickets>" },
        { "Environment.Variables.DATASET", "tickets" },
        { "Environment.Variables.STAGE", "production" },
    };

    [Theory, MemberData(nameof(Promises))]
    public void A_function_keeps_its_promises(string path, string value) => Assert.Equal(value, Function(Variant.Unlike, "tickets")[path].Text);

    [Fact]
    public void Its_processor_is_arm_unless_the_settings_say_otherwise() => Assert.Equal("[arm64]", Function(Variant.Sandbox, "orders")["Architectures"].Text);

    [Fact]
    public void Logs_are_encrypted_and_end_and_stay_with_a_stage_that_retains()
    {
        foreach (var (variant, days, removal) in new[] { (Variant.Unlike, 545, "Retain"), (Variant.Sandbox, 7, "Delete") })
        {
            var logs = synthesized.Of(variant).StackCalled("Deliver").Of("AWS::Logs::LogGroup");
            Assert.Equal(synthesized.Of(variant).Of("AWS::KinesisFirehose::DeliveryStream").Count + 1, logs.Count);
            Assert.All(logs, log => Assert.Equal((days, "<Key MessagesKey>", (removal, removal)), (log["RetentionInDays"].Number, log["KmsKeyId"].Text, log.Removal)));
        }
    }

    [Fact]
    public void Its_asset_holds_the_program_and_its_own_contract_and_nothing_else()
    {
        var templates = synthesized.Of(Variant.Unlike);
        foreach (var (dataset, contract) in new[] { ("orders", "orders"), ("notes", "support"), ("tickets", "support") })
        {
            var hash = Function(Variant.Unlike, dataset)["Code.S3Key"].Text.Split('.')[0];
            var asset = Path.Combine(templates.Folder, $"asset.{hash}");
            Assert.Equal(
                ["ReferencePipeline.Contracts.dll", "ReferencePipeline.Transform.dll", "ReferencePipeline.Transform.runtimeconfig.json", "YamlDotNet.dll", "contract.odcs.yaml"],
                Directory.EnumerateFiles(asset, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(asset, file)).Order(StringComparer.Ordinal));
            Assert.Equal(Variant.Unlike.Contracts[$"{contract}.odcs.yaml"], File.ReadAllText(Path.Combine(asset, "contract.odcs.yaml")));
        }
    }

    [Fact]
    public void Datasets_of_one_contract_share_their_code_and_no_other_does()
    {
        var code = synthesized.Of(Variant.Unlike).Of("AWS::Lambda::Function").ToDictionary(function => function.Dataset!, function => function["Code.S3Key"].Text);

        Assert.Equal(code["tickets"], code["notes"]);
        Assert.Equal(4, code.Values.Distinct().Count());
        // Another stage and other settings are no other code.
        Assert.Equal(code["orders"], Function(Variant.Sandbox, "orders")["Code.S3Key"].Text);
    }

    [Fact]
    public void The_salts_that_a_contract_names_are_secrets_that_nobody_has_ever_seen()
    {
        var templates = synthesized.Of(Variant.Production);
        var secret = Assert.Single(templates.Of("AWS::SecretsManager::Secret"));
        var function = Function(Variant.Production, "page_views");

        Assert.Equal("""{"page-views/email-salt":"<Secret Saltpageviewsemailsalt>"}""", function["Environment.Variables.SALTS"].Text);
        Assert.Null(secret.Find("SecretString"));
        Assert.Equal(64, secret["GenerateSecretString.PasswordLength"].Number);
        Assert.Equal("<Key LakeKey>", secret["KmsKeyId"].Text);
        // Without it, no pseudonym of the past could be made again.
        Assert.Equal(("Retain", "Retain"), secret.Removal);
        Assert.Null(Function(Variant.Production, "orders").Find("Environment.Variables.SALTS"));
    }

    [Fact]
    public void The_runtime_is_the_one_that_the_program_asks_for()
    {
        using var config = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "transform", "ReferencePipeline.Transform.runtimeconfig.json")));

        Assert.Equal("net10.0", config.RootElement.GetProperty("runtimeOptions").GetProperty("tfm").GetString());
    }

    private TemplateResource Function(Variant variant, string dataset) => synthesized.Of(variant).OfDataset("AWS::Lambda::Function", dataset);
}
