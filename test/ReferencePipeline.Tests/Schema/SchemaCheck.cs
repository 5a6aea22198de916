using System.Text.Json;
using ReferencePipeline.Templates;
using Reference = ReferencePipeline.Templates.Reference;

namespace ReferencePipeline.Tests.Schema;

/// <summary>Finds what CloudFormation would refuse: properties that do not exist, values of another type, outside of an enum or of bounds.</summary>
internal sealed class SchemaCheck(CloudAssembly assembly)
{
    private readonly ServiceSpec _spec = ServiceSpec.Installed;
    private readonly Evaluator _evaluator = new(assembly, new PseudoParameters());

    public IEnumerable<string> Problems() => assembly.Resources.SelectMany(Of);

    private IEnumerable<string> Of(TemplateResource resource)
    {
        // What a custom resource takes is between it and its function.
        if (resource.Type.StartsWith("Custom::", StringComparison.Ordinal))
            return [];
        if (_spec.PropertiesOf(resource.Type) is not { } properties)
            return [$"{resource}: CloudFormation has no type {resource.Type}"];
        if (!Bounds.Knows(resource.Type))
            return [$"{resource}: {resource.Type} is not in bounds.json; see build/bounds.mjs"];
        return Members(resource.Properties, properties, new(resource.Type, "")).Concat(Attributes(resource));
    }

    private IEnumerable<string> Attributes(TemplateResource resource) => Reference.In(resource.Properties)
        .Where(reference => reference is { Attribute: { } attribute, Resource: { } to } && !IsFree(to.Type, attribute) && !_spec.HasAttribute(to.Type, attribute))
        .Select(reference => $"{reference.At.Where}: {reference.Resource!.Type} has no attribute {reference.Attribute}");

    private static bool IsFree(string type, string attribute) =>
        type.StartsWith("Custom::", StringComparison.Ordinal) || type == "AWS::CloudFormation::Stack" && attribute.StartsWith("Outputs.", StringComparison.Ordinal);

    private IEnumerable<string> Members(TemplateValue at, JsonElement properties, Place place)
    {
        foreach (var (name, value) in at.Members)
        {
            var problems = properties.TryGetProperty(name, out var property) ? Value(value, property.GetProperty("type"), place.Member(name)) : [$"{value.Where}: there is no such property"];
            foreach (var problem in problems)
                yield return problem;
        }

        foreach (var required in properties.EnumerateObject().Where(property => property.Value.TryGetProperty("required", out var is_) && is_.GetBoolean() && at.Member(property.Name) is null))
            yield return $"{at.Where}: needs {required.Name}";
    }

    private IEnumerable<string> Value(TemplateValue value, JsonElement type, Place place)
    {
        var kind = type.GetProperty("type").GetString()!;
        if (value.Member("Fn::If") is { } choice)
            return Value(choice["[1]"], type, place).Concat(Value(choice["[2]"], type, place));
        if (IsIntrinsic(value))
            return Worked(value, type, kind, place);
        return kind switch
        {
            "json" => [],
            "ref" when value.IsObject => Members(value, _spec.PropertiesOf(type), place),
            "tag" when value.IsObject => value.Members.Where(member => member.Key is not ("Key" or "Value")).Select(member => $"{member.Value.Where}: there is no such property"),
            "map" when value.IsObject => value.Members.SelectMany(member => Value(member.Value, type.GetProperty("element"), place.Member("*"))),
            "array" when value.IsList => Bound(value, value.Json.GetArrayLength(), place).Concat(value.Items.SelectMany(item => Value(item, type.GetProperty("element"), place.Item))),
            "union" => type.GetProperty("types").EnumerateArray().Select(one => Value(value, one, place).ToList()).MinBy(problems => problems.Count)!,
            "boolean" when value.Json.ValueKind is JsonValueKind.True or JsonValueKind.False => [],
            "string" or "date-time" when value.IsText => Allowed(value, type, value.Literal).Concat(Bound(value, value.Literal, place)),
            "integer" when value.Json.ValueKind is JsonValueKind.Number && value.Json.TryGetInt64(out var whole) => Allowed(value, type, value.Literal).Concat(Bound(value, (double)whole, place)),
            "number" when value.Json.ValueKind is JsonValueKind.Number => Bound(value, value.Json.GetDouble(), place),
            _ => [$"{value.Where}: is {value.Json.GetRawText()}, which is no {Told(kind)}"],
        };
    }

    /// <summary>An intrinsic comes to a text or to a list; what only a deployment knows fits any bounds.</summary>
    private IEnumerable<string> Worked(TemplateValue value, JsonElement type, string kind, Place place)
    {
        var isList = value.Members.Single().Key is "Fn::Split" or "Fn::GetAZs" or "Fn::Cidr";
        var fits = kind switch { "array" => isList || value.Member("Fn::GetAtt") is not null, "ref" or "tag" or "map" => false, _ => !isList };
        if (!fits)
            return [$"{value.Where}: is {value.Json.GetRawText()}, which is no {Told(kind)}"];
        if (kind is not "string" || _evaluator.Text(value) is not { } text || text.Contains('<', StringComparison.Ordinal))
            return [];
        // The name of another resource is what a deployment makes it; of an ARN, the form is known.
        if (value.Target is not null && !text.StartsWith("arn:", StringComparison.Ordinal))
            return [];
        return Allowed(value, type, text).Concat(Bound(value, text, place));
    }

    private static bool IsIntrinsic(TemplateValue value) => value.Members.ToList() is [{ Key: var name }] && (name == "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal));

    private static IEnumerable<string> Allowed(TemplateValue value, JsonElement type, string text) =>
        type.TryGetProperty("allowedValues", out var values) && !values.EnumerateArray().Any(one => one.ToString() == text)
            ? [$"{value.Where}: is {text}, which is none of {string.Join(", ", values.EnumerateArray())}"] : [];

    private static IEnumerable<string> Bound(TemplateValue value, object known, Place place) =>
        Bounds.Problem(place.Type, place.Path, known) is { } problem ? [$"{value.Where}: is {(known is int count ? $"a list of {count}" : known)}, which {problem}"] : [];

    private static string Told(string kind) => kind switch { "ref" or "tag" => "object", "array" => "list", "date-time" or "string" => "text", _ => kind };

    /// <summary>Where in a type's schema a value stands, as <see cref="Bounds"/> names it.</summary>
    private readonly record struct Place(string Type, string Path)
    {
        public Place Item => this with { Path = $"{Path}[]" };

        public Place Member(string name) => this with { Path = Path.Length == 0 ? name : $"{Path}.{name}" };
    }
}
