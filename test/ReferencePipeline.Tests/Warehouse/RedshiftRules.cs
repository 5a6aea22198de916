using System.Text.Json;

namespace ReferencePipeline.Tests.Warehouse;

/// <summary>Rules that every off-the-shelf checker leaves out: for each, what is wrong with the properties of a resource, or nothing.</summary>
internal static class RedshiftRules
{
    public static IReadOnlyDictionary<string, Func<JsonElement, string?>> Workgroup { get; } = new Dictionary<string, Func<JsonElement, string?>>
    {
        ["is private"] = of => Is(of, "PubliclyAccessible", "false"),
        ["routes through its network"] = of => Is(of, "EnhancedVpcRouting", "true"),
        ["lies in three subnets"] = of => of.TryGetProperty("SubnetIds", out var subnets) && subnets.EnumerateArray().Select(one => one.GetRawText()).Distinct().Count() == 3 ? null : "not three subnets",
        ["asks for TLS"] = of => Parameter(of, "require_ssl") == "true" ? null : "require_ssl is not true",
        ["keeps the case of names"] = of => Parameter(of, "enable_case_sensitive_identifier") == "true" ? null : "keys of JSON in upper case are not found",
        ["listens on a port that Redshift takes"] = of => Number(of, "Port") is (>= 5431 and <= 5455) or (>= 8191 and <= 8215) ? null : "another port",
        ["has a ceiling"] = of => Number(of, "MaxCapacity") is { } most && most >= Number(of, "BaseCapacity") ? null : "no MaxCapacity at or above BaseCapacity",
    };

    public static IReadOnlyDictionary<string, Func<JsonElement, string?>> Namespace { get; } = new Dictionary<string, Func<JsonElement, string?>>
    {
        ["has a password that nobody knows"] = of => of.TryGetProperty("AdminUserPassword", out _) ? "a literal password" : Is(of, "ManageAdminPassword", "true"),
        ["keeps the password under a key of its own"] = of => of.TryGetProperty("AdminPasswordSecretKmsKeyId", out var key) && key.ValueKind is JsonValueKind.Object ? null : "no key",
        ["keeps data under a key of its own"] = of => of.TryGetProperty("KmsKeyId", out var key) && key.ValueKind is JsonValueKind.Object ? null : "no key",
        ["has an administrator of another name than admin"] = of => of.TryGetProperty("AdminUsername", out var name) && name.GetString() != "admin" ? null : "the first name that anyone tries",
        ["writes all three logs"] = of => of.TryGetProperty("LogExports", out var logs) && logs.EnumerateArray().Select(log => log.GetString()).ToHashSet().SetEquals(["userlog", "connectionlog", "useractivitylog"]) ? null : "a log is missing",
    };

    private static string? Is(JsonElement of, string name, string value) =>
        of.TryGetProperty(name, out var found) && found.GetRawText() == value ? null : $"{name} is not {value}";

    private static int? Number(JsonElement of, string name) => of.TryGetProperty(name, out var found) ? found.GetInt32() : null;

    private static string? Parameter(JsonElement of, string key) => !of.TryGetProperty("ConfigParameters", out var parameters) ? null : parameters.EnumerateArray()
        .Where(one => one.GetProperty("ParameterKey").GetString() == key).Select(one => one.GetProperty("ParameterValue").GetString()).SingleOrDefault();
}
