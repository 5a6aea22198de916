using System.Security.Cryptography;
using System.Text;
using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Dialects;
using Glue = Amazon.CDK.AWS.Glue;

namespace ReferencePipeline.Catalog;

/// <summary>A dataset's schema in the registry, to which every change of the contract adds a version.</summary>
/// <remarks>
/// The schema itself holds no definition, since one that is there can never be changed. Each content is a version of its own whose
/// id hangs on the content: a new one is added, a former one leaves the template and stays in the registry (docs/adr/0011-schema-versions.md).
/// </remarks>
internal static class RegisteredSchema
{
    private const int DigestLength = 12;

    public static Glue.CfnSchema Make(Construct scope, DataContract contract, Dataset dataset, Glue.CfnRegistry registry)
    {
        var definition = JsonSchema.Registered(contract, dataset);
        var schema = new Glue.CfnSchema(scope, "Schema", new Glue.CfnSchemaProps
        {
            Registry = new Glue.CfnSchema.RegistryProperty { Arn = registry.AttrArn },
            Name = dataset.Table.Value,
            Description = $"Events of {dataset.Table} as producers send them",
            DataFormat = "JSON",
            SchemaDefinition = definition,
            Compatibility = contract.SchemaCompatibility.ToString().ToUpperInvariant(),
            // Without a checkpoint, a change of the compatibility is refused.
            CheckpointVersion = new Glue.CfnSchema.SchemaVersionProperty { IsLatest = true },
        });

        // The service and its template language take a schema without one; the pinned CDK does not know yet.
        schema.AddPropertyDeletionOverride("SchemaDefinition");

        var version = new Glue.CfnSchemaVersion(scope, $"SchemaVersion{Digest(definition)}", new Glue.CfnSchemaVersionProps
        {
            Schema = new Glue.CfnSchemaVersion.SchemaProperty { SchemaArn = schema.AttrArn },
            SchemaDefinition = definition,
        });
        // It stays when the contract moves on, and goes when the deployment that brought it fails: the next try may register it again.
        version.ApplyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        return schema;
    }

    private static string Digest(string definition) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(definition)))[..DigestLength];
}
