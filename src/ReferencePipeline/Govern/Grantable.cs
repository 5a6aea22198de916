using ReferencePipeline.Contracts;
using Lf = Amazon.CDK.AWS.LakeFormation;

namespace ReferencePipeline.Govern;

/// <summary>What a grant can be on.</summary>
internal sealed class Grantable(string database, LakeTags tags)
{
    /// <summary>As many values an expression takes.</summary>
    private const int MostValues = 50;

    public Lf.CfnPrincipalPermissions.ResourceProperty Database() => new()
    {
        Database = new Lf.CfnPrincipalPermissions.DatabaseResourceProperty { CatalogId = Aws.ACCOUNT_ID, Name = database },
    };

    public Lf.CfnPrincipalPermissions.ResourceProperty Table(TableName table) => new()
    {
        Table = new Lf.CfnPrincipalPermissions.TableResourceProperty { CatalogId = Aws.ACCOUNT_ID, DatabaseName = database, Name = table.Value },
    };

    public Lf.CfnPrincipalPermissions.ResourceProperty Filter(TableName table, string name) => new()
    {
        DataCellsFilter = new Lf.CfnPrincipalPermissions.DataCellsFilterResourceProperty { TableCatalogId = Aws.ACCOUNT_ID, DatabaseName = database, TableName = table.Value, Name = name },
    };

    public static Lf.CfnPrincipalPermissions.ResourceProperty Location(string arn) => new()
    {
        DataLocation = new Lf.CfnPrincipalPermissions.DataLocationResourceProperty { CatalogId = Aws.ACCOUNT_ID, ResourceArn = arn },
    };

    /// <summary>All columns of the datasets, in as many expressions as it takes; what is found in quarantine has no tag and is never among them.</summary>
    public IEnumerable<Lf.CfnPrincipalPermissions.ResourceProperty> Datasets(IEnumerable<Dataset> datasets) => Expressions(datasets, []);

    /// <summary>Of the datasets, the columns of these classes.</summary>
    public IEnumerable<Lf.CfnPrincipalPermissions.ResourceProperty> Columns(IEnumerable<Dataset> datasets, IEnumerable<Classification> classes) =>
        Expressions(datasets, [Expression(tags.Classification, classes.Select(LakeTags.Value))]);

    private IEnumerable<Lf.CfnPrincipalPermissions.ResourceProperty> Expressions(IEnumerable<Dataset> datasets, object[] and) => datasets
        .Select(LakeTags.Value).Order(StringComparer.Ordinal).Chunk(MostValues)
        .Select(values => new Lf.CfnPrincipalPermissions.ResourceProperty
        {
            LfTagPolicy = new Lf.CfnPrincipalPermissions.LFTagPolicyResourceProperty
            {
                CatalogId = Aws.ACCOUNT_ID,
                ResourceType = "TABLE",
                Expression = and.Append(Expression(tags.Dataset, values)).ToArray(),
            },
        });

    private static Lf.CfnPrincipalPermissions.LFTagProperty Expression(string key, IEnumerable<string> values) => new() { TagKey = key, TagValues = [.. values] };
}
