using ReferencePipeline.Rehearsal.Access;
using ReferencePipeline.Rehearsal.Plan;
using ReferencePipeline.Templates;

namespace ReferencePipeline.Rehearsal.Query;

/// <summary>Commands for a first look at what has become of the events, as those see it who may.</summary>
internal sealed class FirstQueries(CloudAssembly assembly, string folder)
{
    private readonly Lazy<AccessBook> _access = new(() => new(assembly));
    private readonly Lazy<IReadOnlyList<LakeTable>> _tables = new(() => LakeTable.In(new Evaluator(assembly, new PseudoParameters())));

    /// <summary>All rows that one role sees, and a saved query of another.</summary>
    public IReadOnlyList<string> Of(TablePlan plan)
    {
        try
        {
            var table = _tables.Value.Single(table => table.Database == plan.Database && table.Name == plan.Name);
            var readers = _access.Value.Readers.Where(reader => reader.Workgroups.Count == 1 && _access.Value.On(reader, table).Columns.Count > 0).ToList();
            if (readers is not [var first, ..])
                return [];
            var isFree = !plan.Parameters.Any(parameter => parameter.Key.EndsWith(".type", StringComparison.Ordinal) && parameter.Value == "injected");
            var saved = new SavedQueries(assembly, readers[^1].Workgroups[0]).NamesOf(plan.Name).LastOrDefault();
            return
            [
                .. isFree ? [$"pipeline query \"SELECT * FROM {plan.Database}.{plan.Name} LIMIT 10\" --as {first.Name}{From}"] : Array.Empty<string>(),
                .. saved is not null ? [$"pipeline query --named \"{saved}\" --as {readers[^1].Name}{From}"] : Array.Empty<string>(),
            ];
        }
        catch (AssemblyException)
        {
            // Events run through templates whose grants are not understood; a query says what it is about them.
            return [];
        }
    }

    private string From => folder == Default ? "" : $" --from {folder}";

    /// <summary>Where a query looks for a rehearsal when nobody says.</summary>
    private const string Default = "rehearsal";
}
