namespace ReferencePipeline.Policy;

/// <summary>Policies as plain data, where there are hundreds: each statement of the CDK's own costs a call or two across jsii.</summary>
internal static class PlainPolicy
{
    public static Dictionary<string, object> Document(params IEnumerable<Dictionary<string, object>> statements) =>
        new() { ["Version"] = "2012-10-17", ["Statement"] = statements.ToArray() };

    public static Dictionary<string, object> Allow(string sid, string[] actions, string[] resources, Dictionary<string, object>? conditions = null) =>
        With(conditions, new() { ["Sid"] = sid, ["Effect"] = "Allow", ["Action"] = actions, ["Resource"] = resources });

    public static Dictionary<string, object> Trust(string sid, string action, Dictionary<string, object> principal, Dictionary<string, object>? conditions = null) =>
        With(conditions, new() { ["Sid"] = sid, ["Effect"] = "Allow", ["Action"] = action, ["Principal"] = principal });

    private static Dictionary<string, object> With(Dictionary<string, object>? conditions, Dictionary<string, object> statement)
    {
        if (conditions is not null)
            statement["Condition"] = conditions;
        return statement;
    }
}
