namespace ReferencePipeline.Templates;

/// <summary>Names, references and ARNs of resources as their types have them; where a deployment decides, a stand-in that is the same each time.</summary>
internal sealed class ResourceNames(PseudoParameters deployment)
{
    /// <summary>What <c>Ref</c> gives.</summary>
    public string Ref(Evaluator evaluator, TemplateResource resource) => NameShape.Of(resource.Type).Ref switch
    {
        RefIs.Arn => Attribute(evaluator, resource, "Arn"),
        RefIs.QueueUrl => $"https://sqs.{deployment.Region}.{deployment.UrlSuffix}/{deployment.AccountId}/{Physical(evaluator, resource)}",
        _ => Physical(evaluator, resource),
    };

    /// <summary>The name that the template gives, or the stack's and the logical id together, as CloudFormation builds one.</summary>
    public static string Physical(Evaluator evaluator, TemplateResource resource)
    {
        if (NameShape.Of(resource.Type).NamedBy is { } path && resource.Find(path) is { } given)
            return evaluator.Text(given);
        var made = $"{resource.Stack.Name.Replace('/', '-')}-{resource.Id}";
        return resource.Type == "AWS::S3::Bucket" ? made.ToLowerInvariant() : made;
    }

    public string Attribute(Evaluator evaluator, TemplateResource resource, string name)
    {
        var shape = NameShape.Of(resource.Type);
        if (shape.Arn is { } arn && name == shape.ArnAttribute)
            return Fill(arn, evaluator, resource);
        if (name is "Name" or "QueueName" or "TopicName" or "RoleName" or "FunctionName" || name == shape.NamedBy)
            return Physical(evaluator, resource);
        return name switch
        {
            "Arn" when shape.Arn is { } other => Fill(other, evaluator, resource),
            "QueueUrl" => Ref(evaluator, resource),
            // Known only to a deployment; the brackets keep it from being taken for a real value.
            _ => $"<{resource}.{name}>",
        };
    }

    private string Fill(string arn, Evaluator evaluator, TemplateResource resource) => arn
        .Replace("{partition}", deployment.Partition, StringComparison.Ordinal)
        .Replace("{region}", deployment.Region, StringComparison.Ordinal)
        .Replace("{account}", deployment.AccountId, StringComparison.Ordinal)
        .Replace("{path}", resource.Find("Path") is { } path ? evaluator.Text(path) : "/", StringComparison.Ordinal)
        .Replace("{database}", resource.Find("DatabaseName") is { } database ? evaluator.Text(database) : "", StringComparison.Ordinal)
        .Replace("{name}", Physical(evaluator, resource), StringComparison.Ordinal);
}
