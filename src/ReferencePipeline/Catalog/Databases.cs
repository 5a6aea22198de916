using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Glue = Amazon.CDK.AWS.Glue;

namespace ReferencePipeline.Catalog;

/// <summary>What every database of the pipeline has in common: to whom its new tables belong.</summary>
internal static class Databases
{
    public static Glue.CfnDatabase Make(Construct scope, string id, PipelineSettings settings, Glue.CfnDatabase.DatabaseInputProperty input)
    {
        input.CreateTableDefaultPermissions = TableDefaults(settings);
        var database = new Glue.CfnDatabase(scope, id, new Glue.CfnDatabaseProps { CatalogId = Aws.ACCOUNT_ID, DatabaseInput = input });
        if (settings.Governance.Mode is GovernanceMode.Iam)
            Accepted.ByOwnRule(database, "glue-new-tables-are-nobodys", "The stage's settings leave Lake Formation out of it: IAM alone decides, prefix by prefix");
        return database;
    }

    /// <summary>Nobody gets a new table by default; unless Lake Formation is out of the way, when IAM alone decides.</summary>
    private static object[] TableDefaults(PipelineSettings settings) => settings.Governance.Mode is GovernanceMode.LakeFormation ? [] :
    [
        new Glue.CfnDatabase.PrincipalPrivilegesProperty
        {
            Permissions = ["ALL"],
            Principal = new Glue.CfnDatabase.DataLakePrincipalProperty { DataLakePrincipalIdentifier = "IAM_ALLOWED_PRINCIPALS" },
        },
    ];
}
