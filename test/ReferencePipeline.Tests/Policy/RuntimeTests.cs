using System.Text.RegularExpressions;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Policy;

[Collection(nameof(Synthesized))]
public sealed partial class RuntimeTests(Synthesized synthesized)
{
    /// <summary>When this table was compared with "Lambda runtimes" in AWS Lambda's guide.</summary>
    private static readonly DateOnly Checked = new(2026, 11, 21);

    /// <summary>When AWS ends its support; creation is blocked a month later.</summary>
    private static readonly Dictionary<string, DateOnly> Ends = new()
    {
        ["dotnet10"] = new(2028, 11, 14),
        ["nodejs24.x"] = new(2028, 4, 30),
    };

    [Fact]
    public void Every_function_runs_on_what_Lambda_will_support_for_a_year()
    {
        var functions = new[] { Variant.Sandbox, Variant.Production, Variant.Unlike, Variant.UnderIam }.SelectMany(variant => synthesized.Of(variant).Of("AWS::Lambda::Function")).ToList();

        Assert.Equal(Ends.Keys.Order(StringComparer.Ordinal), functions.Select(function => function["Runtime"].Text).Distinct().Order(StringComparer.Ordinal));
        Assert.All(functions, function => Assert.True(Ends[function["Runtime"].Text] >= Checked.AddYears(1), function.Id));
    }

    [Fact]
    public void Every_managed_policy_is_one_that_AWS_still_has()
    {
        // On the day above, each had its page in the AWS managed policy reference, and none was called deprecated there.
        var named = new[] { Variant.Sandbox, Variant.Production, Variant.Unlike, Variant.UnderIam }
            .SelectMany(variant => Directory.EnumerateFiles(synthesized.Of(variant).Folder, "*.template.json"))
            .SelectMany(file => ManagedPolicy().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value));

        Assert.Equal(["service-role/AWSLambdaBasicExecutionRole"], named.Distinct());
    }

    [Fact]
    public void No_list_of_old_runtimes_is_left_behind() => Assert.All([Variant.Sandbox, Variant.Production], variant =>
        Assert.All(Directory.EnumerateFiles(synthesized.Of(variant).Folder, "*.template.json"), file => Assert.DoesNotMatch("nodejs(1[0-9]|2[0-2])", File.ReadAllText(file))));

    [GeneratedRegex(":(?:iam::)?aws:policy/([A-Za-z0-9/_-]+)")]
    private static partial Regex ManagedPolicy();
}
