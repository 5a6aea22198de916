using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReferencePipeline.Templates;

/// <summary>What the values of templates come to once they are deployed: intrinsics worked out, resources by a name that stands for them.</summary>
public sealed partial class Evaluator(CloudAssembly assembly, PseudoParameters deployment)
{
    private readonly ResourceNames _names = new(deployment);

    public CloudAssembly Assembly => assembly;

    /// <summary>The value without intrinsics. <c>AWS::NoValue</c> takes its member away.</summary>
    /// <exception cref="AssemblyException">An intrinsic that is not known, or one that leads nowhere.</exception>
    public JsonNode? Value(TemplateValue value) => Evaluate(value) is { IsNothing: false } result ? result.Node : null;

    /// <summary>The same for what is a text in the end; numbers and booleans as JSON writes them.</summary>
    public string Text(TemplateValue value) => Evaluate(value).Node switch
    {
        JsonValue text => text.GetValueKind() == JsonValueKind.String ? text.GetValue<string>() : text.ToJsonString(),
        _ => throw new AssemblyException(value.Where, "comes to no text"),
    };

    /// <summary>The texts of a list; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(TemplateValue value) => Evaluate(value).Node switch
    {
        JsonArray list => [.. list.Select(item => item is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.GetValue<string>() : item?.ToJsonString() ?? "null")],
        _ => [Text(value)],
    };

    /// <summary>The properties of a resource, evaluated.</summary>
    public JsonObject Properties(TemplateResource resource) => (JsonObject)Value(resource.Properties)!;

    /// <summary>Whether a deployment makes the resource: it has no condition, or one that holds.</summary>
    public bool IsMade(TemplateResource resource) => resource.Condition is not { } name || Holds(resource.Stack, name, resource.ToString());

    /// <summary>The name that stands for a resource until a deployment gives it one.</summary>
    public string NameOf(TemplateResource resource) => ResourceNames.Physical(this, resource);

    public string ArnOf(TemplateResource resource) => _names.Attribute(this, resource, "Arn");

    private Result Evaluate(TemplateValue value)
    {
        if (value.IsList)
            return new(new JsonArray([.. value.Items.Select(Evaluate).Where(item => !item.IsNothing).Select(item => item.Node)]));
        if (!value.IsObject)
            return new(value.Json.ValueKind == JsonValueKind.Null ? null : JsonNode.Parse(value.Json.GetRawText()));
        var members = value.Members.ToList();
        return members is [{ Key: var name, Value: var argument }] && (name is "Ref" or "Condition" && argument.IsText || name.StartsWith("Fn::", StringComparison.Ordinal))
            ? Intrinsic(name, argument, value)
            : Object(members);
    }

    private Result Object(List<KeyValuePair<string, TemplateValue>> members)
    {
        var made = new JsonObject();
        foreach (var (name, member) in members)
        {
            if (Evaluate(member) is { IsNothing: false } result)
                made.Add(name, result.Node);
        }

        return new(made);
    }

    private Result Intrinsic(string name, TemplateValue argument, TemplateValue whole) => name switch
    {
        "Ref" => Ref(argument.Stack, argument.Literal, argument),
        "Fn::GetAtt" => new(Attribute(Reference.Of(whole)!, argument)),
        "Fn::ImportValue" => Import(argument),
        "Fn::FindInMap" => FindInMap(argument),
        "Fn::GetAZs" => new(new JsonArray([.. deployment.Zones.Select(zone => (JsonNode)zone)])),
        "Fn::Join" => new(string.Join(argument["[0]"].Literal, Texts(argument["[1]"]))),
        "Fn::Split" => new(new JsonArray([.. Text(argument["[1]"]).Split(argument["[0]"].Literal).Select(part => (JsonNode)part)])),
        "Fn::Select" => Select(argument),
        "Fn::Sub" => new(Substitute(argument)),
        "Fn::Base64" => new(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Text(argument)))),
        "Fn::ToJsonString" => new(Value(argument)?.ToJsonString() ?? "null"),
        "Fn::Length" => new(Value(argument) is JsonArray list ? list.Count : throw new AssemblyException(argument.Where, "has a length only as a list")),
        "Fn::If" => Evaluate(Holds(argument.Stack, argument["[0]"].Literal, argument.Where) ? argument["[1]"] : argument["[2]"]),
        "Fn::Equals" or "Fn::And" or "Fn::Or" or "Fn::Not" or "Condition" => new(Decide(whole)),
        _ => throw new AssemblyException(whole.Where, $"uses {name}, which is not known here"),
    };

    /// <summary>A value, or nothing at all (<c>AWS::NoValue</c>), which is not the same as null.</summary>
    private readonly record struct Result(JsonNode? Node, bool IsNothing = false);
}
