using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Dialects;
using ReferencePipeline.Govern;
using ReferencePipeline.Templates;
using static ReferencePipeline.Tests.Promises.PolicyText;

namespace ReferencePipeline.Tests.Promises;

/// <summary>What Lake Formation is told, compared with the contracts' roles and classifications; who may become a role is in <see cref="ReaderPromises"/>.</summary>
internal static class GovernPromises
{
    private const string Settings = "AWS::LakeFormation::DataLakeSettings", Place = "AWS::LakeFormation::Resource", Registrar = "AWS::IAM::Role RegistrationRole";
    private const string Tag = "AWS::LakeFormation::Tag", Association = "AWS::LakeFormation::TagAssociation", Filter = "AWS::LakeFormation::DataCellsFilter", Grant = "AWS::LakeFormation::PrincipalPermissions";

    public static PromiseTable All { get; } = new("Govern")
    {
        { Settings, "Admins", "[{DataLakePrincipalIdentifier: arn:${AWS::Partition}:iam::${AWS::AccountId}:role/cdk-hnb659fds-cfn-exec-role-${AWS::AccountId}-${AWS::Region}}]", "Who deploys may grant" },
        { Settings, "MutationType", "APPEND", "Other teams' administrators stay" },
        { Settings, "CreateDatabaseDefaultPermissions", "[]", "A new database is nobody's until it is granted" },
        { Settings, "CreateTableDefaultPermissions", "[]", "A new table is nobody's until it is granted, whoever makes it" },
        { Settings, "DeletionPolicy", "Retain", "The account's settings outlive the stage" },
        { Settings, "UpdateReplacePolicy", "Retain", "The account's settings outlive their replacement" },
        { "Under Lake Formation there is one administrator's settings, and else none", (assembly, _) => assembly.Of(Settings).Count == (Origin.Of(assembly).IsUnderLakeFormation ? 1 : 0) ? [] : [$"{assembly.Of(Settings).Count}"] },
        { $"{Place} RegisteredData", "ResourceArn", "<Bucket Data>/data", "Lake Formation answers for the data", origin => origin.IsUnderLakeFormation },
        { $"{Place} RegisteredErrors", "ResourceArn", "<Bucket Data>/errors", "Lake Formation answers for what was refused", origin => origin.IsUnderLakeFormation },
        { Place, "HybridAccessEnabled", "$(governance.hybridAccess)", "Nobody gets past Lake Formation unless the settings say so" },
        { Place, "RoleArn", "<Role RegistrationRole>", "Lake Formation reads by a role of its own" },
        { Place, "UseServiceLinkedRole", "false", "Lake Formation does not read by the role of all accounts' lakes" },
        { Registrar, "Path", "/referencepipeline/$(stage)/lake/", "Lake Formation's role is trusted by the lake", origin => origin.IsUnderLakeFormation },
        {
            Registrar, Told.Statements, Lines(
                "sts:AssumeRole for lakeformation.amazonaws.com if $(this account)",
                "sts:SetContext for lakeformation.amazonaws.com if $(this account)",
                "s3:GetObject on <Bucket Data>/data/*, <Bucket Data>/errors/*",
                "s3:ListBucket on <Bucket Data> if StringLike s3:prefix data/*, errors/*",
                "kms:Decrypt on <Key LakeKey> if StringEquals kms:ViaService s3.<Region>.amazonaws.com"),
            "Lake Formation may read what it answers for, and tells who asks", origin => origin.IsUnderLakeFormation
        },
        { "The tags are the classifications and the datasets", (assembly, _) => Differs(assembly, Tag, Tags, one => Told.Of(one.Properties)) },
        { "Each column has the tag of its classification, and each table the most sensitive one", (assembly, _) => Differs(assembly, Association, Associations, one => Told.Of(one.Properties)) },
        { Association, "DeletionPolicy", "Retain", "A former tag stays until a new one takes over" },
        { Association, "UpdateReplacePolicy", "Retain", "A replaced tag stays until a new one takes over" },
        { "A role with limits sees the columns and rows of its contract", (assembly, _) => Differs(assembly, Filter, Filters, Unnamed) },
        { "A filter's name hangs on its content", (assembly, _) => assembly.Of(Filter).Where(one => one["Name"].Literal.Split('-') is not [_, { Length: 8 } digest] || !digest.All(char.IsAsciiHexDigitLower)).Select(one => one.ToString()) },
        { "Each role is granted what its contracts say, and services what they need, and nobody may pass it on", (assembly, _) => Differs(assembly, Grant, origin => Grants(origin, assembly), Granted) },
        { "Grants, tags and filters come one after the other", (assembly, _) => assembly.Stacks.Where(stack => !IsChain(Chained(stack).ToHashSet())).Select(stack => $"{stack}: some have no order") },
        { "A tag is there before it is put on something, and before it is granted", (assembly, _) => from stack in assembly.Stacks from tag in stack.Of(Tag) from user in stack.Of(Association).Concat(stack.Of(Grant).Where(grant => grant.Find("Resource.LFTagPolicy") is not null)) where !tag.IsMadeBefore(user) select $"{user} does not wait for {tag}" },
        { "A filter is there before it is granted", (assembly, _) => from grant in assembly.Of(Grant) where grant.Find("Resource.DataCellsFilter.Name") is { } name && !assembly.Of(Filter).Any(filter => Told.Of(filter, "Name") == name.Literal && filter.IsMadeBefore(grant)) select $"{grant} does not wait for its filter" },
        { "A delivery stream is made when its role sees the table", (assembly, _) => from one in assembly.Of("AWS::KinesisFirehose::DeliveryStream") where Origin.Of(assembly).IsUnderLakeFormation && !assembly.Of(Grant).Any(grant => grant["Principal.DataLakePrincipalIdentifier"].Target == one["ExtendedS3DestinationConfiguration.RoleARN"].Target && grant.IsMadeBefore(one)) select $"{one} does not wait for its grant" },
    };

