using ReferencePipeline.Settings;
using Iam = Amazon.CDK.AWS.IAM;
using Kms = Amazon.CDK.AWS.KMS;
using Logs = Amazon.CDK.AWS.Logs;
using Redshift = Amazon.CDK.AWS.RedshiftServerless;

namespace ReferencePipeline.Warehouse;

/// <summary>What is stored, and what computes on it.</summary>
internal sealed class WarehouseDatabase : Construct
{
    public const string Database = "warehouse";

    private static readonly string[] Exports = ["userlog", "connectionlog", "useractivitylog"];

    private readonly AdminName _adminUser;

    public WarehouseDatabase(Construct scope, PipelineSettings settings, WarehouseNetwork network, Iam.CfnRole role, Kms.IKey key, Kms.IKey logKey)
        : base(scope, "Database")
    {
        Name = $"referencepipeline-{settings.Stage}";
        _adminUser = settings.Warehouse.AdminUser;
        Namespace = new Redshift.CfnNamespace(this, "Namespace", new Redshift.CfnNamespaceProps
        {
            NamespaceName = Name,
            DbName = Database,
            AdminUsername = settings.Warehouse.AdminUser.Value,
            ManageAdminPassword = true,
            AdminPasswordSecretKmsKeyId = key.KeyId,
            KmsKeyId = key.KeyArn,
            DefaultIamRoleArn = role.AttrArn,
            IamRoles = [role.AttrArn],
            LogExports = Exports,
            // Its name is fixed, so it cannot stay behind; the last snapshot does.
            FinalSnapshotName = settings.Removal is Removal.Retain ? $"{Name}-final" : null,
            FinalSnapshotRetentionPeriod = settings.Removal is Removal.Retain ? settings.Warehouse.SnapshotDays : null,
        });
        Namespace.ApplyRemovalPolicy(RemovalPolicy.DESTROY);
        foreach (var log in LogGroups(settings, logKey))
            Namespace.AddDependency(log);
        Workgroup = MakeWorkgroup(settings, network);
    }

    /// <summary>The namespace's and the workgroup's.</summary>
    public string Name { get; }

    public Redshift.CfnNamespace Namespace { get; }

    public Redshift.CfnWorkgroup Workgroup { get; }

    /// <summary>The secret that AWS makes: CloudFormation does not tell its ARN (coverage roadmap, issue 2021), whose last six letters are made up.</summary>
    public string AdminSecrets => $"arn:{Aws.PARTITION}:secretsmanager:{Aws.REGION}:{Aws.ACCOUNT_ID}:secret:redshift!{Name}-{_adminUser}-??????";

    private Redshift.CfnWorkgroup MakeWorkgroup(PipelineSettings settings, WarehouseNetwork network)
    {
        var workgroup = new Redshift.CfnWorkgroup(this, "Workgroup", new Redshift.CfnWorkgroupProps
        {
            WorkgroupName = Name,
            NamespaceName = Namespace.Ref,
            BaseCapacity = settings.Warehouse.BaseRpu,
            MaxCapacity = settings.Warehouse.MaxRpu,
            Port = settings.Warehouse.Port,
            PubliclyAccessible = false,
            EnhancedVpcRouting = true,
            SubnetIds = [.. network.Subnets.Select(subnet => subnet.Ref)],
            SecurityGroupIds = [network.Warehouse.AttrGroupId],
            ConfigParameters = new[]
            {
                Parameter("require_ssl", "true"),
                // Keys of JSON and names of streams have upper case letters; policies bind every session to this default.
                Parameter("enable_case_sensitive_identifier", "true"),
                Parameter("enable_user_activity_logging", "true"),
            },
        });
        return workgroup;
    }

    /// <summary>Redshift would make them itself, without a key and for ever.</summary>
    private IEnumerable<Logs.CfnLogGroup> LogGroups(PipelineSettings settings, Kms.IKey key)
    {
        foreach (var export in Exports)
        {
            var log = new Logs.CfnLogGroup(this, export, new Logs.CfnLogGroupProps
            {
                LogGroupName = $"/aws/redshift/{Name}/{export}",
                RetentionInDays = settings.Retention.LogDays,
                KmsKeyId = key.KeyArn,
            });
            // Redshift chose the name; one that stayed behind would be in the way of the next warehouse.
            log.ApplyRemovalPolicy(RemovalPolicy.DESTROY);
            yield return log;
        }
    }

    private static Redshift.CfnWorkgroup.ConfigParameterProperty Parameter(string key, string value) => new() { ParameterKey = key, ParameterValue = value };
}
