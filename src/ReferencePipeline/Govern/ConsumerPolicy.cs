using ReferencePipeline.Catalog;
using ReferencePipeline.Lake;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;

namespace ReferencePipeline.Govern;

/// <summary>What IAM lets a contract's role do: ask for tables, query in its one workgroup, and keep its results.</summary>
/// <remarks>Which columns and rows is Lake Formation's to say; without it, the role reads its datasets' folders itself.</remarks>
internal sealed class ConsumerPolicy(PipelineSettings settings, AccessInputs inputs, Reader reader)
{
    private static readonly string[] ReadCatalog =
    [
        "glue:GetDatabase", "glue:GetDatabases", "glue:GetTable", "glue:GetTables", "glue:GetPartition", "glue:GetPartitions", "glue:BatchGetPartition",
    ];

    private static readonly string[] Query =
    [
        "athena:StartQueryExecution", "athena:StopQueryExecution", "athena:GetQueryExecution", "athena:BatchGetQueryExecution", "athena:ListQueryExecutions",
        "athena:GetQueryResults", "athena:GetQueryResultsStream", "athena:GetWorkGroup", "athena:GetNamedQuery", "athena:BatchGetNamedQuery",
        "athena:ListNamedQueries", "athena:GetPreparedStatement", "athena:BatchGetPreparedStatement", "athena:ListPreparedStatements",
    ];

    private const string Workgroups = "workgroup/*";

    private readonly string _results = PersonaNames.ResultsPrefix(reader.Name);
    private readonly bool _governed = settings.Governance.Mode is GovernanceMode.LakeFormation;

    /// <summary>What the role itself holds: all but the datasets that its <see cref="Further"/> policies name.</summary>
    public Dictionary<string, object> Document => PlainPolicy.Document(
    [
        .. Parts.Take(1).SelectMany(Read),
        PlainPolicy.Allow("Query", Query, [$"arn:{Aws.PARTITION}:athena:{Aws.REGION}:{Aws.ACCOUNT_ID}:workgroup/{new PersonaNames(settings).Workgroup(reader.Name)}"]),
        PlainPolicy.Allow("KeepResults", ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"], [inputs.Results.ArnForObjects($"{_results}*")]),
        PlainPolicy.Allow("FindResults", ["s3:ListBucket"], [inputs.Results.BucketArn], Prefixes([$"{_results}*"])),
        PlainPolicy.Allow("FindBucket", ["s3:GetBucketLocation"], [inputs.Results.BucketArn]),
        PlainPolicy.Allow("EncryptResults", ["kms:Decrypt", "kms:GenerateDataKey"], [inputs.ResultsKey.KeyArn], KeyPolicies.Through("s3")),
        .. settings.Warehouse.Enabled ? [SignIn()] : Array.Empty<Dictionary<string, object>>(),
    ]);

    /// <summary>How the findings of a security check end; see <see cref="Accepted"/>.</summary>
    public string[] Wildcards =>
    [
        $"/{_results}*",
        .. settings.Warehouse.Enabled ? [$":{Workgroups}"] : Array.Empty<string>(),
        .. Parts.Take(1).SelectMany(part => _governed ? [$":table/{inputs.Database}/*", "Resource::*"] : FoldersOf(part)),
    ];

    /// <summary>Policies beside the role's own, for datasets whose names would not fit into it; each with its findings.</summary>
    public IEnumerable<(Dictionary<string, object> Document, string[] Wildcards)> Further =>
        Parts.Skip(1).Select(part => (PlainPolicy.Document(Read(part)), FoldersOf(part)));

    /// <summary>Lake Formation needs no names, so all datasets are one part.</summary>
    private IReadOnlyList<Reading[]> Parts => _governed ? [.. reader.Readings.Count > 0 ? [reader.Readings.ToArray()] : Array.Empty<Reading[]>()] : [.. PolicyParts.Of(reader.Readings)];

    /// <summary>A workgroup's ARN ends in an id that only its deployment gives, and it is deployed later: it is known by its tag.</summary>
    private Dictionary<string, object> SignIn() => PlainPolicy.Allow("SignInToWarehouse", ["redshift-serverless:GetCredentials"],
        [$"arn:{Aws.PARTITION}:redshift-serverless:{Aws.REGION}:{Aws.ACCOUNT_ID}:{Workgroups}"],
        new() { ["StringEquals"] = new Dictionary<string, object> { [$"aws:ResourceTag/{DeploymentTag.Key}"] = DeploymentTag.ValueOf(settings) } });

    private IEnumerable<Dictionary<string, object>> Read(Reading[] part)
    {
        yield return PlainPolicy.Allow("ReadCatalog", ReadCatalog, GlueArns.Tables(inputs.Database, _governed ? ["*"] : [.. part.Select(reading => reading.Dataset.Table.Value)]));
        if (_governed)
        {
            // It names no resource: Lake Formation has none for it, and decides by its own grants.
            yield return PlainPolicy.Allow("AskLakeFormation", ["lakeformation:GetDataAccess"], ["*"]);
            yield break;
        }

        string[] folders = [.. part.Select(Folder)];
        yield return PlainPolicy.Allow("ReadObjects", ["s3:GetObject"], [.. folders.Select(inputs.Lake.ArnForObjects)]);
        yield return PlainPolicy.Allow("ListFolders", ["s3:ListBucket"], [inputs.Lake.BucketArn], Prefixes(folders));
        yield return PlainPolicy.Allow("FindLake", ["s3:GetBucketLocation"], [inputs.Lake.BucketArn]);
        yield return PlainPolicy.Allow("Decrypt", ["kms:Decrypt"], [inputs.LakeKey.KeyArn], KeyPolicies.Through("s3"));
    }

    private static string Folder(Reading reading) => $"{new LakePrefixes(reading.Dataset).Data}*";

    private static string[] FoldersOf(Reading[] part) => [.. part.Select(reading => $"/{Folder(reading)}")];

    private static Dictionary<string, object> Prefixes(string[] prefixes) =>
        new() { ["StringLike"] = new Dictionary<string, object> { ["s3:prefix"] = prefixes } };
}
