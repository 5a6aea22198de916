using ReferencePipeline.Contracts;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Glue = Amazon.CDK.AWS.Glue;

namespace ReferencePipeline.Catalog;

/// <summary>All that the catalog holds for one dataset: eight resources at most, so that many datasets fit into one stack.</summary>
internal sealed class DatasetCatalog : Construct
{
    public DatasetCatalog(Construct scope, PipelineSettings settings, DataContract contract, Dataset dataset, CatalogNames names, CatalogPlace place, Glue.CfnRegistry registry)
        : base(scope, dataset.Table.ConstructId())
    {
        Table = DatasetTable.Make(this, settings, contract, dataset, place);
        QuarantineTable.Make(this, settings, dataset, place);
        QuarantineView.Make(this, dataset, names, place);
        RegisteredSchema.Make(this, contract, dataset, registry);
    }

    public Glue.CfnTable Table { get; }
}
