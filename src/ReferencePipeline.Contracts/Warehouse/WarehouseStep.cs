using System.Security.Cryptography;
using System.Text;

namespace ReferencePipeline.Contracts.Warehouse;

/// <summary>One thing that the warehouse is to hold, how it is made, and how it is taken away again.</summary>
/// <remarks>
/// A step whose digest the warehouse has on record is left alone. Any other is first removed, by what its own record says, and then
/// made. The record is written before the first statement and completed after the last, so a torn step is known, and removed, too.
/// </remarks>
public sealed record WarehouseStep
{
    /// <summary>The Data API takes no more statements in one call, which is one transaction.</summary>
    public const int MostStatements = 40;

    /// <summary>A kind and a name: <c>view orders</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What is of a higher order is made later and removed earlier.</summary>
    public required int Order { get; init; }

    public required IReadOnlyList<string> Make { get; init; }

    /// <summary>May find nothing to remove.</summary>
    public required IReadOnlyList<string> Remove { get; init; }

    /// <summary>Whether each statement is a call of its own: some run in no transaction.</summary>
    public bool Alone { get; init; }

    /// <summary>What it stands on: when that is made anew, so is this.</summary>
    public IReadOnlyList<WarehouseStep> Needs { get; init; } = [];

    /// <summary>What a reader of the contract may expect here and not find, with the reason.</summary>
    public IReadOnlyList<string> Withheld { get; init; } = [];

    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', [.. Make, "--", .. Remove, "--", .. Needs.Select(need => need.Digest)]))));

    /// <summary>The calls that make it and keep its record.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Calls => Grouped([AppliedSteps.Begin(this), .. Make, AppliedSteps.Finish(this)]);

    /// <summary>The calls that remove it, a statement a line, with an empty line between calls: so the record holds it.</summary>
    public string Removal => string.Join("\n\n", Grouped([.. Remove, AppliedSteps.Forget(Name)]).Select(call => string.Join('\n', call)));

    private IReadOnlyList<IReadOnlyList<string>> Grouped(IReadOnlyList<string> statements) => [.. statements.Chunk(Alone ? 1 : MostStatements)];
}
