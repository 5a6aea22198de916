using ReferencePipeline.Contracts;
using ReferencePipeline.Transform.Runtime;

namespace ReferencePipeline.Transform;

/// <summary>The contract that lies beside the function, in its asset.</summary>
internal static class BakedContract
{
    /// <summary>The dataset of that table.</summary>
    /// <exception cref="FunctionException">There is no contract, it is refused, or it has no such dataset.</exception>
    public static Dataset Read(string folder, string table)
    {
        var file = Path.Combine(folder, FunctionSettings.ContractFile);
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
