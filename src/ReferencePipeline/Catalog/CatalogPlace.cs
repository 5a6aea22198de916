using S3 = Amazon.CDK.AWS.S3;

namespace ReferencePipeline.Catalog;

/// <summary>Where tables are made, and where their files are.</summary>
/// <param name="Database">The database's name, as a reference to it: a table waits for its database.</param>
/// <param name="Lake">The bucket.</param>
internal sealed record CatalogPlace(string Database, S3.IBucket Lake)
{
    public string UriOf(string prefix) => $"s3://{Lake.BucketName}/{prefix}";
}
