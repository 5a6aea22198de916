using System.Text.Json;
using System.Text.Json.Nodes;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Mutants;

/// <summary>One way to make a value worse: what it is called, and what stands there instead, or nothing.</summary>
internal sealed record Edit(string What, JsonNode? Instead, bool IsRemoval = false)
{
    /// <summary>What was done without the value that it was done to, to tell alike edits.</summary>
    public string Kind => IsRemoval ? What : Instead!.GetValueKind() is System.Text.Json.JsonValueKind.Number ? $"number {What.Split(" → ")[0].Length > What.Split(" → ")[1].Length}" : "another";

    public static readonly Edit LeftOut = new("left out", null, IsRemoval: true);

    /// <summary>Words with an opposite that AWS takes too. Any other word is worse as another word.</summary>
    private static readonly Dictionary<string, string> Opposites = new()
    {
        ["APPEND"] = "REPLACE",
        ["KMS"] = "NONE",
        ["aws:kms"] = "AES256",
        ["SSE-KMS"] = "DISABLED",
        ["SSE_KMS"] = "SSE_S3",
        ["Enabled"] = "Disabled",
        ["ENABLED"] = "DISABLED",
        ["true"] = "false",
        ["false"] = "true",
        ["LOG"] = "DELETE_FROM_DATABASE",
        ["CRAWL_EVENT_MODE"] = "CRAWL_EVERYTHING",
        ["CRAWL_EVERYTHING"] = "CRAWL_NEW_FOLDERS_ONLY",
        ["dotnet10"] = "dotnet6",
        ["nodejs24.x"] = "nodejs16.x",
        ["BucketOwnerEnforced"] = "ObjectWriter",
        ["ON_DEMAND"] = "PROVISIONED",
        ["PROVISIONED"] = "ON_DEMAND",
        ["KinesisStreamAsSource"] = "DirectPut",
        ["GZIP"] = "UNCOMPRESSED",
        ["SNAPPY"] = "UNCOMPRESSED",
        ["Allow"] = "Deny",
        ["Deny"] = "Allow",
    };

    /// <summary>It goes, it turns into its opposite, into less and more, into all, or into another of its kind.</summary>
    public static IEnumerable<Edit> Of(TemplateValue value, string name, IEnumerable<JsonNode> others) =>
        [LeftOut, .. Others(value, name, others).Where(instead => instead.ToJsonString() != value.Json.GetRawText()).Select(instead => new Edit($"{value.Json.GetRawText()} → {instead.ToJsonString()}", instead))];

    private static IEnumerable<JsonNode> Others(TemplateValue value, string name, IEnumerable<JsonNode> others) => (name, value.Json.ValueKind) switch
    {
        ("Action", JsonValueKind.String) => [$"{value.Literal.Split(':')[0]}:*"],
        ("Resource" or "Service" or "AWS", JsonValueKind.String or JsonValueKind.Object) => ["*"],
        (_, JsonValueKind.True) => [false],
        (_, JsonValueKind.False) => [true],
        (_, JsonValueKind.Number) => [(long)value.Json.GetDouble() / 2, ((long)value.Json.GetDouble() * 10) + 1],
        (_, JsonValueKind.String) => [Opposites.GetValueOrDefault(value.Literal, $"{value.Literal}x")],
        // Another key, another bucket.
        (_, JsonValueKind.Object) => others.Where(other => other.ToJsonString() != value.Json.GetRawText()).Take(1),
        _ => [],
    };
}
