using ReferencePipeline.Contracts;
using ReferencePipeline.Contracts.Warehouse;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using ReferencePipeline.Streams;
using Iam = Amazon.CDK.AWS.IAM;
using Kms = Amazon.CDK.AWS.KMS;
using Redshift = Amazon.CDK.AWS.RedshiftServerless;
using S3 = Amazon.CDK.AWS.S3;
using Sqs = Amazon.CDK.AWS.SQS;
using StepFunctions = Amazon.CDK.AWS.StepFunctions;

namespace ReferencePipeline.Warehouse;

/// <summary>SQL on the lake and on the events of the last days, with the same roles, columns and rows as the contracts have.</summary>
public sealed class WarehouseStack : PipelineStack
{
    public WarehouseStack(Construct scope, PipelineSettings settings, WarehouseInputs inputs)
        : base(scope, settings, nameof(WarehouseStack), "Redshift Serverless in a closed network, and the SQL that makes it what the contracts say")
    {
        var key = PurposeKey.Make(this, settings, "Warehouse", "The warehouse's data and its administrator's password", StateRemoval);
        Undelivered = Policy.Undelivered.Make(this, inputs.MessagesKey);
        var network = new WarehouseNetwork(this, settings, inputs.MessagesKey, StateRemoval);
        var endpoints = new WarehouseEndpoints(this, settings, network, inputs.Lake);
        Role = StreamReader.Make(this, inputs);
        var database = new WarehouseDatabase(this, settings, network, Role, key, inputs.MessagesKey);
        var bootstrap = new Bootstrap(this, settings, database, key, inputs.MessagesKey, Undelivered);
        var sql = new SqlRequest(this, WarehouseSql.For(inputs.Contracts, inputs.Database, settings.Warehouse.AutoRefresh), inputs);
        foreach (var endpoint in endpoints.All)
            sql.Handle.AddDependency(endpoint);
        sql.Handle.AddDependency(database.Workgroup);
        sql.Handle.AddDependency(bootstrap.MayRun);
        new Purge(this, settings, inputs, bootstrap, Undelivered).Rule.AddDependency(sql.Answer);
        (Workgroup, BootstrapMachine) = (database.Workgroup, bootstrap.Machine);
        foreach (var needed in inputs.Before)
            AddDependency(needed);
    }

    /// <summary>What the warehouse itself may do: read the streams. Its readers see the lake by roles of their own.</summary>
    public Iam.CfnRole Role { get; }

    public Redshift.CfnWorkgroup Workgroup { get; }

    /// <summary>Runs the SQL on each deployment that changes it; one that fails has failed the deployment too.</summary>
    public StepFunctions.CfnStateMachine BootstrapMachine { get; }

    /// <summary>Requests and deletions that could not be delivered.</summary>
    public Sqs.Queue Undelivered { get; }
}

public sealed record WarehouseInputs
{
    public required IReadOnlyList<DataContract> Contracts { get; init; }

    public required StreamStack Streams { get; init; }

    public required S3.IBucket Lake { get; init; }

    /// <summary>Records in the streams are encrypted with it.</summary>
    public required Kms.IKey LakeKey { get; init; }

    public required Kms.IKey MessagesKey { get; init; }

    /// <summary>The lake's database in Glue, by its name, which is fixed.</summary>
    public required string Database { get; init; }

    /// <summary>What must be there before the SQL runs: the database that it names.</summary>
    public IReadOnlyList<Stack> Before { get; init; } = [];
}
