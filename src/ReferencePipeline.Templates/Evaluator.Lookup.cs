using System.Text.Json.Nodes;

namespace ReferencePipeline.Templates;

public sealed partial class Evaluator
{
    private Result Ref(StackTemplate stack, string name, TemplateValue at)
    {
        if (name == "AWS::NoValue")
            return new(null, IsNothing: true);
        if (name == "AWS::NotificationARNs")
            return new(new JsonArray());
        if (deployment.ValueOf(name, stack) is { } known)
            return new(known);
        if (stack.Find(name) is { } resource)
            return new(_names.Ref(this, resource));
        return stack.Parameters.TryGetValue(name, out var parameter) ? Parameter(stack, name, parameter) : throw new AssemblyException(at.Where, $"refers to {name}, which the template does not have");
    }

    /// <summary>A nested stack's parameter is what its parent hands over; another's is its default.</summary>
    private Result Parameter(StackTemplate stack, string name, TemplateValue parameter) =>
        stack.Owner?.Find("Parameters")?.Member(name) is { } given ? Evaluate(given)
        : parameter.Member("Default") is { } value ? Evaluate(value)
        : throw new AssemblyException(parameter.Where, "has no default, and nobody gives it a value");

    private string Attribute(Reference reference, TemplateValue at)
    {
        var resource = reference.Resource ?? throw new AssemblyException(at.Where, $"refers to {reference.Name}, which the template does not have");
        if (resource.Nested is { } nested && reference.Attribute!.StartsWith("Outputs.", StringComparison.Ordinal))
        {
            var output = reference.Attribute["Outputs.".Length..];
            return nested.Outputs.TryGetValue(output, out var made) ? Text(made["Value"]) : throw new AssemblyException(at.Where, $"asks for output {output}, which {nested} does not have");
        }

        return _names.Attribute(this, resource, reference.Attribute!);
    }

    private Result Import(TemplateValue argument)
    {
        var name = Text(argument);
        return assembly.Exported(name) is { } value ? Evaluate(value) : throw new AssemblyException(argument.Where, $"imports {name}, which no stack exports");
    }

    private Result FindInMap(TemplateValue argument)
    {
        var (map, first, second) = (Text(argument["[0]"]), Text(argument["[1]"]), Text(argument["[2]"]));
        return argument.Stack.Mappings.TryGetValue(map, out var mapping) && mapping.Member(first)?.Member(second) is { } value ? Evaluate(value)
            : throw new AssemblyException(argument.Where, $"looks up {map}, {first}, {second}, which the template does not have");
    }

    private Result Select(TemplateValue argument)
    {
        var (index, list) = (int.Parse(Text(argument["[0]"])), Texts(argument["[1]"]));
        return index < list.Count ? new(list[index]) : throw new AssemblyException(argument.Where, $"selects entry {index} of {list.Count}");
    }

    private string Substitute(TemplateValue argument)
    {
        var text = argument.IsList ? argument["[0]"] : argument;
        var own = argument.Entry(1);
        return Reference.Placeholder().Replace(text.Literal, found =>
        {
            var name = found.Groups["name"].Value.Trim();
            if (own?.Member(name) is { } given)
                return Text(given);
            return name.Split('.', 2) is [var resource, var attribute]
                ? Attribute(new Reference(text, resource, attribute), text)
                : Ref(argument.Stack, name, text).Node!.GetValue<string>();
        }).Replace("${!", "${", StringComparison.Ordinal);
    }
}
