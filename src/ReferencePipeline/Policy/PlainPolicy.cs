namespace ReferencePipeline.Policy;

/// <summary>Policies of roles as plain data: each statement of the CDK's own costs a call or two across jsii, and there are hundreds.</summary>
internal static class PlainPolicy
{
    public static Dictionary<string, object> Document(params IEnumerable<Dictionary<string, object>> statements) =>
        new() { ["Version"] = "2012-10-17", ["Statement"] = statements.ToArray() };

    public static Dictionary<string, object> Allow(string sid, string[] actions, string[] resources, Dictionary<string, object>? conditions = null) =>
        With(conditions, new() { ["Sid"] = sid, ["Effect"] = "Allow", ["Action"] = OneOrMore(actions), ["Resource"] = OneOrMore(resources) });

    public static Dictionary<string, object> Trust(string sid, string action, Dictionary<string, object> principal, Dictionary<string, object>? conditions = null) =>
        With(conditions, new() { ["Sid"] = sid, ["Effect"] = "Allow", ["Action"] = action, ["Principal"] = principal });

    /// <summary>A list of one is the one, as the CDK writes it.</summary>
    private static object OneOrMore(string[] values) => values is [var one] ? one : values;

    private static Dictionary<string, object> With(Dictionary<string, object>? conditions, Dictionary<string, object> statement)
    {
        if (conditions is not null)
            statement["Condition"] = conditions;
        return statement;
    }
}