    private static IEnumerable<string> Differs(CloudAssembly assembly, string type, Func<Origin, IEnumerable<string>> promised, Func<TemplateResource, string> told)
    {
        var wanted = Origin.Of(assembly).IsUnderLakeFormation ? promised(Origin.Of(assembly)).ToHashSet() : [];
        var found = assembly.Of(type).Select(told).ToList();
        return [.. wanted.Except(found).Select(line => $"missing: {line}"), .. found.Except(wanted).Select(line => $"unpromised: {line}")];
    }

    private static IEnumerable<TemplateResource> Chained(StackTemplate stack) => new[] { Tag, Association, Filter, Grant }.SelectMany(stack.Of);

    /// <summary>In a chain one has none of the others before it, one has one, and so on.</summary>
    private static bool IsChain(HashSet<TemplateResource> all) => all.Select(one => one.DependsOnAll.Count(all.Contains)).Order().SequenceEqual(Enumerable.Range(0, all.Count));

    private static IEnumerable<string> Tags(Origin origin) =>
    [
        $"{{CatalogId: <AccountId>, TagKey: rp_{origin.Stage}_classification, TagValues: [public, internal, confidential, pii]}}",
        $"{{CatalogId: <AccountId>, TagKey: rp_{origin.Stage}_dataset, TagValues: [{Names(origin.Datasets)}]}}",
    ];

    private static IEnumerable<string> Associations(Origin origin) => origin.Datasets.SelectMany(dataset => ColumnClasses.Of(dataset)
        .Select(columns => $"{{LFTags: [{Pair(origin, "classification", Word(columns.Class))}], Resource: {{TableWithColumns: {{CatalogId: <AccountId>, ColumnNames: [{string.Join(", ", columns.Columns)}], DatabaseName: referencepipeline_{origin.Stage}, Name: {dataset.Table}}}}}}}")
        .Append($"{{LFTags: [{Pair(origin, "classification", "pii")}, {Pair(origin, "dataset", dataset.Table.Value)}], Resource: {{Table: {Table(origin, dataset)}}}}}"));

    private static string Pair(Origin origin, string key, string value) => $"{{CatalogId: <AccountId>, TagKey: rp_{origin.Stage}_{key}, TagValues: [{value}]}}";

    private static string Table(Origin origin, Dataset dataset) => $"{{CatalogId: <AccountId>, DatabaseName: referencepipeline_{origin.Stage}, Name: {dataset.Table}}}";

