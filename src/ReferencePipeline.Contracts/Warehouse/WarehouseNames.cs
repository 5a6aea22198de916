using System.Security.Cryptography;
using System.Text;
using ReferencePipeline.Contracts.Dialects;

namespace ReferencePipeline.Contracts.Warehouse;

/// <summary>What things are called in the warehouse. All of it is in lower case: names keep their case there, since JSON's keys do.</summary>
public static class WarehouseNames
{
    /// <summary>The lake's tables, as the reader's own IAM role may see them.</summary>
    public const string Lake = "lake";

    /// <summary>The streams; nobody but the views' owner reads them.</summary>
    public const string Streams = "streams";

    /// <summary>Events as they came; nobody but the views' owner reads them.</summary>
    public const string Raw = "live_raw";

    /// <summary>Events of the last days, for the contracts' roles.</summary>
    public const string Live = "live";

    /// <summary>"Names and identifiers - Amazon Redshift".</summary>
    public const int Longest = 127;

    private const int DigestLetters = 8;

    /// <summary>Stands in a statement for the name of a dataset's stream, which only a deployment knows.</summary>
    public static string StreamOf(Dataset dataset) => $"${{stream.{dataset.Table}}}";

    /// <summary>Stands in a statement for the account.</summary>
    public const string Account = "${account}";

    /// <summary>A database role: the contract's, in lower case, since IAM does not tell it from upper.</summary>
    public static string Role(Role role) => Role(role.Name);

    public static string Role(RoleName name) => name.Value.ToLowerInvariant();

    internal static string In(string schema, Dataset dataset) => $"{SqlIdentifier.Quote(schema)}.{SqlIdentifier.Quote(dataset.Table.Value)}";

    /// <summary>A policy's name, which must fit and be its own for each dataset.</summary>
    internal static string Policy(Dataset dataset, string what)
    {
        var name = $"{dataset.Table}__{what}";
        if (name.Length > Longest)
            name = $"{name[..(Longest - DigestLetters - 1)]}_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..DigestLetters]}";
        return SqlIdentifier.Quote(name);
    }

    /// <summary>Refuses a table whose name Redshift would not take.</summary>
    /// <exception cref="ContractException">There is one.</exception>
    public static void Check(IEnumerable<DataContract> contracts)
    {
        var problems = contracts.SelectMany(contract => contract.Datasets
            .Where(dataset => dataset.Table.Value.Length > Longest)
            .Select(dataset => new Problem(contract.File, dataset.Line, $"schema.{dataset.Name}",
                $"its table's name has {dataset.Table.Value.Length} letters, and Redshift takes {Longest}", "give it a shorter physicalName, or set warehouse.enabled to false")))
            .ToList();
        if (problems.Count > 0)
            throw new ContractException(problems);
    }
}
