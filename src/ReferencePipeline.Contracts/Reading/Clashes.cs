namespace ReferencePipeline.Contracts.Reading;

/// <summary>What two contracts of one pipeline may not share. A role may: it is then granted what both give it.</summary>
internal static class Clashes
{
    public static IEnumerable<Problem> Among(IReadOnlyList<DataContract> contracts)
    {
        for (var i = 0; i < contracts.Count; i++)
        {
            var contract = contracts[i];
            if (contracts.Take(i).FirstOrDefault(other => other.Id == contract.Id) is { } same)
                yield return new Problem(contract.File, contract.IdLine, "id", $"'{contract.Id}' is also the id of {same.File}", "give each contract its own id");

            foreach (var dataset in contract.Datasets)
            {
                var other = contracts.Take(i).FirstOrDefault(other => other.Datasets.Any(candidate => candidate.Table == dataset.Table));
                if (other is not null)
                    yield return new Problem(contract.File, dataset.Line, $"schema.{dataset.Name}", $"its table '{dataset.Table}' is also in {other.File}", "give one of them another physicalName");
            }
        }
    }
}
