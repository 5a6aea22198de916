using System.Text.Json;
using ReferencePipeline.Contracts;
using ReferencePipeline.Policy;
using ReferencePipeline.Settings;
using Assets = Amazon.CDK.AWS.S3.Assets;
using Lambda = Amazon.CDK.AWS.Lambda;
using Logs = Amazon.CDK.AWS.Logs;

namespace ReferencePipeline.Deliver;

/// <summary>The function that judges a dataset's records.</summary>
public sealed class TransformFunction : Construct
{
    /// <summary>Managed, portable and newer than the pinned CDK, which knows no constant for it.</summary>
    private const string Runtime = "dotnet10";

    /// <summary>No colon: an assembly to execute, which brings its own loop over the runtime's interface.</summary>
    private const string Handler = "ReferencePipeline.Transform";

    private readonly Lambda.CfnFunction _function;

    internal TransformFunction(
        Construct scope, PipelineSettings settings, DataContract contract, Dataset dataset, DeliverInputs inputs,
        Salts salts, Assets.Asset code, RemovalPolicy removal)
        : base(scope, "Transform")
    {
        Log = new Logs.CfnLogGroup(this, "Log", new Logs.CfnLogGroupProps
        {
            RetentionInDays = settings.Retention.LogDays,
            KmsKeyId = inputs.MessagesKey.KeyArn,
        });
        Log.ApplyRemovalPolicy(removal);
        var secrets = salts.Of(dataset);
        var role = ServiceTrust.RoleFor(this, "Role", "lambda.amazonaws.com", "/", $"Judges the records of {dataset.Table}",
        [
            PlainPolicy.Allow("WriteLog", ["logs:CreateLogStream", "logs:PutLogEvents"], [Log.AttrArn]),
            .. Salts.ReadStatements(secrets.Values, inputs.LakeKey),
        ]);
        _function = new Lambda.CfnFunction(this, "Function", new Lambda.CfnFunctionProps
        {
            Description = $"Judges the records of {dataset.Table} by version {contract.Version} of its contract",
            Code = new Lambda.CfnFunction.CodeProperty { S3Bucket = code.S3BucketName, S3Key = code.S3ObjectKey },
            Runtime = Runtime,
            Handler = Handler,
            Architectures = [settings.Function.Architecture is Architecture.Arm64 ? "arm64" : "x86_64"],
            MemorySize = settings.Function.MemoryMiB,
            Timeout = settings.Function.TimeoutSeconds,
            Role = role.AttrArn,
            LoggingConfig = new Lambda.CfnFunction.LoggingConfigProperty { LogGroup = Log.Ref },
            Environment = new Lambda.CfnFunction.EnvironmentProperty { Variables = Variables(settings, dataset, secrets) },
        });
        Accepted.Because(_function, ["Serverless-LambdaDLQ"], "Firehose calls it and waits: what fails is tried again and then written to the error prefix, and a dead-letter queue would never get anything");
    }

    public string Arn => _function.AttrArn;

    public string Name => _function.Ref;

    public Logs.CfnLogGroup Log { get; }

    private static Dictionary<string, string> Variables(PipelineSettings settings, Dataset dataset, IReadOnlyDictionary<string, string> secrets)
    {
        var variables = new Dictionary<string, string> { ["DATASET"] = dataset.Table.Value, ["STAGE"] = settings.Stage.Value };
        if (secrets.Count > 0)
            variables["SALTS"] = JsonSerializer.Serialize(new SortedDictionary<string, string>(secrets.ToDictionary()));
        return variables;
    }
}
