using ReferencePipeline.Contracts;
using Lf = Amazon.CDK.AWS.LakeFormation;

namespace ReferencePipeline.Govern;

/// <summary>A table's tags: its dataset, and the class of each of its columns.</summary>
/// <remarks>
/// Every column has a tag of its own. What has none yet, a column that a contract has just gained, is as closed as the table, which
/// counts as the most sensitive there is: between the change of the table and that of the tags nobody sees it by mistake.
/// A changed association is a new one to CloudFormation, which would then take the old one's tags off the same columns. So former ones
/// stay: a new one overwrites what it differs in, and what has gone takes its tags along.
/// </remarks>
internal sealed class TaggedTable(Construct scope, string database, Dataset dataset, LakeTags tags)
{
    public void AddTo(GrantChain chain)
    {
        chain.Add(Associate("Tags", Table(), Pair(tags.Classification, LakeTags.Value(ColumnClasses.Unknown)), Pair(tags.Dataset, LakeTags.Value(dataset))));
        foreach (var (@class, columns) in ColumnClasses.Of(dataset))
            chain.Add(Associate($"{@class}Columns", Columns(columns), Pair(tags.Classification, LakeTags.Value(@class))));
    }

    private Lf.CfnTagAssociation Associate(string id, Lf.CfnTagAssociation.ResourceProperty with, params object[] pairs)
    {
        var association = new Lf.CfnTagAssociation(scope, id, new Lf.CfnTagAssociationProps { Resource = with, LfTags = pairs });
        association.ApplyRemovalPolicy(RemovalPolicy.RETAIN);
        return association;
    }

    private Lf.CfnTagAssociation.ResourceProperty Table() => new()
    {
        Table = new Lf.CfnTagAssociation.TableResourceProperty { CatalogId = Aws.ACCOUNT_ID, DatabaseName = database, Name = dataset.Table.Value },
    };

    private Lf.CfnTagAssociation.ResourceProperty Columns(string[] columns) => new()
    {
        TableWithColumns = new Lf.CfnTagAssociation.TableWithColumnsResourceProperty { CatalogId = Aws.ACCOUNT_ID, DatabaseName = database, Name = dataset.Table.Value, ColumnNames = columns },
    };

    private static Lf.CfnTagAssociation.LFTagPairProperty Pair(string key, string value) => new() { CatalogId = Aws.ACCOUNT_ID, TagKey = key, TagValues = [value] };
}
