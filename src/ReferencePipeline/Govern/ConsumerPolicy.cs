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

    private string[] Tables => _governed ? ["*"] : [.. reader.Readings.Select(reading => reading.Dataset.Table.Value)];

    private IEnumerable<string> Data => reader.Readings.Select(reading => $"{new LakePrefixes(reading.Dataset).Data}*");

    public Dictionary<string, object> Document => PlainPolicy.Document(
    [
        .. reader.Readings.Count > 0 ? Read() : [],
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
        .. reader.Readings.Count == 0 ? [] : _governed ? [$":table/{inputs.Database}/*", "Resource::*"] : Data.Select(folder => $"/{folder}"),
    ];

    /// <summary>A workgroup's ARN ends in an id that only its deployment gives, and it is deployed later: it is known by its tag.</summary>
    private Dictionary<string, object> SignIn() => PlainPolicy.Allow("SignInToWarehouse", ["redshift-serverless:GetCredentials"],
        [$"arn:{Aws.PARTITION}:redshift-serverless:{Aws.REGION}:{Aws.ACCOUNT_ID}:{Workgroups}"],
        new() { ["StringEquals"] = new Dictionary<string, object> { [$"aws:ResourceTag/{DeploymentTag.Key}"] = DeploymentTag.ValueOf(settings) } });

    private IEnumerable<Dictionary<string, object>> Read()
    {
        yield return PlainPolicy.Allow("ReadCatalog", ReadCatalog, GlueArns.Tables(inputs.Database, Tables));
        if (_governed)
        {
            // It names no resource: Lake Formation has none for it, and decides by its own grants.
            yield return PlainPolicy.Allow("AskLakeFormation", ["lakeformation:GetDataAccess"], ["*"]);
            yield break;
        }

        yield return PlainPolicy.Allow("ReadObjects", ["s3:GetObject"], [.. Data.Select(inputs.Lake.ArnForObjects)]);
        yield return PlainPolicy.Allow("ListFolders", ["s3:ListBucket"], [inputs.Lake.BucketArn], Prefixes([.. Data]));
        yield return PlainPolicy.Allow("FindLake", ["s3:GetBucketLocation"], [inputs.Lake.BucketArn]);
        yield return PlainPolicy.Allow("Decrypt", ["kms:Decrypt"], [inputs.LakeKey.KeyArn], KeyPolicies.Through("s3"));
    }

    private static Dictionary<string, object> Prefixes(string[] prefixes) =>
        new() { ["StringLike"] = new Dictionary<string, object> { ["s3:prefix"] = prefixes } };
}
