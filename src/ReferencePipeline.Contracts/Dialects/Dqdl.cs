using System.Text;

namespace ReferencePipeline.Contracts.Dialects;

/// <summary>One rule of a ruleset: in Glue's results it is the rule of the same position, counted from one.</summary>
/// <param name="Path">The element of the contract that asks for it; empty for the dataset itself.</param>
/// <param name="Name">What the contract calls it, if anything.</param>
/// <param name="Text">The rule in DQDL.</param>
public sealed record DqdlRule(string Path, string? Name, string Text);

/// <summary>A rule of the contract that DQDL cannot run, and why.</summary>
public sealed record DqdlSkipped(string Path, string? Name, string Reason);

/// <summary>A dataset's quality rules in Glue's Data Quality Definition Language.</summary>
/// <param name="Text">The ruleset; <c>null</c> when there is nothing to run, since Glue takes no empty one.</param>
/// <param name="Rules">What it runs, in its order.</param>
/// <param name="Skipped">What the contract asks for and it cannot run. Nothing is left out elsewhere.</param>
public sealed record DqdlRuleset(string? Text, IReadOnlyList<DqdlRule> Rules, IReadOnlyList<DqdlSkipped> Skipped);

/// <summary>Turns quality rules, <c>primaryKey</c> and <c>unique</c> into DQDL.</summary>
/// <remarks>Read from "Data Quality Definition Language (DQDL) reference - AWS Glue" and, where that is silent, from the grammar in awslabs/dqdl.</remarks>
public static class Dqdl
{
    /// <summary>"UpdateDataQualityRuleset - AWS Glue": the longest ruleset.</summary>
    public const int MaxLength = 65_536;

    private const string Start = "Rules = [\n";
    private const string End = "]\n";

    public static DqdlRuleset Of(Dataset dataset)
    {
        var places = DqdlPlace.AllOf(dataset);
        var outcomes = KeyRules(dataset, places)
            .Concat(dataset.Quality.Select(rule => DqdlMetric.OfDataset(rule, places)))
            .Concat(places.SelectMany(place => place.Field.Quality.Select(rule => DqdlMetric.OfField(rule, place, places))))
            .ToList();
        return Write(outcomes);
    }

    /// <summary>What the validator cannot see, one record at a time: that no other record has the same key.</summary>
    private static IEnumerable<DqdlOutcome> KeyRules(Dataset dataset, IReadOnlyList<DqdlPlace> places)
    {
        var key = dataset.PrimaryKey.ToList();
        if (key.Count > 0)
        {
            var columns = string.Join(' ', key.Select(field => DqdlExpression.Quote(field.Column.Value)));
            yield return new DqdlOutcome.Written(new("", "primaryKey", $"IsPrimaryKey {columns}"));
        }

        foreach (var place in places.Where(place => place.Field.Unique && !(key.Count == 1 && key[0] == place.Field)))
            yield return DqdlMetric.Unique("unique", place);
    }

    private static DqdlRuleset Write(IReadOnlyList<DqdlOutcome> outcomes)
    {
        var rules = new List<DqdlRule>();
        var skipped = new List<DqdlSkipped>();
        var text = new StringBuilder(Start);
        foreach (var outcome in outcomes)
        {
            switch (outcome)
            {
                case DqdlOutcome.Skipped(var left):
                    skipped.Add(left);
                    break;
                case DqdlOutcome.Written(var rule):
                    var line = $"{(rules.Count > 0 ? ",\n" : "")}{Comment(rule)}    {rule.Text}";
                    if (text.Length + line.Length + 1 + End.Length > MaxLength)
                    {
                        skipped.Add(new(rule.Path, rule.Name, $"the ruleset would be longer than the {MaxLength} characters that Glue takes"));
                        break;
                    }

                    text.Append(line);
                    rules.Add(rule);
                    break;
                default:
                    throw new InvalidOperationException($"No DQDL for {outcome}.");
            }
        }

        return new(rules.Count > 0 ? text.Append('\n').Append(End).ToString() : null, rules, skipped);
    }

    /// <summary>DQDL has comments to the end of the line; the rule's name is all that Glue's own results do not show.</summary>
    private static string Comment(DqdlRule rule)
    {
        var origin = string.Join(' ', new[] { rule.Path, rule.Name }.Where(part => !string.IsNullOrEmpty(part)));
        return origin.Length == 0 ? "" : $"    # {string.Concat(origin.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c))}\n";
    }
}

/// <summary>What became of one rule of the contract.</summary>
internal abstract record DqdlOutcome
{
    private DqdlOutcome() { }

    internal sealed record Written(DqdlRule Rule) : DqdlOutcome;

    internal sealed record Skipped(DqdlSkipped Left) : DqdlOutcome;
}
