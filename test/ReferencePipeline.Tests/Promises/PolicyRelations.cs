using ReferencePipeline.Templates;

namespace ReferencePipeline.Tests.Promises;

/// <summary>What a policy names is there: this app gives no right to what others have made.</summary>
internal static class PolicyRelations
{
    /// <summary>How the ARNs of this account begin, and the type that they are of.</summary>
    private static readonly (string Begins, string Type)[] Kinds =
    [
        ("glue:{here}:database/", "AWS::Glue::Database"),
        ("glue:{here}:table/", "AWS::Glue::Table"),
        ("glue:{here}:dataQualityRuleset/", "AWS::Glue::DataQualityRuleset"),
        ("athena:{here}:workgroup/", "AWS::Athena::WorkGroup"),
        ("kinesis:{here}:stream/", "AWS::Kinesis::Stream"),
        ("lambda:{here}:function:", "AWS::Lambda::Function"),
        ("firehose:{here}:deliverystream/", "AWS::KinesisFirehose::DeliveryStream"),
        ("states:{here}:stateMachine:", "AWS::StepFunctions::StateMachine"),
        ("sns:{here}:", "AWS::SNS::Topic"),
        ("sqs:{here}:", "AWS::SQS::Queue"),
        ("kms:{here}:key/", "AWS::KMS::Key"),
        ("s3:::", "AWS::S3::Bucket"),
    ];

    /// <summary>Buckets that AWS keeps for everybody.</summary>
    private static readonly string[] Aws = ["arn:aws:s3:::aws-glue-ml-data-quality-assets-eu-central-1/"];

    public static PromiseTable All { get; } = new("Relations")
    {
        { "What a policy allows is on resources that are there", NamesWhatIsThere },
    };

    private static IEnumerable<string> NamesWhatIsThere(CloudAssembly assembly, Evaluator evaluator)
    {
        var here = $"{new PseudoParameters().Region}:{new PseudoParameters().AccountId}";
        foreach (var statement in PolicyStatement.In(assembly).Where(statement => statement.Allows))
        {
            foreach (var arn in statement.Resources.Select(evaluator.Text).Where(arn => !arn.Contains('<', StringComparison.Ordinal) && !Array.Exists(Aws, theirs => arn.StartsWith(theirs, StringComparison.Ordinal))))
            {
                foreach (var (begins, type) in Kinds.Where(kind => arn.StartsWith($"arn:aws:{kind.Begins.Replace("{here}", here, StringComparison.Ordinal)}", StringComparison.Ordinal)))
                {
                    // Types of a stack that a stage can do without are not asked for where it does.
                    if (assembly.Of(type) is { Count: > 0 } there && !there.Any(resource => Fits(arn, $"arn:aws:{begins.Replace("{here}", here, StringComparison.Ordinal)}{Name(evaluator, resource)}")))
                        yield return $"{statement.Owner} may {string.Join(", ", statement.Actions)} on {arn}, which is not there";
                }
            }
        }
    }

    private static string Name(Evaluator evaluator, TemplateResource resource) => resource.Type switch
    {
        "AWS::Glue::Table" => $"{evaluator.Text(resource["DatabaseName"])}/{evaluator.Text(resource["TableInput.Name"])}",
        "AWS::Glue::DataQualityRuleset" => evaluator.Text(resource["Name"]),
        _ => evaluator.NameOf(resource),
    };

    private static bool Fits(string pattern, string arn) => pattern.TrimEnd('*') is var begin
        && (arn == begin || pattern.EndsWith('*') && arn.StartsWith(begin, StringComparison.Ordinal) || pattern.StartsWith($"{arn}/", StringComparison.Ordinal) || pattern.StartsWith($"{arn}:", StringComparison.Ordinal));
}
