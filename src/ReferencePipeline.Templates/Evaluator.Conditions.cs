namespace ReferencePipeline.Templates;

public sealed partial class Evaluator
{
    private bool Holds(StackTemplate stack, string name, string where) =>
        stack.Conditions.TryGetValue(name, out var condition) ? Decide(condition) : throw new AssemblyException(where, $"asks for condition {name}, which the template does not have");

    private bool Decide(TemplateValue condition) => condition.Members.ToList() switch
    {
        [{ Key: "Fn::Equals", Value: var sides }] => Text(sides["[0]"]) == Text(sides["[1]"]),
        [{ Key: "Fn::Not", Value: var inner }] => !Decide(inner["[0]"]),
        [{ Key: "Fn::And", Value: var all }] => all.Items.All(Decide),
        [{ Key: "Fn::Or", Value: var any }] => any.Items.Any(Decide),
        [{ Key: "Condition", Value: var named }] => Holds(condition.Stack, named.Literal, condition.Where),
        _ => throw new AssemblyException(condition.Where, "is no condition that is known here"),
    };
}
