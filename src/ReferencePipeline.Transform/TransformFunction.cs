using ReferencePipeline.Transform.Firehose;
using ReferencePipeline.Transform.Secrets;
using ReferencePipeline.Transform.Telemetry;

namespace ReferencePipeline.Transform;

/// <summary>Puts the function together: contract, validator, handler.</summary>
internal static class TransformFunction
{
    public static FirehoseHandler Start(string folder, Func<string, string?> variable, Log log)
    {
        var settings = FunctionSettings.FromEnvironment(variable);
        var dataset = BakedContract.Read(folder, settings.Dataset);
        var salts = new SecretsManagerSalts(variable, TimeProvider.System);
        return new(ContractJudge.For(dataset, salts), new(log, settings.Dataset, settings.Stage), TimeProvider.System, new());
    }
}
