using System.Text.Json.Nodes;
using ReferencePipeline.Govern;
using ReferencePipeline.Templates;
using static ReferencePipeline.Tests.Promises.PolicyText;

namespace ReferencePipeline.Tests.Promises;

/// <summary>The contracts' roles: who may become one, and what IAM lets it do.</summary>
internal static class ReaderPromises
{
    private const string Athena = "athena:BatchGetNamedQuery athena:BatchGetPreparedStatement athena:BatchGetQueryExecution athena:GetNamedQuery athena:GetPreparedStatement athena:GetQueryExecution athena:GetQueryResults "
        + "athena:GetQueryResultsStream athena:GetWorkGroup athena:ListNamedQueries athena:ListPreparedStatements athena:ListQueryExecutions athena:StartQueryExecution athena:StopQueryExecution";

    private const string Catalog = "glue:BatchGetPartition glue:GetDatabase glue:GetDatabases glue:GetPartition glue:GetPartitions glue:GetTable glue:GetTables";

    public static PromiseTable All { get; } = new("Access")
    {
        { "Each role of the contracts is there, may be taken on as the settings say, and may query and keep results", IsAsPromised },
        { "A role of the contracts is a consumer, and not trusted with the lake", (assembly, _) => from reader in Reader.Of(Origin.Of(assembly).Contracts) from role in Roles(assembly, reader) where Told.Of(role, "Path") != $"/referencepipeline/{Origin.Of(assembly).Stage}/consumers/" select $"{role}: {Told.Of(role, "Path")}" },
    };

    private static IEnumerable<string> IsAsPromised(CloudAssembly assembly, Evaluator evaluator)
    {
        var origin = Origin.Of(assembly);
        foreach (var reader in Reader.Of(origin.Contracts))
        {
            var promised = Lines([.. Trust(origin, reader), .. reader.Readings.Count == 0 ? [] : origin.IsUnderLakeFormation ? Asks(origin) : Reads(origin, reader), .. Queries(origin, reader)]);
            if (Roles(assembly, reader).Select(role => Told.Of(role, Told.Statements)).ToList() is not [var told] || told != promised)
                yield return $"{reader.Name}:\n{string.Join('\n', Roles(assembly, reader).Select(role => Told.Of(role, Told.Statements)))}\nnot\n{promised}";
        }
    }

    private static IEnumerable<TemplateResource> Roles(CloudAssembly assembly, Reader reader) =>
        PromiseTable.Named(assembly, $"AWS::IAM::Role Reads what the contracts of {Origin.Of(assembly).Stage} let {reader.Name} read");

    private static IEnumerable<string> Trust(Origin origin, Reader reader)
    {
        var consumers = origin.Settings["consumers"]!;
        var trust = consumers["byRole"]![reader.Name.Value] ?? consumers;
        var accounts = (trust["ownAccount"]!.GetValue<bool>() ? ["<AccountId>"] : Array.Empty<string>()).Concat(List(trust, "accounts")).Select(account => $"arn:<Partition>:iam::{account}:root").ToList();
        var roles = List(trust, "roles").Concat(List(trust, "identityCenterRoles")).ToList();
        if (accounts.Count > 0)
            yield return $"sts:AssumeRole for {string.Join(", ", accounts)}{(roles.Count == 0 ? "" : $" if ArnLike aws:PrincipalArn {string.Join(", ", roles)}")}";
        if (List(trust, "samlProviders").ToList() is { Count: > 0 } providers)
            yield return $"sts:AssumeRoleWithSAML for {string.Join(", ", providers)} if StringEquals SAML:aud https://signin.aws.amazon.com/saml";
    }

    private static string[] Asks(Origin origin) => [$"{Catalog} on {Table(origin, "*")}", "lakeformation:GetDataAccess on *"];

    private static string[] Reads(Origin origin, Reader reader)
    {
        var tables = reader.Readings.Select(reading => reading.Dataset.Table.Value).ToList();
        return
        [
            $"{Catalog} on {Table(origin, [.. tables])}",
            $"s3:GetObject on {string.Join(", ", tables.Select(table => $"<Bucket Data>/data/{table}/*"))}",
            $"s3:ListBucket on <Bucket Data> if StringLike s3:prefix {string.Join(", ", tables.Select(table => $"data/{table}/*"))}",
            "s3:GetBucketLocation on <Bucket Data>",
            "kms:Decrypt on <Key LakeKey> if StringEquals kms:ViaService s3.<Region>.amazonaws.com",
        ];
    }

    private static string[] Queries(Origin origin, Reader reader) =>
    [
        $"{Athena} on arn:<Partition>:athena:<Region>:<AccountId>:workgroup/referencepipeline-{origin.Stage}-{reader.Name.Value.Replace('_', '-')}",
        $"redshift-serverless:GetCredentials on arn:<Partition>:redshift-serverless:<Region>:<AccountId>:workgroup/* if StringEquals aws:ResourceTag/deployment ReferencePipeline-{origin.Stage}",
        $"s3:AbortMultipartUpload s3:GetObject s3:ListMultipartUploadParts s3:PutObject on <Bucket Results>/{reader.Name}/*",
        $"s3:ListBucket on <Bucket Results> if StringLike s3:prefix {reader.Name}/*",
        "s3:GetBucketLocation on <Bucket Results>",
        "kms:Decrypt kms:GenerateDataKey on <Key ResultsKey> if StringEquals kms:ViaService s3.<Region>.amazonaws.com",
    ];

    private static string Table(Origin origin, params string[] tables)
    {
        const string glue = "arn:<Partition>:glue:<Region>:<AccountId>";
        return string.Join(", ", [$"{glue}:catalog", $"{glue}:database/referencepipeline_{origin.Stage}", .. tables.Select(table => $"{glue}:table/referencepipeline_{origin.Stage}/{table}")]);
    }

    private static IEnumerable<string> List(JsonNode trust, string name) => trust[name]?.AsArray().Select(one => one!.ToString()) ?? [];
}
