using System.Text.Json;
using System.Text.Json.Nodes;
using ReferencePipeline.Templates;
using ReferencePipeline.Tests.Synthesis;

namespace ReferencePipeline.Tests.Promises;

/// <summary>Each relation tells of a template in which one side was changed.</summary>
[Collection(nameof(Synthesized))]
public sealed class RelationTests(Synthesized synthesized)
{
    private const string To = "Properties.ExtendedS3DestinationConfiguration", Grant = "AWS::LakeFormation::PrincipalPermissions";

    /// <summary>How a sentence begins, and what breaks it: of the first resource that has it, the part at a path says something else.</summary>
    public static TheoryData<string, string, string, string> Changes => new()
    {
        { "Every dataset that takes events is delivered", "AWS::KinesisFirehose::DeliveryStream", $"{To}.DataFormatConversionConfiguration.SchemaConfiguration.TableName", "\"page_views\"" },
        { "The folders that delivery writes", "AWS::KinesisFirehose::DeliveryStream", $"{To}.Prefix", "\"data/orders/day=!{partitionKeyFromLambda:day}/\"" },
        { "The folders that delivery writes", "AWS::Glue::Table", "Properties.TableInput.StorageDescriptor.Location", "\"s3://elsewhere/\"" },
        { "What delivery converts to", "AWS::Glue::Table", "Properties.TableInput.StorageDescriptor.Columns.0.Type", "\"binary\"" },
        { "What delivery converts to", "AWS::Glue::SchemaVersion", "Properties.SchemaDefinition", "\"{\\\"$comment\\\":\\\"\\\"}\"" },
        { "What a policy allows", "AWS::IAM::Role", "Properties.Policies.0.PolicyDocument.Statement.0.Resource", "\"arn:aws:kinesis:eu-central-1:111122223333:stream/another\"" },
        { "Under Lake Formation there are", "AWS::LakeFormation::DataLakeSettings", "Type", "\"AWS::SNS::Topic\"" },
        { "A grant is to a role", Grant, "Properties.Principal.DataLakePrincipalIdentifier", "\"IAM_ALLOWED_PRINCIPALS\"" },
        { "A grant, a filter and a tag are", "AWS::LakeFormation::DataCellsFilter", "Properties.ColumnNames.0", "\"nowhere\"" },
        { "A grant, a filter and a tag are", "AWS::LakeFormation::TagAssociation", "Properties.Resource.TableWithColumns.Name", "\"nowhere\"" },
        { "A grant by tags names", Grant, "Properties.Resource.LFTagPolicy.Expression.0.TagValues.0", "\"secret\"" },
        { "A grant on filtered data", Grant, "Properties.Resource.DataCellsFilter.Name", "\"another\"" },
        { "Who may ask Lake Formation", "AWS::IAM::Role", "Properties.Policies.0.PolicyDocument.Statement.0.Action", "[\"lakeformation:GetDataAccess\"]" },
        { "Whether readers get past", "AWS::LakeFormation::Resource", "Properties.HybridAccessEnabled", "true" },
        { "What is saved in a workgroup", "AWS::Athena::NamedQuery", "Properties.WorkGroup", "\"primary\"" },
        { "What is saved asks", "AWS::Athena::NamedQuery", "Properties.Database", "\"default\"" },
        { "Each workgroup has a folder", "AWS::Athena::WorkGroup", "Properties.WorkGroupConfiguration.ResultConfiguration.OutputLocation", "\"s3://elsewhere\"" },
        { "An alarm watches", "AWS::CloudWatch::Alarm", "Properties.Dimensions.0.Value", "\"another\"" },
        { "An alarm watches", "AWS::CloudWatch::Alarm", "Properties.Namespace", "\"AWS/Nothing\"" },
        { "A tag is there before it is put on", "AWS::LakeFormation::TagAssociation", "DependsOn", "[]" },
    };

    [Theory, MemberData(nameof(Changes))]
    public void A_relation_that_is_broken_is_told(string sentence, string type, string path, string value)
    {
        var assembly = synthesized.Of(Variant.Sandbox);
        var promise = Assert.Single(Relations.All, promise => promise.Sentence.StartsWith(sentence, StringComparison.Ordinal));

        Assert.Empty(promise.BrokenIn(assembly));
        Assert.NotEmpty(promise.BrokenIn(Changed(assembly, type, path, value)));
    }

    private static CloudAssembly Changed(CloudAssembly assembly, string type, string path, string value)
    {
        foreach (var resource in assembly.Of(type))
        {
            var template = JsonNode.Parse(resource.Stack.Json.GetRawText())!;
            var steps = path.Split('.');
            var at = steps[..^1].Aggregate(template["Resources"]![resource.Id], (node, step) => node switch
            {
                JsonArray list => list[int.Parse(step)],
                JsonObject members => members[step],
                _ => null,
            });
            if (at is JsonArray entries && entries.Count > 0)
                entries[int.Parse(steps[^1])] = JsonNode.Parse(value);
            else if (at is JsonObject inner && inner.ContainsKey(steps[^1]))
                inner[steps[^1]] = JsonNode.Parse(value);
            else
                continue;
            return assembly.With(resource.Stack, JsonElement.Parse(template.ToJsonString()));
        }

        throw new InvalidOperationException($"no {type} has a {path}");
    }
}