    private static IEnumerable<string> Filters(Origin origin) => Reader.Of(origin.Contracts).SelectMany(reader => reader.Readings.Where(reading => reading.IsLimited).Select(reading =>
        $"{reader.Name}: {{ColumnNames: [{string.Join(", ", reading.Access.VisibleFields.Select(field => field.Column.Value).Order(StringComparer.Ordinal))}], DatabaseName: referencepipeline_{origin.Stage}, "
        + $"RowFilter: {{{(reading.Access.RowFilter is { } rows ? $"FilterExpression: {LakeFormationFilter.Of(rows.Condition)}" : "AllRowsWildcard: {}")}}}, TableCatalogId: <AccountId>, TableName: {reading.Dataset.Table}}}"));

    private static string Unnamed(TemplateResource filter) => $"{filter["Name"].Literal.Split('-')[0]}: {Told.Of(filter.Properties).Replace($"Name: {filter["Name"].Literal}, ", "", StringComparison.Ordinal)}";

    private static string Granted(TemplateResource grant) =>
        $"{Told.Of(grant, "Permissions")} on {Told.Of(grant, "Resource")} for {grant["Principal.DataLakePrincipalIdentifier"].Target?.Find("Description")?.Literal} passing on {Told.Of(grant, "PermissionsWithGrantOption")}";

    private static IEnumerable<string> Grants(Origin origin, CloudAssembly assembly)
    {
        var database = $"{{Database: {{CatalogId: <AccountId>, Name: referencepipeline_{origin.Stage}}}}}";
        foreach (var reader in Reader.Of(origin.Contracts).Where(reader => reader.Readings.Count > 0))
        {
            var who = $"Reads what the contracts of {origin.Stage} let {reader.Name} read";
            yield return Line("DESCRIBE", database, who);
            foreach (var alike in reader.Readings.Where(reading => !reading.IsLimited).GroupBy(reading => string.Concat(reading.Role.Clearance)))
                yield return Line("DESCRIBE, SELECT", Tagged(origin, $"{{TagKey: rp_{origin.Stage}_classification, TagValues: [{string.Join(", ", alike.First().Role.Clearance.Select(Word))}]}}, ", alike.Select(reading => reading.Dataset)), who);
            foreach (var reading in reader.Readings.Where(reading => reading.IsLimited))
            {
                var name = assembly.Of(Filter).Where(filter => Told.Of(filter, "TableName") == reading.Dataset.Table.Value && Told.Of(filter, "Name").StartsWith($"{reader.Name}-", StringComparison.Ordinal)).Select(filter => Told.Of(filter, "Name")).FirstOrDefault();
                yield return Line("SELECT", $"{{DataCellsFilter: {{DatabaseName: referencepipeline_{origin.Stage}, Name: {name}, TableCatalogId: <AccountId>, TableName: {reading.Dataset.Table}}}}}", who);
            }
        }

        yield return Line("DATA_LOCATION_ACCESS", "{DataLocation: {CatalogId: <AccountId>, ResourceArn: <Bucket Data>/data}}", "Registers new partitions");
        yield return Line("DESCRIBE", database, "Registers new partitions");
        yield return Line("ALTER, DESCRIBE, INSERT, SELECT", Tagged(origin, "", origin.Crawled), "Registers new partitions");
        yield return Line("DESCRIBE", database, "Measures the contracts' quality rules");
        yield return Line("DESCRIBE, SELECT", Tagged(origin, "", origin.Active.Where(dataset => origin.Once(dataset, () => Dqdl.Of(dataset).Text ?? "").Length > 0)), "Measures the contracts' quality rules");
        foreach (var dataset in origin.Active)
            yield return Line("DESCRIBE, SELECT", $"{{Table: {Table(origin, dataset)}}}", $"Delivers {dataset.Table} from its stream to the lake");
    }

    private static string Line(string permissions, string on, string who) => $"[{permissions}] on {on} for {who} passing on []";

    private static string Tagged(Origin origin, string and, IEnumerable<Dataset> datasets) =>
        $"{{LFTagPolicy: {{CatalogId: <AccountId>, Expression: [{and}{{TagKey: rp_{origin.Stage}_dataset, TagValues: [{Names(datasets)}]}}], ResourceType: TABLE}}}}";

    private static string Names(IEnumerable<Dataset> datasets) => string.Join(", ", datasets.Select(dataset => dataset.Table.Value).Order(StringComparer.Ordinal));

    private static string Word(Classification classification) => classification.ToString().ToLowerInvariant();
}
