using ReferencePipeline.Contracts;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Tests.Settings;

public sealed class RefusalTests
{
    public static TheoryData<string, string, string> Messages => new()
    {
        { "delivery.bufferMiB", "32", "delivery.bufferMiB: 32 is outside 64–128; the default is 128" },
        { "delivery.bufferMiB", "\"64\"", "delivery.bufferMiB: \"64\" is a text; write a whole number: 64–128" },
        { "delivery.bufferMiB", "64.5", "delivery.bufferMiB: 64.5 is a number; write a whole number: 64–128" },
        { "delivery.bufferMiB", "1e300", "delivery.bufferMiB: 1E+300 is outside 64–128; the default is 128" },
        { "delivery.bufferMiB", "null", "delivery.bufferMiB: is null; write a whole number: 64–128" },
        { "delivery.rawBackup", "\"true\"", "delivery.rawBackup: \"true\" is a text; write true or false: true, false" },
        { "delivery.compression", "\"zstd\"", "delivery.compression: \"zstd\" is not one of snappy, gzip; the default is \"snappy\"" },
        { "delivery", "true", "delivery: true is true or false; write a group in braces" },
        { "delivery", "null", "delivery: is null; write a group in braces" },
        { "delivery", "[]", "delivery: [] is a list; write a group in braces" },
        { "alarms.emails", "\"a@b.org\"", "alarms.emails: \"a@b.org\" is a text; write a list in square brackets" },
        { "alarms.emails", "[7]", "alarms.emails[0]: 7 is a number; write a text: an e-mail address" },
        { "alarms.emails", "[\"a@b.org\", \"x\"]", "alarms.emails[1]: \"x\" is not an e-mail address" },
        { "alarms.emails", "[\"a@b.org\", \"a@b.org\"]", "alarms.emails[1]: \"a@b.org\" is there twice; write it once" },
        { "stream.shards", "2", "stream.shards: an on-demand stream has no shards to set; write \"mode\": \"provisioned\", or leave shards out" },
        { "delivery.buferMiB", "64", "delivery.buferMiB: is not a setting; did you mean bufferMiB?" },
        { "delivry", "{}", "delivry: is not a setting; did you mean delivery?" },
        { "budget.currency", "\"EUR\"", "budget.currency: is not a setting; known here: monthlyUsd, notifyAtPercent" },
        { "consumers.roles", Readers(47), "consumers.roles: all who may take on the role have names of 1504 characters, and 1500 fit into its trust policy; name fewer, or several by one pattern" },
        { "consumers.roles", "[\"arn:aws-cn:iam::*:role/Analyst\"]", "consumers.roles[0]: \"arn:aws-cn:iam::*:role/Analyst\" is not an ARN like arn:aws:iam::*:role/BreakGlass-*, with at least three letters of the role's name before a wildcard" },
        { "tags.stage", "\"x\"", "tags.stage: the pipeline sets this tag itself; choose another name" },
        { "tags.note", "\"a\\nb<\"", "tags.note: \"a b<\" is not the same letters, 256 at most" },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_refusal_says_where_what_and_what_instead(string path, string json, string message) =>
        Assert.Equal([$"cdk.json: context.stages.sandbox.{message}"], Stage.RefusalsWith(path, json));

    [Fact]
    public void Everything_wrong_is_said_at_once() =>
        Assert.Equal(
            [
                "cdk.json: context.stages.sandbox.delivery.bufferMiB: 32 is outside 64–128; the default is 128",
                "cdk.json: context.stages.sandbox.delivery.intervalSeconds: 5 is outside 60–900; the default is 300",
                "cdk.json: context.stages.sandbox.warehouse.maxRpu: 4 is below baseRpu, which is 8; write 8 or more",
                "cdk.json: context.stages.sandbox.allarms: is not a setting; did you mean alarms?",
            ],
            Stage.Refusals(() => Stage.Sandbox("""{ "delivery": { "bufferMiB": 32, "intervalSeconds": 5 }, "warehouse": { "maxRpu": 4 }, "allarms": {} }""")));

    [Theory]
    [InlineData("""{ "context": { "stages": { "sandbox": {}, "production": {} } } }""", "prodution", "cdk.json: context.stage: \"prodution\" is not a stage; did you mean production?")]
    [InlineData("""{ "context": { "stages": { "sandbox": {}, "production": {} } } }""", "test", "cdk.json: context.stage: \"test\" is not a stage; known: sandbox, production")]
    [InlineData("""{ "context": { "stages": { "production": {} } } }""", null, "cdk.json: context.stage: \"sandbox\" is not a stage; known: production")]
    [InlineData("""{ "context": { "stage": 7, "stages": { "sandbox": {} } } }""", null, "cdk.json: context.stage: 7 is a number; write the name of a stage")]
    [InlineData("""{ "context": { "stages": { "Sand": {}, "sandbox": {} } } }""", null, "cdk.json: context.stages.Sand: cannot be a stage's name; lower-case letters, digits and dashes, a letter first, 20 at most")]
    [InlineData("""{ "context": { "stages": {} } }""", null, "cdk.json: context.stages: there are none; run npx cdk or pipeline in the folder of a cdk.json that holds them")]
    [InlineData("{}", null, "cdk.json: context.stages: there are none; run npx cdk or pipeline in the folder of a cdk.json that holds them")]
    public void A_stage_that_is_not_there_is_refused(string cdkJson, string? stage, string message) =>
        Assert.Equal([message], Stage.Refusals(() => Stage.Read(cdkJson, stage)));

    [Fact]
    public void A_folder_of_contracts_that_is_no_text_is_refused() =>
        Assert.Equal(
            ["cdk.json: context.contracts: 7 is a number; write the path of a folder"],
            Stage.Refusals(() => Stage.Read("""{ "context": { "contracts": 7, "stages": { "sandbox": {} } } }""")));

    [Theory]
    [InlineData("{ \"context\":\n oops }", "2: this is not valid JSON; look for a missing comma, quote or bracket here or in the line before")]
    [InlineData("{ \"a\": 1\n \"b\": 2 }", "2: this is not valid JSON; look for a missing comma before it, or a quote that is never closed")]
    [InlineData("{ \"a\": \"b\n}", "1: this is not valid JSON; look for a missing comma before it, or a quote that is never closed")]
    [InlineData("{\n \"a\": 1,\n}", "3: a comma before '}'; remove the comma")]
    [InlineData("{\n \"a\": [1, ]\n}", "2: a comma before ']'; remove the comma")]
    [InlineData("{\n // stages\n \"a\": 1 }", "2: JSON has no comments; remove it")]
    [InlineData("{\n 'a': 1 }", "2: JSON has no single quotes; write names and texts in double quotes")]
    [InlineData("{\n \"a\": {\n\n", "2: the file ends too soon; close every brace, bracket and quote")]
    [InlineData("", "1: the file ends too soon; close every brace, bracket and quote")]
    [InlineData("{}\n }", "2: this is not valid JSON; look for a missing comma, quote or bracket here or in the line before")]
    [InlineData("{ \"context\": {\n \"a\": { \"x\": 1 },\n \"b\": { \"x\": 1 },\n \"a\": 2 } }", "4: the key \"a\" is here a second time; write each key once")]
    public void A_file_that_is_not_JSON_is_refused_with_its_line(string text, string problem) =>
        Assert.Equal([$"cdk.json:{problem}"], Stage.Refusals(() => Stage.Read(text)));

    [Theory]
    [InlineData("{ \"a\":\n \"?\" }")]
    [InlineData("{\n \"?\": 1 }")]
    public void A_text_in_another_encoding_is_told_with_its_line(string text)
    {
        var latin = System.Text.Encoding.ASCII.GetBytes(text);
        latin[Array.IndexOf(latin, (byte)'?')] = 0xE9;

        Assert.Equal(["cdk.json:2: a text that is no Unicode; save the file as UTF-8"], Stage.Refusals(() => PipelineContext.Parse(latin)));
    }

    [Fact]
    public void A_byte_order_mark_changes_nothing() =>
        Assert.Equal("sandbox", Stage.Read("\uFEFF{ \"context\": { \"stages\": { \"sandbox\": {} } } }").Stage.Value);

    [Fact]
    public void Given_the_contracts_everything_wrong_is_said_at_once()
    {
        var contracts = ContractSet.Load(Repository.PathOf("test", "ReferencePipeline.Tests", "Contracts"));
        var context = PipelineContext.Parse("{ \"context\": { \"stages\": { \"sandbox\": { \"stream\": { \"datasets\": { \"parcel\": {} } }, \"delivery\": { \"bufferMiB\": 32 } } } } }"u8.ToArray());

        Assert.Equal(
            [
                "cdk.json: context.stages.sandbox.delivery.bufferMiB: 32 is outside 64–128; the default is 128",
                "cdk.json: context.stages.sandbox.stream.datasets.parcel: is no dataset of these contracts; did you mean parcels?",
            ],
            Stage.Refusals(() => PipelineSettings.From(context, contracts)));
    }

    [Fact]
    public void A_folder_without_settings_is_refused() =>
        Assert.Equal(
            ["cdk.json: is not in this folder; run it from the project's folder"],
            Stage.Refusals(() => PipelineContext.Load(Path.Combine(Path.GetTempPath(), "no-such-folder", "cdk.json"))));

    [Fact]
    public void Settings_for_what_no_contract_has_are_refused()
    {
        var contracts = ContractSet.Load(Repository.PathOf("test", "ReferencePipeline.Tests", "Contracts"));
        var settings = Stage.Sandbox("""
            {
              "stream": { "datasets": { "parcel": {}, "parcels": {} } },
              "consumers": { "byRole": { "dispatchers": {} } },
              "personas": { "byRole": { "dispatcher": {}, "cook": {} } }
            }
            """);

        Assert.Equal(
            [
                "cdk.json: context.stages.sandbox.stream.datasets.parcel: is no dataset of these contracts; did you mean parcels?",
                "cdk.json: context.stages.sandbox.consumers.byRole.dispatchers: is no role of these contracts; did you mean dispatcher?",
                "cdk.json: context.stages.sandbox.personas.byRole.cook: is no role of these contracts; known: carrier, dispatcher",
            ],
            Stage.Refusals(() => settings.CheckAgainst(contracts)));
    }

    private static string Readers(int count) => $"[{string.Join(", ", Enumerable.Range(1, count).Select(number => $"\"arn:aws:iam::*:role/Reader-{number:00}\""))}]";
}
