using ReferencePipeline.Contracts;
using ReferencePipeline.Transform.Firehose;
using ReferencePipeline.Transform.Runtime;
using ReferencePipeline.Transform.Secrets;
using ReferencePipeline.Transform.Telemetry;

namespace ReferencePipeline.Transform;

/// <summary>Puts the function together: contract, validator, handler.</summary>
internal static class TransformFunction
{
    public static FirehoseHandler Start(string folder, Func<string, string?> variable, Log log)
    {
        var settings = FunctionSettings.FromEnvironment(variable);
        var dataset = DatasetOf(Path.Combine(folder, FunctionSettings.ContractFile), settings.Dataset);
        var salts = new SecretsManagerSalts(variable, TimeProvider.System);
        return new(ContractJudge.For(dataset, salts), new(log, settings.Dataset, settings.Stage), TimeProvider.System, new());
    }

    private static Dataset DatasetOf(string file, string table)
    {
        if (!File.Exists(file))
            throw new FunctionException("Init.NoContract", $"There is no {FunctionSettings.ContractFile} beside the function; the asset must hold the contract.");
        var contract = ContractFile.Parse(FunctionSettings.ContractFile, File.ReadAllBytes(file)) switch
        {
            ContractReading.Accepted accepted => accepted.Contract,
            ContractReading.Refused { Problems: var problems } => throw new FunctionException("Init.ContractRefused",
                $"{problems[0]}{(problems.Count > 1 ? $" (and {problems.Count - 1} more)" : "")}{TimeZoneHint()}"),
            var other => throw new InvalidOperationException($"A reading is accepted or refused, not {other}."),
        };
        return contract.Datasets.FirstOrDefault(dataset => dataset.Table.Value == table)
            ?? throw new FunctionException("Init.NoDataset",
                $"{FunctionSettings.ContractFile} holds no dataset '{table}'; DATASET must be one of {string.Join(", ", contract.Datasets.Select(dataset => dataset.Table))}.");
    }

    // The contract was accepted where the asset was made, so what is refused here is what differs here: most likely the zones.
    private static string TimeZoneHint() => TimeZoneInfo.TryFindSystemTimeZoneById("Europe/London", out _)
        ? ""
        : ". This machine has no time zone data; the function's runtime must bring tzdata, as dotnet10 on Amazon Linux 2023 does";
}
